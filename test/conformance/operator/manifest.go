package main

import (
	"fmt"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	utiljson "k8s.io/apimachinery/pkg/util/json"
)

// clusterScoped are the kinds we may be given that have no namespace.
var clusterScoped = map[string]bool{
	"Namespace": true, "Node": true, "PersistentVolume": true, "ClusterRole": true, "ClusterRoleBinding": true,
	"StorageClass": true, "IngressClass": true, "PriorityClass": true, "CustomResourceDefinition": true,
}

// parseManifest reads one object and gives it the namespace a client would.
//
// Whole numbers become int64 as in the API server: the schema types "integer" and "number" depend on it.
func parseManifest(raw []byte) (*unstructured.Unstructured, error) {
	content := map[string]any{}
	if err := utiljson.Unmarshal(raw, &content); err != nil {
		return nil, err
	}
	object := &unstructured.Unstructured{Object: content}
	if object.GetKind() == "" || object.GetAPIVersion() == "" {
		return nil, fmt.Errorf("manifest has no kind or no apiVersion: %.200s", raw)
	}
	if object.IsList() {
		return nil, fmt.Errorf("manifest is a %s; give its items", object.GetKind())
	}
	if metadata, isMap := content["metadata"].(map[string]any); isMap {
		fillName(object, metadata)
	}
	return object, nil
}

func fillName(object *unstructured.Unstructured, metadata map[string]any) {
	// As kubectl does, an empty namespace is one left out.
	if namespace := metadata["namespace"]; (namespace == nil || namespace == "") && !clusterScoped[object.GetKind()] {
		metadata["namespace"] = "default"
	}
	// The API server appends five random characters; here they are always the same.
	if object.GetName() == "" && object.GetGenerateName() != "" {
		metadata["name"] = object.GetGenerateName() + "00000"
	}
}

// keyOf names an object in the answers: "Kind/namespace/name", or "Kind/name" without a namespace.
func keyOf(object *unstructured.Unstructured) string {
	if object.GetNamespace() == "" {
		return object.GetKind() + "/" + object.GetName()
	}
	return object.GetKind() + "/" + object.GetNamespace() + "/" + object.GetName()
}
