// Command prometheus answers with Prometheus' own code whether configurations are valid, as
// `promtool check config --syntax-only` does, and what relabeling makes of labels.
//
// It reads one JSON question per line and writes one JSON answer per line, in the same order.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
)

// question is one configuration file, or labels to relabel.
type question struct {
	// ID is handed back with the answer.
	ID string `json:"id"`
	// Config is the YAML text; a document with nothing but scrape_configs is a whole configuration too.
	Config string `json:"config"`
	// Agent checks for agent mode, as promtool's --agent.
	Agent bool `json:"agent,omitempty"`
	// Load asks about the configuration alone, as a server loads it: whether its static targets are addresses is not looked at.
	Load bool `json:"load,omitempty"`
	// File is the path of a configuration to load from there, with its scrape_config_files.
	File string `json:"file,omitempty"`
	// Relabel asks about labels; there is no configuration then.
	Relabel *relabelQuestion `json:"relabel,omitempty"`
	// Jobs asks for what is read of each job of the configuration.
	Jobs bool `json:"jobs,omitempty"`
	// Schemas asks for the types that a configuration is read into.
	Schemas bool `json:"schemas,omitempty"`
}

// answer has no error when Prometheus would load the configuration or the rules.
type answer struct {
	ID    string `json:"id"`
	Error string `json:"error,omitempty"`
	// Labels are those after relabeling, unless the target is dropped; an empty set is not left out.
	Labels map[string]string `json:"labels,omitzero"`
	// Dropped is the index of the rule that drops the target.
	Dropped *int `json:"dropped,omitempty"`
	// Jobs are the jobs by name, as YAML with every default and without the name.
	Jobs map[string]string `json:"jobs,omitempty"`
	// Schemas are the fields of each struct.
	Schemas map[string]fields `json:"schemas,omitempty"`
}

func main() {
	if err := answerLines(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// answerLines has no limit on the length of a line, which is why it is not a bufio.Scanner.
func answerLines(in io.Reader, out io.Writer) error {
	reader, writer := bufio.NewReaderSize(in, 1<<20), bufio.NewWriter(out)
	encoder := json.NewEncoder(writer)
	encoder.SetEscapeHTML(false)
	for {
		line, readErr := reader.ReadBytes('\n')
		if len(line) > 1 {
			if err := encoder.Encode(answerLine(line)); err != nil {
				return err
			}
			if err := writer.Flush(); err != nil {
				return err
			}
		}
		if errors.Is(readErr, io.EOF) {
			return nil
		}
		if readErr != nil {
			return readErr
		}
	}
}

// answerLine turns a panic of the linked code into the answer of that one question, so that the others are still answered.
func answerLine(line []byte) (result answer) {
	var asked question
	defer func() {
		if cause := recover(); cause != nil {
			result = answer{ID: asked.ID, Error: fmt.Sprintf("panic: %v\n%s", cause, debug.Stack())}
		}
	}()
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{ID: asked.ID, Error: fmt.Sprintf("question is not understood: %v", err)}
	}
	if asked.Schemas {
		found, err := schemas()
		if err != nil {
			return answer{ID: asked.ID, Error: err.Error()}
		}
		return answer{ID: asked.ID, Schemas: found}
	}
	if asked.Relabel != nil {
		kept, dropped, err := relabeled(asked.Relabel)
		if err != nil {
			return answer{ID: asked.ID, Error: err.Error()}
		}
		return answer{ID: asked.ID, Labels: kept, Dropped: dropped}
	}
	if asked.Jobs {
		found, err := loadedJobs(asked.Config)
		if err != nil {
			return answer{ID: asked.ID, Error: err.Error()}
		}
		return answer{ID: asked.ID, Jobs: found}
	}
	judge := func() error { return check(asked.Config, asked.Agent) }
	if asked.Load {
		judge = func() error { return load(asked.Config) }
	}
	if asked.File != "" {
		judge = func() error { return loadFile(asked.File) }
	}
	if err := judge(); err != nil {
		return answer{ID: asked.ID, Error: err.Error()}
	}
	return answer{ID: asked.ID}
}
