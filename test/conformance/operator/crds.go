package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	crds "github.com/prometheus-operator/prometheus-operator/example"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// crdCatalogue holds the operator's full CRDs as text and parses one when it is first asked for: the ten are several megabytes.
type crdCatalogue struct {
	documents map[string][]byte
	parsed    map[string]*apiextensionsv1.CustomResourceDefinition
}

// loadCRDs reads all YAML files of a folder, or what `operator full-crds` prints, which the operator module embeds (example/crds.go v0.94.1).
func loadCRDs(folder string) (*crdCatalogue, error) {
	var text bytes.Buffer
	if folder == "" {
		if err := crds.PrintAllFull(&text); err != nil {
			return nil, err
		}
	} else if err := readFolder(folder, &text); err != nil {
		return nil, err
	}
	catalogue := &crdCatalogue{documents: map[string][]byte{}, parsed: map[string]*apiextensionsv1.CustomResourceDefinition{}}
	documents := utilyaml.NewYAMLReader(bufio.NewReader(&text))
	for {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return catalogue, nil
		}
		if err != nil {
			return nil, err
		}
		kind, err := servedKind(document)
		if err != nil {
			return nil, err
		}
		catalogue.documents[kind] = document
	}
}

func readFolder(folder string, text *bytes.Buffer) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return err
	}
	for _, file := range files {
		document, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		text.WriteString("---\n")
		text.Write(bytes.TrimPrefix(document, []byte("---\n")))
	}
	return nil
}

// servedKind finds spec.names.kind without parsing the schema: the only "kind" at that depth comes before the versions.
func servedKind(document []byte) (string, error) {
	for line := range strings.Lines(string(document)) {
		if kind, found := strings.CutPrefix(line, "    kind: "); found {
			return strings.TrimSpace(kind), nil
		}
	}
	return "", errors.New("CRD of the operator module has no spec.names.kind")
}

// find returns nil for a kind that the operator does not define.
func (catalogue *crdCatalogue) find(kind string) (*apiextensionsv1.CustomResourceDefinition, error) {
	if definition, found := catalogue.parsed[kind]; found {
		return definition, nil
	}
	document, found := catalogue.documents[kind]
	if !found {
		return nil, nil
	}
	definition := &apiextensionsv1.CustomResourceDefinition{}
	if err := yaml.Unmarshal(document, definition); err != nil {
		return nil, fmt.Errorf("CRD of %s: %w", kind, err)
	}
	apiextensionsv1.SetDefaults_CustomResourceDefinition(definition)
	apiextensionsv1.SetDefaults_CustomResourceDefinitionSpec(&definition.Spec)
	catalogue.parsed[kind] = definition
	return definition, nil
}
