package main

import (
	"context"
	"fmt"

	"github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	runtimeschema "k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/kubernetes/scheme"
)

// judge keeps what is the same for all questions: the CRDs and their compiled rules.
type judge struct {
	crds      *crdCatalogue
	admitters map[runtimeschema.GroupVersionKind]*admitter
}

// newJudge takes the CRDs of a folder, or those of the linked operator without one.
func newJudge(folder string) (*judge, error) {
	crds, err := loadCRDs(folder)
	if err != nil {
		return nil, err
	}
	return &judge{crds: crds, admitters: map[runtimeschema.GroupVersionKind]*admitter{}}, nil
}

// answer applies the manifests in the given order to an empty cluster, then asks the operator.
func (j *judge) answer(asked question) answer {
	if asked.AdmitOnly {
		return j.admitOnly(asked)
	}
	if asked.CreateOnly {
		return j.createOnly(asked)
	}
	result := newAnswer(asked.ID, "")
	objects, err := parseAll(asked)
	if err != nil {
		return newAnswer(asked.ID, err.Error())
	}
	ctx, held := context.Background(), newCluster(asked.StoreOnly)
	seen := map[string]bool{}
	for _, object := range objects {
		key, group := keyOf(object), object.GroupVersionKind().Group
		if seen[group+"/"+key] {
			result.note(key, &admissionResult{Errors: []string{alreadyExists(object)}})
			continue
		}
		seen[group+"/"+key] = true
		if err := j.apply(ctx, object, held, &result); err != nil {
			return newAnswer(asked.ID, fmt.Sprintf("%s: %v", key, err))
		}
	}
	result.Stored = held.stored
	for _, server := range held.servers {
		result.Servers[server.key] = judgeServer(ctx, server.object, held, asked.Operator)
		if !asked.Timed {
			result.Servers[server.key].ConfigMillis = 0
		}
	}
	return result
}

// parseAll adds the Prometheus of the question, or the default one when there is none at all.
func parseAll(asked question) ([]*unstructured.Unstructured, error) {
	raws := asked.Manifests
	if len(asked.Prometheus) > 0 {
		raws = append(raws[:len(raws):len(raws)], asked.Prometheus)
	}
	objects, hasServer := make([]*unstructured.Unstructured, 0, len(raws)+1), false
	for index, raw := range raws {
		object, err := parseManifest(raw)
		if err != nil {
			return nil, fmt.Errorf("manifest %d: %w", index, err)
		}
		objects, hasServer = append(objects, object), hasServer || isServer(object)
	}
	if !hasServer {
		object, err := parseManifest([]byte(defaultServer))
		if err != nil {
			return nil, err
		}
		objects = append(objects, object)
	}
	return objects, nil
}

// apply creates one object. Only a fault of this program is an error: a refusal is part of the answer.
func (j *judge) apply(ctx context.Context, object *unstructured.Unstructured, held *cluster, result *answer) error {
	key, kind := keyOf(object), object.GroupVersionKind()
	held.ensureNamespace(object.GetNamespace())
	switch {
	case kind.Group == monitoring.GroupName:
		return j.applyCustom(ctx, object, held, result)
	case scheme.Scheme.Recognizes(kind):
		typed, said := decodeCore(object)
		result.note(key, said)
		if typed != nil {
			held.addCore(typed)
		}
	default:
		result.Unjudged = append(result.Unjudged, key)
	}
	return nil
}

func (j *judge) applyCustom(ctx context.Context, object *unstructured.Unstructured, held *cluster, result *answer) error {
	key := keyOf(object)
	said, err := j.admitCustom(ctx, object)
	if err != nil {
		return err
	}
	result.note(key, said)
	if len(said.Errors) == 0 {
		return held.addCustom(key, object)
	}
	if isServer(object) {
		result.Servers[key] = refusedServer()
	}
	return nil
}

// admitCustom changes the object into what would be stored.
func (j *judge) admitCustom(ctx context.Context, object *unstructured.Unstructured) (*admissionResult, error) {
	kind := object.GroupVersionKind()
	admitter, err := j.admitterFor(kind)
	if err != nil {
		return nil, err
	}
	if admitter == nil {
		return &admissionResult{Errors: []string{
			fmt.Sprintf("no matches for kind %q in version %q", kind.Kind, kind.GroupVersion())}}, nil
	}
	return admitter.admit(ctx, object), nil
}

// admitterFor returns nil for a kind or version that the operator's CRDs do not serve.
func (j *judge) admitterFor(kind runtimeschema.GroupVersionKind) (*admitter, error) {
	if known, found := j.admitters[kind]; found {
		return known, nil
	}
	crd, err := j.crds.find(kind.Kind)
	if err != nil || crd == nil {
		return nil, err
	}
	for _, version := range crd.Spec.Versions {
		if version.Name == kind.Version && version.Served {
			built, err := newAdmitter(crd, kind.Version)
			if err != nil {
				return nil, err
			}
			j.admitters[kind] = built
			return built, nil
		}
	}
	return nil, nil
}

// note records what admission said, if it said anything.
func (a *answer) note(key string, said *admissionResult) {
	if len(said.Errors) == 0 && len(said.UnknownFields) == 0 {
		return
	}
	if earlier, found := a.Admission[key]; found {
		said.Errors = append(earlier.Errors, said.Errors...)
		said.UnknownFields = append(earlier.UnknownFields, said.UnknownFields...)
	}
	a.Admission[key] = said
}

// alreadyExists is the answer to a second create. The first object stays, as it does in a cluster.
func alreadyExists(object *unstructured.Unstructured) string {
	resource, _ := meta.UnsafeGuessKindToResource(object.GroupVersionKind())
	return apierrors.NewAlreadyExists(resource.GroupResource(), object.GetName()).Error()
}
