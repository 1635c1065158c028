package main

import (
	"encoding/json"
	"fmt"
	"reflect"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"       // Registers types and defaults.
	_ "k8s.io/kubernetes/pkg/apis/batch/install"      // Likewise.
	_ "k8s.io/kubernetes/pkg/apis/core/install"       // Likewise.
	_ "k8s.io/kubernetes/pkg/apis/discovery/install"  // Likewise.
	_ "k8s.io/kubernetes/pkg/apis/networking/install" // Likewise.
)

// readManifests decodes what the API server knows and gives it the API server's defaults.
func readManifests(manifests []json.RawMessage) (objects []runtime.Object, refused map[string]string, err error) {
	refused = map[string]string{}
	for _, raw := range manifests {
		head := metav1.PartialObjectMetadata{}
		if err := json.Unmarshal(raw, &head); err != nil {
			return nil, nil, fmt.Errorf("manifest has no readable metadata: %w", err)
		}
		kind := head.GroupVersionKind()
		if !isOfInterest(kind) {
			continue
		}
		object, err := legacyscheme.Scheme.New(kind)
		if err == nil {
			err = json.Unmarshal(raw, object)
		}
		if err != nil {
			refused[kind.Kind+"/"+head.Namespace+"/"+head.Name] = err.Error()
			continue
		}
		meta := object.(metav1.Object)
		if kind.Kind != "Namespace" && kind.Kind != "Node" && meta.GetNamespace() == "" {
			meta.SetNamespace(metav1.NamespaceDefault)
		}
		if meta.GetUID() == "" {
			meta.SetUID(unknown)
		}
		// Without one, the controllers take it for an object that is not there yet.
		meta.SetResourceVersion("1")
		if created := meta.GetCreationTimestamp(); created.IsZero() {
			meta.SetCreationTimestamp(sometime)
		}
		legacyscheme.Scheme.Default(object)
		kept, err := stored(object)
		if err != nil {
			return nil, nil, err
		}
		objects = append(objects, kept)
	}
	return objects, refused, nil
}

// stored is the object after a way through the API server's storage, which keeps no difference between an empty map and none.
func stored(object runtime.Object) (runtime.Object, error) {
	type message interface {
		Marshal() ([]byte, error)
		Unmarshal([]byte) error
	}
	bytes, err := object.(message).Marshal()
	if err != nil {
		return nil, err
	}
	kept := reflect.New(reflect.TypeOf(object).Elem()).Interface().(runtime.Object)
	return kept, kept.(message).Unmarshal(bytes)
}

func isOfInterest(kind schema.GroupVersionKind) bool {
	if kind.Version != "v1" {
		return false
	}
	switch kind.Group + "/" + kind.Kind {
	case "/Pod", "/ReplicationController", "/Service", "/Endpoints", "/Node", "/Namespace", "apps/Deployment", "apps/ReplicaSet", "apps/StatefulSet", "apps/DaemonSet",
		"batch/Job", "batch/CronJob", "discovery.k8s.io/EndpointSlice", "networking.k8s.io/Ingress":
		return true
	}
	return false
}

// visible leaves out kinds that Prometheus never lists.
func visible(objects []runtime.Object) (seen []runtime.Object) {
	for _, object := range objects {
		switch object.(type) {
		case *corev1.Pod, *corev1.Service, *corev1.Node, *corev1.Namespace, *appsv1.ReplicaSet, *batchv1.Job, *networkingv1.Ingress:
			seen = append(seen, object)
		case *corev1.Endpoints, *discoveryv1.EndpointSlice:
			// Handed back by the controllers, which may have changed them.
		}
	}
	return seen
}

// nameKind writes kind and version into the object, which typed objects lack.
func nameKind(object runtime.Object) error {
	kinds, _, err := legacyscheme.Scheme.ObjectKinds(object)
	if err != nil {
		return err
	}
	object.GetObjectKind().SetGroupVersionKind(kinds[0])
	return nil
}
