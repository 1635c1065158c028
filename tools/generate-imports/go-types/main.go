// Command go-types prints which Go type stands behind every field of the operator's custom resources.
//
// A CRD repeats the schema of a struct wherever it is used and does not say its name; only the Go API knows that two
// places are the same type. The output is the committed go-types.json, so Go is needed only to regenerate it:
//
//	go run . > ../go-types.json
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"runtime/debug"
	"strings"

	v1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	"github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1"
	"github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1beta1"
)

const (
	operatorModule   = "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring"
	kubernetesModule = "k8s.io/api"
)

var roots = map[string]any{
	"Alertmanager/v1":             v1.Alertmanager{},
	"AlertmanagerConfig/v1alpha1": v1alpha1.AlertmanagerConfig{},
	"AlertmanagerConfig/v1beta1":  v1beta1.AlertmanagerConfig{},
	"PodMonitor/v1":               v1.PodMonitor{},
	"Probe/v1":                    v1.Probe{},
	"Prometheus/v1":               v1.Prometheus{},
	"PrometheusAgent/v1alpha1":    v1alpha1.PrometheusAgent{},
	"PrometheusRule/v1":           v1.PrometheusRule{},
	"ScrapeConfig/v1alpha1":       v1alpha1.ScrapeConfig{},
	"ServiceMonitor/v1":           v1.ServiceMonitor{},
	"ThanosRuler/v1":              v1.ThanosRuler{},
}

// output is sorted by encoding/json, so the file does not depend on the order of the walk.
type output struct {
	OperatorVersion   string                       `json:"operatorVersion"`
	KubernetesVersion string                       `json:"kubernetesVersion"`
	Roots             map[string]string            `json:"roots"`
	Types             map[string]map[string]string `json:"types"`
}

func main() {
	out := output{
		OperatorVersion: moduleVersion(operatorModule),
		// k8s.io/api v0.37.0 is the API of Kubernetes v1.37.0.
		KubernetesVersion: strings.Replace(moduleVersion(kubernetesModule), "v0.", "v1.", 1),
		Roots:             map[string]string{},
		Types:             map[string]map[string]string{},
	}
	for name, root := range roots {
		out.Roots[name] = walk(reflect.TypeOf(root), out.Types)
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func moduleVersion(path string) string {
	info, _ := debug.ReadBuildInfo()
	for _, dep := range info.Deps {
		if dep.Path == path {
			return dep.Version
		}
	}
	return ""
}

// walk records the named types below t and returns t's own name, or "" for what JSON shows as a bare value.
func walk(t reflect.Type, types map[string]map[string]string) string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		if t.PkgPath() != "" && t.Kind() != reflect.Pointer && elementName(t) == "" {
			return name(t)
		}
		t = t.Elem()
	}
	if t.PkgPath() == "" {
		return ""
	}
	if _, seen := types[name(t)]; seen || t.Kind() != reflect.Struct || writesItself(t) {
		return name(t)
	}
	fields := map[string]string{}
	types[name(t)] = fields
	addFields(t, fields, types)
	return name(t)
}

// writesItself tells types such as Quantity and IntOrString, whose Go fields are not their JSON.
func writesItself(t reflect.Type) bool {
	marshaler := reflect.TypeFor[json.Marshaler]()
	return t.Implements(marshaler) || reflect.PointerTo(t).Implements(marshaler)
}

func elementName(t reflect.Type) string {
	e := t.Elem()
	for e.Kind() == reflect.Pointer || e.Kind() == reflect.Slice || e.Kind() == reflect.Map {
		e = e.Elem()
	}
	if e.PkgPath() == "" {
		return ""
	}
	return name(e)
}

func addFields(t reflect.Type, fields map[string]string, types map[string]map[string]string) {
	for i := 0; i < t.NumField(); i++ {
		field := t.Field(i)
		key, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Anonymous && (key == "" || strings.Contains(options, "inline")) {
			addFields(indirect(field.Type), fields, types)
			continue
		}
		if key == "" || key == "-" || !field.IsExported() {
			continue
		}
		if typeName := walk(field.Type, types); typeName != "" {
			fields[key] = typeName
		}
	}
}

func indirect(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// name is the last part of the package path that is not a mere folder, then the type: "monitoring/v1.Endpoint".
func name(t reflect.Type) string {
	parts := strings.Split(t.PkgPath(), "/")
	if len(parts) > 2 {
		parts = parts[len(parts)-2:]
	}
	return strings.Join(parts, "/") + "." + t.Name()
}
