package main

import "encoding/json"

// question is one set of manifests, as they would be applied to an empty cluster.
type question struct {
	// ID is handed back with the answer.
	ID string `json:"id"`
	// Manifests are Kubernetes objects of any kind. A namespace left out is "default".
	Manifests []json.RawMessage `json:"manifests"`
	// Prometheus is a Prometheus or PrometheusAgent object to judge beside those among the manifests.
	// Without any, a Prometheus that selects everything is assumed (default_server.go).
	Prometheus json.RawMessage `json:"prometheus,omitempty"`
	// AdmitOnly asks for admission alone: no server is judged, and the answer has the admitted objects.
	AdmitOnly bool `json:"admitOnly,omitempty"`
	// StoreOnly asks what a cluster holds after admission: no server is judged, and nothing is read into the operator's types.
	StoreOnly bool `json:"storeOnly,omitempty"`
	// CreateOnly asks for what the operator creates to run the pods of each object: no server is judged.
	CreateOnly bool `json:"createOnly,omitempty"`
	// Timed asks how long writing each configuration took.
	Timed bool `json:"timed,omitempty"`
	// Operator says how the operator is run; left out means as released.
	Operator operatorSettings `json:"operator,omitempty"`
}

// operatorSettings are the things outside of the manifests that change what the operator writes.
type operatorSettings struct {
	// FeatureGates are set as by the operator's --feature-gates, over its own defaults.
	FeatureGates map[string]bool `json:"featureGates,omitempty"`
	// PodTopologyLabels is true for Kubernetes 1.35 and later, where pods carry their node's zone.
	PodTopologyLabels bool `json:"podTopologyLabels,omitempty"`
	// Labels are set as by --labels; only with CreateOnly.
	Labels map[string]string `json:"labels,omitempty"`
	// Annotations are set as by --annotations; only with CreateOnly.
	Annotations map[string]string `json:"annotations,omitempty"`
}

// answer has an entry only for what there is something to say about.
type answer struct {
	ID string `json:"id"`
	// Error says that the question itself could not be judged.
	Error string `json:"error,omitempty"`
	// Admission is keyed by "Kind/namespace/name" and lists only objects that are refused or that lose fields.
	Admission map[string]*admissionResult `json:"admission"`
	// Admitted is keyed as Admission and holds what would be stored; only with AdmitOnly.
	Admitted map[string]map[string]any `json:"admitted,omitempty"`
	// Stored are the objects that a cluster holds, made-up namespaces included; of two with one key the later one counts. Only with StoreOnly.
	Stored []any `json:"stored,omitempty"`
	// Created is keyed as Admission and holds what the operator creates; only with CreateOnly.
	Created map[string]*createdResult `json:"created,omitempty"`
	// Servers is keyed by "Prometheus/namespace/name" or "PrometheusAgent/namespace/name".
	Servers map[string]*serverResult `json:"servers"`
	// Unjudged lists the objects of kinds that neither the operator's CRDs nor Kubernetes itself define.
	Unjudged []string `json:"unjudged,omitempty"`
}

func newAnswer(id, reason string) answer {
	return answer{ID: id, Error: reason, Admission: map[string]*admissionResult{}, Servers: map[string]*serverResult{}}
}

// admissionResult is what the API server says when the object is created.
type admissionResult struct {
	// Errors refuse the object, in the API server's words; what follows judges the cluster without it.
	Errors []string `json:"errors,omitempty"`
	// UnknownFields are paths that are dropped (or refused, by a client that asks for strict validation, as kubectl does).
	UnknownFields []string `json:"unknownFields,omitempty"`
}

// serverResult is what the operator makes of the admitted objects for one Prometheus or PrometheusAgent.
type serverResult struct {
	// Selected are the keys of the objects that are part of the configuration, sorted.
	Selected []string `json:"selected"`
	// Rejected are the objects that match the selectors and are refused, with the operator's reason.
	Rejected map[string]string `json:"rejected"`
	// Config is the generated Prometheus configuration.
	Config string `json:"config"`
	// ConfigMillis is the time of the operator's generator alone; only with Timed.
	ConfigMillis float64 `json:"configMillis,omitempty"`
	// Unmanaged is true when no selector is set: the operator then writes no configuration at all.
	Unmanaged bool `json:"unmanaged,omitempty"`
	// Warnings are the operator's log lines of level warning and above, such as fields that the version does not support.
	Warnings []string `json:"warnings,omitempty"`
	// Error says why there is no configuration.
	Error string `json:"error,omitempty"`
}
