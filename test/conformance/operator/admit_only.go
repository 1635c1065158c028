package main

import (
	"context"
	"fmt"
)

// admitOnly creates each object and shows what would be stored. Objects do not see each other, so that two may share a key:
// the later one is then the one that is shown.
func (j *judge) admitOnly(asked question) answer {
	result := newAnswer(asked.ID, "")
	result.Admitted = map[string]map[string]any{}
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
			result.Admitted[key] = object.Object
		}
	}
	return result
}
