// Command operator-minors answers, with the code of one minor of the Prometheus operator, what it makes of objects that a cluster holds.
//
// It reads one JSON question per line and writes one JSON answer per line, in the same order. The objects are those that the API server has
// stored with the CRDs of the same minor: see storeOnly in ../operator. Build tags choose the minor: "from79" is set for 0.79 and every later one.
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

// question is one set of stored objects.
type question struct {
	// ID is handed back with the answer.
	ID string `json:"id"`
	// Objects are stored objects; kinds that do not matter here are passed over.
	Objects []json.RawMessage `json:"objects"`
	// PodTopologyLabels is true for Kubernetes 1.35 and later; operators below 0.92 do not look at it.
	PodTopologyLabels bool `json:"podTopologyLabels,omitempty"`
}

// answer is what the operator makes of each server.
type answer struct {
	ID string `json:"id"`
	// Error says that the question itself could not be judged.
	Error string `json:"error,omitempty"`
	// Unreadable lists objects that the operator's client cannot decode; what follows is judged without them.
	Unreadable []string `json:"unreadable,omitempty"`
	// Servers is keyed by "Prometheus/namespace/name" or "PrometheusAgent/namespace/name".
	Servers map[string]*serverResult `json:"servers"`
}

// serverResult has the shape of the same part of an answer of ../operator.
type serverResult struct {
	Selected  []string          `json:"selected"`
	Rejected  map[string]string `json:"rejected"`
	Config    string            `json:"config"`
	Unmanaged bool              `json:"unmanaged,omitempty"`
	Error     string            `json:"error,omitempty"`
}

func main() {
	if err := answerLines(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func answerLines(in io.Reader, out io.Writer) error {
	reader, encoder := bufio.NewReaderSize(in, 1<<20), json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, readErr := reader.ReadBytes('\n')
		if len(line) > 1 {
			if err := encoder.Encode(answerLine(line)); err != nil {
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

// answerLine turns a panic of the linked code into the answer of that one question.
func answerLine(line []byte) (result answer) {
	asked := question{}
	defer func() {
		if cause := recover(); cause != nil {
			result = answer{ID: asked.ID, Error: fmt.Sprintf("panic: %v\n%s", cause, debug.Stack())}
		}
	}()
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{Error: fmt.Sprintf("question is not understood: %v", err)}
	}
	held, unreadable, err := hold(asked.Objects)
	if err != nil {
		return answer{ID: asked.ID, Error: err.Error()}
	}
	servers := map[string]*serverResult{}
	for key, object := range held.servers {
		servers[key] = judgeServer(object, held, asked.PodTopologyLabels)
	}
	return answer{ID: asked.ID, Unreadable: unreadable, Servers: servers}
}
