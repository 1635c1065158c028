//go:build from77

package main

import (
	"context"
	"log/slog"
)

func newLogger(said *skipped) *slog.Logger {
	return slog.New(skippedHandler{said: said})
}

// skippedHandler hands log lines on; attributes of the logger itself tell nothing that is needed.
type skippedHandler struct{ said *skipped }

// Enabled implements slog.Handler.
func (h skippedHandler) Enabled(_ context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn
}

// Handle implements slog.Handler.
func (h skippedHandler) Handle(_ context.Context, record slog.Record) error {
	line := map[string]string{"msg": record.Message}
	record.Attrs(func(attribute slog.Attr) bool {
		line[attribute.Key] = attribute.Value.String()
		return true
	})
	h.said.note(line)
	return nil
}

// WithAttrs implements slog.Handler.
func (h skippedHandler) WithAttrs([]slog.Attr) slog.Handler {
	return h
}

// WithGroup implements slog.Handler.
func (h skippedHandler) WithGroup(string) slog.Handler {
	return h
}
