package main

import "encoding/json"

// question is one object to create in a cluster in which its namespace exists and nothing else does, or a path to get.
type question struct {
	// ID is handed back with the answer.
	ID string `json:"id"`
	// Object is sent as it is. Its apiVersion and kind decide where to; without a namespace it goes to "default".
	Object json.RawMessage `json:"object,omitempty"`
	// Get is a path of the server, such as /openapi/v2.
	Get string `json:"get,omitempty"`
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
}
