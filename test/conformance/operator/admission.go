package main

import (
	"context"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apiextensions-apiserver/pkg/registry/customresource"
	"k8s.io/apimachinery/pkg/api/equality"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	runtimeschema "k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
)

// createStrategy is the part of the API server's create path that judges: it is the server's own strategy object, so the
// order (metadata, schema, scale, embedded metadata, list types, CEL) and the words are those of the server.
type createStrategy interface {
	PrepareForCreate(ctx context.Context, object runtime.Object)
	Validate(ctx context.Context, object runtime.Object) field.ErrorList
}

// admitter admits custom resources of one kind and version.
type admitter struct {
	structural *schema.Structural
	strategy   createStrategy
}

// newAdmitter follows getOrCreateServingInfoFor (apiextensions-apiserver customresource_handler.go v0.37.0).
func newAdmitter(crd *apiextensionsv1.CustomResourceDefinition, version string) (*admitter, error) {
	internal := &apiextensions.CustomResourceDefinition{}
	if err := apiextensionsv1.Convert_v1_CustomResourceDefinition_To_apiextensions_CustomResourceDefinition(crd, internal, nil); err != nil {
		return nil, err
	}
	props, err := apiextensions.GetSchemaForVersion(internal, version)
	if err != nil {
		return nil, err
	}
	structural, err := schema.NewStructural(props.OpenAPIV3Schema)
	if err != nil {
		return nil, err
	}
	if err := defaulting.PruneDefaults(structural); err != nil {
		return nil, err
	}
	validator, _, err := validation.NewSchemaValidator(props.OpenAPIV3Schema)
	if err != nil {
		return nil, err
	}
	subresources, err := apiextensions.GetSubresourcesForVersion(internal, version)
	if err != nil {
		return nil, err
	}
	if subresources == nil {
		subresources = &apiextensions.CustomResourceSubresources{}
	}
	kind := runtimeschema.GroupVersionKind{Group: crd.Spec.Group, Version: version, Kind: crd.Spec.Names.Kind}
	namespaced := crd.Spec.Scope == apiextensionsv1.NamespaceScoped
	strategy := customresource.NewStrategy(
		nil, namespaced, kind, validator, nil, structural, subresources.Status, subresources.Scale, nil)
	return &admitter{structural: structural, strategy: strategy}, nil
}

// admit changes the object into what would be stored and reports what the API server says about it.
func (a *admitter) admit(ctx context.Context, object *unstructured.Unstructured) *admissionResult {
	unknown, err := a.coerce(object)
	if err != nil {
		return &admissionResult{Errors: []string{err.Error()}}
	}
	defaulting.Default(object.UnstructuredContent(), a.structural)
	a.strategy.PrepareForCreate(ctx, object)
	result := &admissionResult{UnknownFields: unknown}
	for _, finding := range a.strategy.Validate(ctx, object) {
		result.Errors = append(result.Errors, finding.Error())
	}
	return result
}

// coerce follows unstructuredSchemaCoercer.apply (customresource_handler.go v0.37.0), which is not exported:
// metadata is read strictly and put aside, the rest is pruned, nulls that stand for "left out" are removed.
func (a *admitter) coerce(object *unstructured.Unstructured) ([]string, error) {
	kind, apiVersion := object.GetKind(), object.GetAPIVersion()
	metadata, hasMetadata, unknown, err := objectmeta.GetObjectMetaWithOptions(
		object.Object, objectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		return nil, err
	}
	pruned := pruning.PruneWithOptions(
		object.Object, a.structural, true, schema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true})
	defaulting.PruneNonNullableNullsWithoutDefaults(object.Object, a.structural)
	invalid, embedded := objectmeta.CoerceWithOptions(
		nil, object.Object, a.structural, false, objectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	if invalid != nil {
		return nil, invalid
	}
	object.SetKind(kind)
	object.SetAPIVersion(apiVersion)
	if hasMetadata {
		metadata.OwnerReferences = withoutRepeated(metadata.OwnerReferences)
		if err := objectmeta.SetObjectMeta(object.Object, metadata); err != nil {
			return nil, err
		}
	}
	return append(append(unknown, pruned...), embedded...), nil
}

// withoutRepeated keeps one of equal owners, as dedupOwnerReferencesAndAddWarning of the create handler does before it validates
// (k8s.io/apiserver v0.37.2, pkg/endpoints/handlers/rest.go), which is not exported.
func withoutRepeated(owners []metav1.OwnerReference) []metav1.OwnerReference {
	var kept []metav1.OwnerReference
	for _, owner := range owners {
		known := false
		for _, other := range kept {
			known = known || equality.Semantic.DeepEqual(other, owner)
		}
		if !known {
			kept = append(kept, owner)
		}
	}
	return kept
}
