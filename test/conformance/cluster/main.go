// Command cluster answers what a cluster would hold once manifests are applied and everything runs, as far as Prometheus can see it.
//
// It reads one JSON question per line and writes one JSON answer per line, in the same order. See question.go for both shapes.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/go-logr/logr"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	"k8s.io/klog/v2"
)

// atOnce is how many clusters run at a time: most of an answer's time is waiting for informers.
const atOnce = 32

func main() {
	klog.SetLogger(logr.Discard())
	utilruntime.ErrorHandlers = nil
	if err := answerLines(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// answerLines works on several questions at once and writes the answers in the order of the questions.
func answerLines(in io.Reader, out io.Writer) error {
	pending := make(chan chan answer, atOnce)
	failed := make(chan error, 1)
	go func() {
		failed <- readLines(in, pending)
		close(pending)
	}()
	writer := bufio.NewWriter(out)
	encoder := json.NewEncoder(writer)
	encoder.SetEscapeHTML(false)
	for next := range pending {
		if err := encoder.Encode(<-next); err != nil {
			return err
		}
		if err := writer.Flush(); err != nil {
			return err
		}
	}
	return <-failed
}

// readLines has no limit on the length of a line, which is why it is not a bufio.Scanner.
func readLines(in io.Reader, pending chan<- chan answer) error {
	reader := bufio.NewReaderSize(in, 1<<20)
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) > 1 {
			next := make(chan answer, 1)
			pending <- next
			go func() { next <- answerLine(line) }()
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
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
	result, err := answerQuestion(asked)
	if err != nil {
		return answer{ID: asked.ID, Error: err.Error()}
	}
	return result
}
