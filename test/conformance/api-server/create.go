package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"sync"

	"k8s.io/apimachinery/pkg/api/validation/path"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	kjson "sigs.k8s.io/json"
)

const (
	strictly  = "Strict"
	leniently = "Ignore"
)

// unknownField is how strict reading names what it refuses; a duplicate field cannot come from an object that was parsed before.
var unknownField = regexp.MustCompile(`unknown field ("(?:[^"\\]|\\.)*")`)

func (s *controlPlane) answerLine(line []byte) answer {
	var asked question
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{ID: asked.ID, Error: fmt.Sprintf("question is not understood: %v", err)}
	}
	result, err := s.answer(asked)
	if err != nil {
		result.Error = err.Error()
	}
	result.ID = asked.ID
	return result
}

func (s *controlPlane) answer(asked question) (answer, error) {
	if asked.Review != nil {
		return s.review(asked.Review)
	}
	if asked.Request != nil {
		return s.send(asked.Request)
	}
	if asked.Get == "" {
		return s.create(asked.Object)
	}
	code, body, err := s.get(asked.Get)
	return answer{Code: code, Got: body}, err
}

// send answers with the body, or with its text if it is not JSON.
func (s *controlPlane) send(asked *rawRequest) (answer, error) {
	request, err := http.NewRequest(asked.Method, s.host+asked.Path, bytes.NewReader(asked.Body))
	if err != nil {
		return answer{}, err
	}
	request.Header.Set("Accept", "application/json")
	if asked.ContentType != "" {
		request.Header.Set("Content-Type", asked.ContentType)
	}
	response, err := s.client.Do(request)
	if err != nil {
		return answer{}, err
	}
	result := answer{Code: response.StatusCode, Warnings: response.Header.Values("Warning")}
	_, body, err := read(response, nil)
	if json.Valid(body) {
		result.Got = body
	} else {
		result.Message = string(body)
	}
	return result, err
}

// create sends the object with strict reading, and once more without where that alone is why it is refused.
func (s *controlPlane) create(object []byte) (answer, error) {
	at, isServed := s.pathFor(object)
	if !isServed {
		return answer{Code: http.StatusNotFound}, nil
	}
	code, body, err := s.dryRun(at, strictly, object)
	if err != nil {
		return answer{}, err
	}
	unknown := unknownFieldsOf(code, body)
	if len(unknown) > 0 {
		if code, body, err = s.dryRun(at, leniently, object); err != nil {
			return answer{}, err
		}
	}
	result, err := verdictOf(code, body)
	result.UnknownFields = unknown
	return result, err
}

// pathFor is where the object is created. An object whose metadata cannot be read is refused wherever it is sent.
func (s *controlPlane) pathFor(object []byte) (string, bool) {
	var named struct {
		APIVersion string          `json:"apiVersion"`
		Kind       string          `json:"kind"`
		Metadata   json.RawMessage `json:"metadata"`
	}
	if err := kjson.UnmarshalCaseSensitivePreserveInts(object, &named); err != nil {
		return "", false
	}
	found, isServed := s.kinds[kind{named.APIVersion, named.Kind}]
	if !isServed || !found.isNamespaced {
		return found.prefix + "/" + found.plural, isServed
	}
	var metadata struct {
		Namespace string `json:"namespace"`
	}
	// A namespace that cannot be part of a path is refused for not being that of the path.
	if kjson.UnmarshalCaseSensitivePreserveInts(named.Metadata, &metadata) != nil || metadata.Namespace == "" || len(path.IsValidPathSegmentName(metadata.Namespace)) > 0 {
		metadata.Namespace = metav1.NamespaceDefault
	}
	s.makeNamespace(metadata.Namespace)
	return found.prefix + "/namespaces/" + url.PathEscape(metadata.Namespace) + "/" + found.plural, true
}

// makeNamespace is what an answer takes for granted; a name that is no name of a namespace is left to the object's own validation.
func (s *controlPlane) makeNamespace(name string) {
	made, _ := s.namespaces.LoadOrStore(name, sync.OnceFunc(func() {
		object, _ := json.Marshal(map[string]any{"apiVersion": "v1", "kind": "Namespace", "metadata": map[string]any{"name": name}})
		s.post("/api/v1/namespaces", object)
	}))
	made.(func())()
}

func (s *controlPlane) dryRun(at, fieldValidation string, object []byte) (int, []byte, error) {
	return s.post(at+"?dryRun=All&fieldValidation="+fieldValidation, object)
}

func (s *controlPlane) post(at string, object []byte) (int, []byte, error) {
	return read(s.client.Post(s.host+at, "application/json", bytes.NewReader(object)))
}

func (s *controlPlane) get(at string) (int, []byte, error) {
	return read(s.client.Get(s.host + at))
}

func read(response *http.Response, err error) (int, []byte, error) {
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return response.StatusCode, body, err
}

func unknownFieldsOf(code int, body []byte) []string {
	if code != http.StatusBadRequest {
		return nil
	}
	var status metav1.Status
	if json.Unmarshal(body, &status) != nil {
		return nil
	}
	var fields []string
	for _, match := range unknownField.FindAllStringSubmatch(status.Message, -1) {
		var field string
		if json.Unmarshal([]byte(match[1]), &field) != nil {
			field = match[1]
		}
		fields = append(fields, field)
	}
	return sorted(fields)
}

func verdictOf(code int, body []byte) (answer, error) {
	if code == http.StatusCreated {
		return answer{Code: code, Stored: body}, nil
	}
	if code == http.StatusConflict {
		// One of that name is there already; this is looked at last, when the object is valid.
		return answer{Code: http.StatusCreated}, nil
	}
	var status metav1.Status
	if err := json.Unmarshal(body, &status); err != nil {
		return answer{Code: code}, fmt.Errorf("the answer is not a Status: %s", body)
	}
	var fields []string
	if status.Details != nil {
		for _, cause := range status.Details.Causes {
			fields = append(fields, cause.Field)
		}
	}
	return answer{Code: code, Fields: sorted(fields), Message: status.Message}, nil
}

func sorted(values []string) []string {
	slices.Sort(values)
	return slices.Compact(values)
}
