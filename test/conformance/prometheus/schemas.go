package main

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/config"
	"github.com/prometheus/prometheus/discovery"
	"github.com/prometheus/prometheus/discovery/aws"
	"github.com/prometheus/prometheus/discovery/azure"
	"github.com/prometheus/prometheus/discovery/consul"
	"github.com/prometheus/prometheus/discovery/digitalocean"
	"github.com/prometheus/prometheus/discovery/dns"
	"github.com/prometheus/prometheus/discovery/eureka"
	"github.com/prometheus/prometheus/discovery/file"
	"github.com/prometheus/prometheus/discovery/gce"
	"github.com/prometheus/prometheus/discovery/hetzner"
	"github.com/prometheus/prometheus/discovery/http"
	"github.com/prometheus/prometheus/discovery/ionos"
	"github.com/prometheus/prometheus/discovery/kubernetes"
	"github.com/prometheus/prometheus/discovery/linode"
	"github.com/prometheus/prometheus/discovery/marathon"
	"github.com/prometheus/prometheus/discovery/moby"
	"github.com/prometheus/prometheus/discovery/nomad"
	"github.com/prometheus/prometheus/discovery/oci"
	"github.com/prometheus/prometheus/discovery/openstack"
	"github.com/prometheus/prometheus/discovery/outscale"
	"github.com/prometheus/prometheus/discovery/ovhcloud"
	"github.com/prometheus/prometheus/discovery/puppetdb"
	"github.com/prometheus/prometheus/discovery/scaleway"
	"github.com/prometheus/prometheus/discovery/stackit"
	"github.com/prometheus/prometheus/discovery/targetgroup"
	"github.com/prometheus/prometheus/discovery/triton"
	"github.com/prometheus/prometheus/discovery/uyuni"
	"github.com/prometheus/prometheus/discovery/vultr"
	"github.com/prometheus/prometheus/discovery/xds"
	"github.com/prometheus/prometheus/discovery/zookeeper"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/model/relabel"
	"go.yaml.in/yaml/v2"
)

// discoveries are all that are registered; schemas checks that none is missing.
var discoveries = []discovery.Config{
	&aws.SDConfig{}, &aws.EC2SDConfig{}, &aws.ECSSDConfig{}, &aws.ElasticacheSDConfig{}, &aws.LightsailSDConfig{}, &aws.MSKSDConfig{}, &aws.RDSSDConfig{},
	&azure.SDConfig{}, &consul.SDConfig{}, &digitalocean.SDConfig{}, &dns.SDConfig{}, &eureka.SDConfig{}, &file.SDConfig{}, &gce.SDConfig{},
	&hetzner.SDConfig{}, &http.SDConfig{}, &ionos.SDConfig{}, &kubernetes.SDConfig{}, &linode.SDConfig{}, &marathon.SDConfig{},
	&moby.DockerSDConfig{}, &moby.DockerSwarmSDConfig{}, &nomad.SDConfig{}, &oci.SDConfig{}, &openstack.SDConfig{}, &outscale.SDConfig{},
	&ovhcloud.SDConfig{}, &puppetdb.SDConfig{}, &scaleway.SDConfig{}, &stackit.SDConfig{}, &triton.SDConfig{}, &uyuni.SDConfig{}, &vultr.SDConfig{},
	&xds.KumaSDConfig{}, &zookeeper.NerveSDConfig{}, &zookeeper.ServersetSDConfig{},
}

// fields are the types of the fields of a struct, by their names in YAML.
type fields map[string]string

// inlined is the name of a field for structs whose fields are fields of the outer struct, separated by a blank.
const inlined = "+"

// schemas are the structs that a configuration is read into, by their Go names.
func schemas() (map[string]fields, error) {
	found := map[string]fields{}
	collect(reflect.TypeFor[config.Config](), found)
	listed := fields{"static_configs": "[]*targetgroup.Group"}
	var names []string
	for _, each := range discoveries {
		names = append(names, each.Name())
		listed[each.Name()+"_sd_configs"] = "[]" + typeName(reflect.TypeOf(each), found)
	}
	names = append(names, discovery.StaticConfig{}.Name())
	slices.Sort(names)
	if registered := discovery.RegisteredConfigNames(); !slices.Equal(names, registered) {
		return nil, fmt.Errorf("registered discoveries are %v, not %v", registered, names)
	}
	found["discovery.Configs"] = listed
	for _, of := range []string{"config.ScrapeConfig", "config.AlertmanagerConfig"} {
		found[of][inlined] += " discovery.Configs"
	}
	// What its UnmarshalYAML reads (discovery/targetgroup/targetgroup.go v0.314.0).
	found["targetgroup.Group"] = fields{"targets": "[]string", "labels": "model.LabelSet"}
	found["config.ScrapeConfigs"] = fields{"scrape_configs": "[]*config.ScrapeConfig"}
	return found, nil
}

// leaves are structs and maps that are read from one value, or by rules of their own.
var leaves = []reflect.Type{
	reflect.TypeFor[relabel.Config](), reflect.TypeFor[labels.Labels](), reflect.TypeFor[model.LabelSet](), reflect.TypeFor[targetgroup.Group](),
}

var (
	unmarshaler     = reflect.TypeFor[yaml.Unmarshaler]()
	textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// typeName is as Go writes it, but "{}string" for a map, "any" for what is not read into a type, and the kind of types without rules.
func typeName(t reflect.Type, found map[string]fields) string {
	_, name, _ := strings.Cut(t.String(), "*")
	if t.Kind() != reflect.Pointer {
		name = t.String()
	}
	pointer := reflect.PointerTo(t)
	switch {
	case slices.Contains(leaves, t):
		return name
	case t.Kind() == reflect.Pointer:
		return "*" + typeName(t.Elem(), found)
	case name == "http.Client", t.Kind() == reflect.Interface:
		return "any"
	case name == "config.URL", t.Kind() != reflect.Struct && (pointer.Implements(unmarshaler) || pointer.Implements(textUnmarshaler)):
		return name
	case t.Kind() == reflect.Struct:
		collect(t, found)
		return name
	case t.Kind() == reflect.Slice:
		return "[]" + typeName(t.Elem(), found)
	case t.Kind() == reflect.Map:
		return "{}" + typeName(t.Elem(), found)
	default:
		return t.Kind().String()
	}
}

// collect adds a struct, and all that it leads to.
func collect(t reflect.Type, found map[string]fields) {
	if _, done := found[t.String()]; done {
		return
	}
	own := fields{}
	found[t.String()] = own
	addFields(t, own, found)
}

// addFields follows the tags as the YAML reader does (getStructInfo in yaml.go, go.yaml.in/yaml/v2 v2.4.4).
func addFields(t reflect.Type, own fields, found map[string]fields) {
	for field := range t.Fields() {
		if field.PkgPath != "" && !field.Anonymous {
			continue
		}
		name, options, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		switch {
		case name == "-":
		case strings.Contains(options, "inline") && field.Type.Kind() == reflect.Map:
			own["*"] = typeName(field.Type.Elem(), found)
		case strings.Contains(options, "inline"):
			own[inlined] = typeName(field.Type, found)
		case name == "":
			own[strings.ToLower(field.Name)] = typeName(field.Type, found)
		default:
			own[name] = typeName(field.Type, found)
		}
	}
}
