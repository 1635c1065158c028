package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"sigs.k8s.io/yaml"
)

const crdsPath = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"

// documentEnd separates the documents of a YAML file.
var documentEnd = regexp.MustCompile(`(?m)^---\s*$`)

// crd is the part of a CustomResourceDefinition that says whether its objects can be created.
type crd struct {
	Kind     string `json:"kind"`
	Metadata struct {
		Name string `json:"name"`
	} `json:"metadata"`
	Status struct {
		Conditions []struct {
			Type   string `json:"type"`
			Status string `json:"status"`
		} `json:"conditions"`
	} `json:"status"`
}

// install creates the CRDs of a folder, if one is given, and asks again what is served.
func (s *controlPlane) install(folder string) error {
	if folder == "" {
		return nil
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		for _, document := range documentEnd.Split(string(text), -1) {
			if err := s.installOne([]byte(document)); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
		}
	}
	s.kinds, err = servedKinds(s.config)
	return err
}

func (s *controlPlane) installOne(document []byte) error {
	object, err := yaml.YAMLToJSON(document)
	if err != nil {
		return err
	}
	var given crd
	if err := json.Unmarshal(object, &given); err != nil || given.Kind != "CustomResourceDefinition" {
		return err
	}
	code, body, err := s.post(crdsPath, object)
	if err != nil || code != http.StatusCreated {
		return fmt.Errorf("answered %d: %s (%w)", code, body, err)
	}
	return s.awaitEstablished(given.Metadata.Name)
}

func (s *controlPlane) awaitEstablished(name string) error {
	for begun := time.Now(); time.Since(begun) < readyWithin; time.Sleep(100 * time.Millisecond) {
		_, body, err := s.get(crdsPath + "/" + name)
		var found crd
		if err != nil || json.Unmarshal(body, &found) != nil {
			continue
		}
		for _, condition := range found.Status.Conditions {
			if condition.Type == "Established" && condition.Status == "True" {
				return nil
			}
		}
	}
	return fmt.Errorf("%s is not established after %s", name, readyWithin)
}
