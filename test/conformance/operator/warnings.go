package main

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
)

// warnings collects the operator's log lines of level warning and above: the operator drops unsupported fields with a log
// line and nothing else (promcfg.go v0.94.1, AppendMapItem), so this is the only place where the drop can be seen.
type warnings struct {
	lines      *[]string
	attributes []slog.Attr
}

func newWarnings() warnings {
	return warnings{lines: &[]string{}}
}

// sorted gives each line once: the operator walks maps, and repeats itself for every endpoint.
func (w warnings) sorted() []string {
	lines := slices.Clone(*w.lines)
	slices.Sort(lines)
	return slices.Compact(lines)
}

// Enabled implements slog.Handler.
func (w warnings) Enabled(_ context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn
}

// Handle implements slog.Handler.
func (w warnings) Handle(_ context.Context, record slog.Record) error {
	// Said again, with its reason, in the answer's "rejected" (resource_selector.go v0.94.1, selectObjects).
	if record.Message == "skipping object" {
		return nil
	}
	words := []string{record.Message}
	for _, attribute := range w.attributes {
		words = append(words, fmt.Sprintf("%s=%v", attribute.Key, attribute.Value))
	}
	record.Attrs(func(attribute slog.Attr) bool {
		words = append(words, fmt.Sprintf("%s=%v", attribute.Key, attribute.Value))
		return true
	})
	*w.lines = append(*w.lines, strings.Join(words, " "))
	return nil
}

// WithAttrs implements slog.Handler.
func (w warnings) WithAttrs(attributes []slog.Attr) slog.Handler {
	return warnings{lines: w.lines, attributes: append(slices.Clone(w.attributes), attributes...)}
}

// WithGroup implements slog.Handler; the operator uses no groups.
func (w warnings) WithGroup(string) slog.Handler {
	return w
}
