// Command operator answers questions about manifests with the code of the API server and of the Prometheus operator.
//
// It reads one JSON question per line and writes one JSON answer per line, in the same order. See question.go for both shapes.
// With -crds, a folder of CRDs takes the place of those of the linked operator.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
)

func main() {
	folder := flag.String("crds", "", "folder of CRDs as YAML")
	flag.Parse()
	judge, err := newJudge(*folder)
	if err == nil {
		err = answerLines(os.Stdin, os.Stdout, judge)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// answerLines has no limit on the length of a line, which is why it is not a bufio.Scanner: a question may hold a whole cluster.
func answerLines(in io.Reader, out io.Writer, judge *judge) error {
	reader, writer := bufio.NewReaderSize(in, 1<<20), bufio.NewWriter(out)
	encoder := json.NewEncoder(writer)
	encoder.SetEscapeHTML(false)
	for {
		line, readErr := reader.ReadBytes('\n')
		if len(line) > 1 {
			if err := encoder.Encode(answerLine(line, judge)); err != nil {
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
func answerLine(line []byte, judge *judge) (result answer) {
	var asked question
	defer func() {
		if cause := recover(); cause != nil {
			result = newAnswer(asked.ID, fmt.Sprintf("panic: %v\n%s", cause, debug.Stack()))
		}
	}()
	if err := json.Unmarshal(line, &asked); err != nil {
		return newAnswer(asked.ID, fmt.Sprintf("question is not understood: %v", err))
	}
	return judge.answer(asked)
}
