package main

import (
	"encoding/json"

	"k8s.io/apimachinery/pkg/runtime"
)

// question is manifests to apply to an empty cluster. A namespace left out is "default".
type question struct {
	// ID is handed back with the answer.
	ID string `json:"id"`
	// Manifests are objects of any kind; kinds that no pod, Service or Ingress comes from are passed over.
	Manifests []json.RawMessage `json:"manifests"`
}

// answer is what Prometheus would find.
type answer struct {
	ID    string `json:"id"`
	Error string `json:"error,omitempty"`
	// Objects are all that exist, of the kinds that Prometheus asks for, with the values that an API server and a kubelet fill in.
	Objects []runtime.Object `json:"objects"`
	// Pods are those that stand for a manifest, by "namespace/name".
	Pods map[string]standIn `json:"pods"`
	// Nodes are names of nodes that no manifest has: a cluster has some.
	Nodes []string `json:"nodes"`
	// Refused are objects that the API server would not understand, with the reason.
	Refused map[string]string `json:"refused,omitempty"`
}

// standIn is a pod that stands for all replicas of a workload.
type standIn struct {
	// Source is the key of the manifest: "Kind/namespace/name".
	Source string `json:"source"`
	// IPs are addresses that only a cluster gives; none where the manifest has its own.
	IPs []string `json:"ips"`
}

func answerQuestion(asked question) (answer, error) {
	given, refused, err := readManifests(asked.Manifests)
	if err != nil {
		return answer{}, err
	}
	running := newCluster(given)
	running.addPods()
	running.fillServices()
	running.addNamespaces()
	running.addNodes()
	made, err := runControllers(running.objects)
	if err != nil {
		return answer{}, err
	}
	objects := append(visible(running.objects), made...)
	for _, object := range objects {
		if err := nameKind(object); err != nil {
			return answer{}, err
		}
	}
	return answer{ID: asked.ID, Objects: objects, Pods: running.standIns, Nodes: running.unknownNodes, Refused: refused}, nil
}
