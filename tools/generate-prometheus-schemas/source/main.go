// Command source reads the types of Prometheus' configuration from its source, without building it: so it can be asked about every version.
//
// Its arguments are modules, each as <module path>=<folder>; it prints the same JSON as the prometheus judge does for "schemas".
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

func main() {
	modules := map[string]string{}
	for _, each := range os.Args[1:] {
		path, folder, _ := strings.Cut(each, "=")
		modules[path] = folder
	}
	found, err := schemas(modules)
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(found)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
