// Command prometheus-minors answers with the loader of one minor version of Prometheus whether it loads a configuration.
//
// It reads one JSON question per line and writes one JSON answer per line, in the same order. The module file decides on the version.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"reflect"
	"runtime/debug"

	"github.com/prometheus/prometheus/config"
	_ "github.com/prometheus/prometheus/plugins" // Registers every service discovery, as promtool does.
)

// question is one configuration file.
type question struct {
	// ID is handed back with the answer.
	ID string `json:"id"`
	// Config is the YAML text.
	Config string `json:"config"`
}

// answer has no error when Prometheus would load the configuration.
type answer struct {
	ID    string `json:"id"`
	Error string `json:"error,omitempty"`
}

func main() {
	// Until 3.9, the loader asks the metadata service of EC2 for a region that is not set: it is not asked here, and the answer is an error.
	if err := os.Setenv("AWS_EC2_METADATA_DISABLED", "true"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
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
	if err := load(asked.Config); err != nil {
		return answer{ID: asked.ID, Error: err.Error()}
	}
	return answer{ID: asked.ID}
}

// load calls config.Load, whose parameters beside the text differ: whether to expand external labels (false, until 3.0), and the logger.
func load(text string) error {
	loader := reflect.ValueOf(config.Load)
	arguments := []reflect.Value{reflect.ValueOf(text)}
	for i := 1; i < loader.Type().NumIn(); i++ {
		parameter := loader.Type().In(i)
		if parameter == reflect.TypeFor[*slog.Logger]() {
			arguments = append(arguments, reflect.ValueOf(slog.New(slog.DiscardHandler)))
		} else {
			arguments = append(arguments, reflect.Zero(parameter))
		}
	}
	if err, failed := loader.Call(arguments)[1].Interface().(error); failed {
		return err
	}
	return nil
}
