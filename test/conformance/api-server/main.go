// Command api-server answers what a real kube-apiserver says when an object is created.
//
// It runs etcd and kube-apiserver on loopback, with the CRDs of a folder if one is given, reads one JSON question per line and writes one JSON
// answer per line, in the same order.
// See question.go for both shapes. Nothing is stored but namespaces and what raw requests change: every create is a dry run.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

// atOnce is how many objects are sent at a time: enough to keep two cores busy.
const atOnce = 32

// garbagePercent lets the heap grow, because collecting it is a third of the work otherwise.
const garbagePercent = 400

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	crds := flag.String("crds", "", "folder of CRDs to install")
	flag.Parse()
	debug.SetGCPercent(garbagePercent)
	folder, err := os.MkdirTemp("", "api-server-judge-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	removeOnSignal(folder)
	server, err := startControlPlane(folder)
	if err != nil {
		return err
	}
	if err := server.install(*crds); err != nil {
		return fmt.Errorf("the CRDs of %s are not installed: %w", *crds, err)
	}
	return answerLines(os.Stdin, os.Stdout, server)
}

// removeOnSignal leaves no data behind when whoever asks ends the program. Both servers run inside this process and end with it.
func removeOnSignal(folder string) {
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	go func() {
		<-ended
		os.RemoveAll(folder)
		os.Exit(1)
	}()
}

// answerLines works on several questions at once and writes the answers in the order of the questions.
func answerLines(in io.Reader, out io.Writer, server *controlPlane) error {
	pending := make(chan chan answer, atOnce)
	failed := make(chan error, 1)
	go func() {
		failed <- readLines(in, server, pending)
		close(pending)
	}()
	writer := bufio.NewWriter(out)
	encoder := json.NewEncoder(writer)
	encoder.SetEscapeHTML(false)
	for next := range pending {
		if err := encoder.Encode(<-next); err != nil {
			return err
		}
		if len(pending) == 0 {
			if err := writer.Flush(); err != nil {
				return err
			}
		}
	}
	if err := writer.Flush(); err != nil {
		return err
	}
	return <-failed
}

// readLines has no limit on the length of a line, which is why it is not a bufio.Scanner.
func readLines(in io.Reader, server *controlPlane, pending chan<- chan answer) error {
	reader := bufio.NewReaderSize(in, 1<<20)
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) > 1 {
			next := make(chan answer, 1)
			pending <- next
			go func() { next <- server.answerLine(line) }()
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
