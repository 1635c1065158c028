package main

import (
	"context"
	"fmt"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// admitOnly creates each object and shows what would be stored. Of two that share a key the later one is shown.
func (j *judge) admitOnly(asked question) answer {
	result := newAnswer(asked.ID, "")
	result.Admitted = map[string]map[string]any{}
	return j.admitEach(asked, result, func(key string, object *unstructured.Unstructured) { result.Admitted[key] = object.Object })
}

// admitEach creates each object and hands those that are admitted to use. Objects do not see each other, so that two may share a key.
func (j *judge) admitEach(asked question, result answer, use func(key string, object *unstructured.Unstructured)) answer {
	for index, raw := range asked.Manifests {
		object, err := parseManifest(raw)
		if err != nil {
			return newAnswer(asked.ID, fmt.Sprintf("manifest %d: %v", index, err))
		}
		key := keyOf(object)
		said, err := j.admitCustom(context.Background(), object)
		if err != nil {
			return newAnswer(asked.ID, fmt.Sprintf("%s: %v", key, err))
		}
		result.note(key, said)
		if len(said.Errors) == 0 {
			use(key, object)
		}
	}
	return result
}
