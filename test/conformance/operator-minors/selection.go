package main

import (
	"context"
	"fmt"
	"strings"

	prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
)

// choose selects one kind into the map that the generator takes, and adds what it learns to the result.
//
// S is that map itself up to 0.82, and a type that also has the rejected ones later.
func choose[T, S any](
	ctx context.Context, p *reconciliation, result *serverResult, kind string,
	selectKind func(context.Context, prompkg.ListAllByNamespaceFn) (S, error), valid *map[string]T,
) error {
	p.skipped.kind = kind
	selected, err := selectKind(ctx, p.held.list(kind))
	if err != nil {
		return fmt.Errorf("selecting %ss failed: %w", kind, err)
	}
	switch typed := any(selected).(type) {
	case map[string]T:
		*valid = typed
	case interface{ ValidResources() map[string]T }:
		*valid = typed.ValidResources()
	default:
		return fmt.Errorf("a selection is a %T", selected)
	}
	for name := range *valid {
		result.Selected = append(result.Selected, kind+"/"+name)
	}
	return nil
}

// skipped collects why objects are rejected. Every minor logs it, and the oldest do nothing else with it.
type skipped struct {
	kind    string
	reasons map[string]string
}

// note takes the fields of one log line by name, the message itself as "msg".
func (s *skipped) note(line map[string]string) {
	if !strings.HasPrefix(line["msg"], "skipping ") {
		return
	}
	for _, field := range []string{"object", strings.ToLower(s.kind)} {
		if name, found := line[field]; found {
			s.reasons[s.kind+"/"+name] = line["error"]
			return
		}
	}
}
