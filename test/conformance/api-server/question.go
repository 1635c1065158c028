package main

import "encoding/json"

// question is one object to create in a cluster in which its namespace exists and nothing else does, a path to get, a review of access, or a
// request that changes the cluster.
type question struct {
	// ID is handed back with the answer.
	ID string `json:"id"`
	// Object is sent as it is. Its apiVersion and kind decide where to; without a namespace it goes to "default".
	Object json.RawMessage `json:"object,omitempty"`
	// Get is a path of the server, such as /openapi/v2.
	Get string `json:"get,omitempty"`
	// Review asks what ServiceAccounts may do.
	Review *review `json:"review,omitempty"`
	// Request is sent as it is. What it changes is there for later questions, so send them after its answer.
	Request *rawRequest `json:"request,omitempty"`
}

// rawRequest is any request to the API server.
type rawRequest struct {
	Method string `json:"method"`
	// Path is a path of the server with its parameters.
	Path        string          `json:"path"`
	ContentType string          `json:"contentType,omitempty"`
	Body        json.RawMessage `json:"body,omitempty"`
}

// review is asked of a cluster with the given objects of RBAC, besides those of every cluster.
type review struct {
	Objects  []json.RawMessage `json:"objects"`
	Requests []request         `json:"requests"`
}

// request is what a ServiceAccount sends: for a resource, or for a path that is none.
type request struct {
	Account struct {
		Namespace string `json:"namespace"`
		Name      string `json:"name"`
	} `json:"account"`
	Verb        string `json:"verb"`
	Group       string `json:"group,omitempty"`
	Resource    string `json:"resource,omitempty"`
	Subresource string `json:"subresource,omitempty"`
	Namespace   string `json:"namespace,omitempty"`
	Path        string `json:"path,omitempty"`
}

// answer is what the API server says.
type answer struct {
	ID string `json:"id"`
	// Error is set when the object could not be judged: the question is not understood, or the server fails.
	Error string `json:"error,omitempty"`
	// Code is the HTTP status without strict reading: 201 when the object is taken, 400 when it cannot be decoded, 422 when it is not valid;
	// 404 when no such kind is served.
	Code int `json:"code"`
	// Fields are the fields that are refused, sorted, each once.
	Fields []string `json:"fields,omitempty"`
	// Message is the reason for people.
	Message string `json:"message,omitempty"`
	// UnknownFields are what strict reading refuses as unknown, sorted.
	UnknownFields []string `json:"unknownFields,omitempty"`
	// Stored is the object as it would be stored, of objects that are taken.
	Stored json.RawMessage `json:"stored,omitempty"`
	// Got is what is at the path.
	Got json.RawMessage `json:"got,omitempty"`
	// Warnings are what the server warns of when it answers a request.
	Warnings []string `json:"warnings,omitempty"`
	// Refused are the numbers of the objects of a review that the server does not take.
	Refused []int `json:"refused,omitempty"`
	// Allowed says of each request of a review whether RBAC allows it.
	Allowed []bool `json:"allowed,omitempty"`
}
