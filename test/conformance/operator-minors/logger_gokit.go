//go:build !from77

package main

import (
	"fmt"

	"github.com/go-kit/log"
)

// newLogger is a logger of go-kit, which takes names and values by turns.
func newLogger(said *skipped) log.Logger {
	return log.LoggerFunc(func(keyvals ...any) error {
		line := map[string]string{}
		for i := 0; i+1 < len(keyvals); i += 2 {
			line[fmt.Sprint(keyvals[i])] = fmt.Sprint(keyvals[i+1])
		}
		said.note(line)
		return nil
	})
}
