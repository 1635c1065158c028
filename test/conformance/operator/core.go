package main

import (
	"encoding/json"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/client-go/kubernetes/scheme"
)

var strictDecoder = serializer.NewCodecFactory(scheme.Scheme, serializer.EnableStrict).UniversalDeserializer()

// decodeCore reads an object of Kubernetes itself into its Go type, strictly. Nothing beyond the types is judged.
//
// It returns nil for an object that cannot be read at all.
func decodeCore(object *unstructured.Unstructured) (runtime.Object, *admissionResult) {
	raw, err := json.Marshal(object.Object)
	if err != nil {
		return nil, &admissionResult{Errors: []string{err.Error()}}
	}
	typed, _, err := strictDecoder.Decode(raw, nil, nil)
	if err == nil {
		return stored(typed), &admissionResult{}
	}
	strict, isStrict := runtime.AsStrictDecodingError(err)
	if !isStrict || typed == nil {
		return nil, &admissionResult{Errors: []string{err.Error()}}
	}
	result := &admissionResult{}
	for _, finding := range strict.Errors() {
		result.UnknownFields = append(result.UnknownFields, unknownFieldPath(finding.Error()))
	}
	return stored(typed), result
}

// unknownFieldPath takes the path out of `unknown field "spec.replica"`, the only form in which the decoder gives it.
func unknownFieldPath(message string) string {
	if path, found := strings.CutPrefix(message, `unknown field "`); found {
		return strings.TrimSuffix(path, `"`)
	}
	return message
}

// stored applies the two things that the API server does on create and that selection depends on.
func stored(object runtime.Object) runtime.Object {
	switch typed := object.(type) {
	case *corev1.Secret:
		// Write-only convenience of the API: stringData wins over data (kubernetes pkg/apis/core/v1/conversion.go v1.37.0).
		for key, value := range typed.StringData {
			if typed.Data == nil {
				typed.Data = map[string][]byte{}
			}
			typed.Data[key] = []byte(value)
		}
		typed.StringData = nil
	case *corev1.Namespace:
		labelNamespace(typed)
	}
	return object
}

// labelNamespace sets the label that every namespace carries (kubernetes pkg/apis/core/v1/defaults.go v1.37.0, SetDefaults_Namespace).
func labelNamespace(namespace *corev1.Namespace) {
	if namespace.Labels == nil {
		namespace.Labels = map[string]string{}
	}
	namespace.Labels[corev1.LabelMetadataName] = namespace.Name
}
