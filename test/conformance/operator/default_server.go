package main

import (
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// defaultServer selects everything everywhere: an empty selector matches all, a missing one nothing.
const defaultServer = `{
  "apiVersion": "monitoring.coreos.com/v1",
  "kind": "Prometheus",
  "metadata": { "namespace": "monitoring", "name": "k8s" },
  "spec": {
    "version": "v3.14.0",
    "serviceMonitorSelector": {}, "serviceMonitorNamespaceSelector": {},
    "podMonitorSelector": {}, "podMonitorNamespaceSelector": {},
    "probeSelector": {}, "probeNamespaceSelector": {},
    "scrapeConfigSelector": {}, "scrapeConfigNamespaceSelector": {}
  }
}`

func isServer(object *unstructured.Unstructured) bool {
	switch object.GroupVersionKind().GroupKind().String() {
	case "Prometheus.monitoring.coreos.com", "PrometheusAgent.monitoring.coreos.com":
		return true
	}
	return false
}
