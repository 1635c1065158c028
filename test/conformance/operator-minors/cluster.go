package main

import (
	"encoding/json"
	"fmt"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	monitoringv1alpha1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/client-go/tools/cache"
	kjson "sigs.k8s.io/json"
)

// cluster holds the objects of one question where the operator looks for them.
type cluster struct {
	namespaces cache.SharedIndexInformer
	monitors   map[string]cache.Indexer
	references *references
	servers    map[string]monitoringv1.PrometheusInterface
	count      int
}

// hold puts each object where it belongs, and names those that the operator's types cannot take.
func hold(objects []json.RawMessage) (*cluster, []string, error) {
	held := &cluster{
		// Never started: its store is filled by hand, and the store is all that the operator's selection reads.
		namespaces: cache.NewSharedIndexInformer(&cache.ListWatch{}, &corev1.Namespace{}, 0, cache.Indexers{}),
		monitors:   map[string]cache.Indexer{},
		references: newReferences(),
		servers:    map[string]monitoringv1.PrometheusInterface{},
	}
	var unreadable []string
	for index, raw := range objects {
		named := &metav1.PartialObjectMetadata{}
		if err := json.Unmarshal(raw, named); err != nil {
			return nil, nil, fmt.Errorf("object %d: %w", index, err)
		}
		if err := held.add(named, raw); err != nil {
			unreadable = append(unreadable, fmt.Sprintf("%s: %v", keyOf(named), err))
		}
	}
	return held, unreadable, nil
}

func keyOf(named *metav1.PartialObjectMetadata) string {
	return named.Kind + "/" + named.Namespace + "/" + named.Name
}

func (c *cluster) add(named *metav1.PartialObjectMetadata, raw []byte) error {
	switch named.Kind {
	case "Namespace":
		return read(raw, &corev1.Namespace{}, func(object *corev1.Namespace) error { return c.namespaces.GetStore().Add(object) })
	case "Secret":
		return read(raw, &corev1.Secret{}, c.references.addSecret)
	case "ConfigMap":
		return read(raw, &corev1.ConfigMap{}, c.references.addConfigMap)
	case monitoringv1.ServiceMonitorsKind:
		return read(raw, &monitoringv1.ServiceMonitor{}, func(object *monitoringv1.ServiceMonitor) error { return c.addMonitor(named.Kind, object) })
	case monitoringv1.PodMonitorsKind:
		return read(raw, &monitoringv1.PodMonitor{}, func(object *monitoringv1.PodMonitor) error { return c.addMonitor(named.Kind, object) })
	case monitoringv1.ProbesKind:
		return read(raw, &monitoringv1.Probe{}, func(object *monitoringv1.Probe) error { return c.addMonitor(named.Kind, object) })
	case monitoringv1alpha1.ScrapeConfigsKind:
		return read(raw, &monitoringv1alpha1.ScrapeConfig{}, func(object *monitoringv1alpha1.ScrapeConfig) error { return c.addMonitor(named.Kind, object) })
	case monitoringv1.PrometheusesKind:
		return read(raw, &monitoringv1.Prometheus{}, func(object *monitoringv1.Prometheus) error { return c.addServer(named, object) })
	case monitoringv1alpha1.PrometheusAgentsKind:
		return read(raw, &monitoringv1alpha1.PrometheusAgent{}, func(object *monitoringv1alpha1.PrometheusAgent) error { return c.addServer(named, object) })
	}
	return nil
}

// read decodes as the operator's client does: field names are case-sensitive.
func read[T any](raw []byte, object T, use func(T) error) error {
	if err := kjson.UnmarshalCaseSensitivePreserveInts(raw, object); err != nil {
		return err
	}
	return use(object)
}

func (c *cluster) addMonitor(kind string, object any) error {
	c.count++
	return c.indexer(kind).Add(object)
}

func (c *cluster) addServer(named *metav1.PartialObjectMetadata, object monitoringv1.PrometheusInterface) error {
	c.servers[keyOf(named)] = object
	return nil
}

func (c *cluster) indexer(kind string) cache.Indexer {
	if c.monitors[kind] == nil {
		c.monitors[kind] = cache.NewIndexer(
			cache.MetaNamespaceKeyFunc, cache.Indexers{cache.NamespaceIndex: cache.MetaNamespaceIndexFunc})
	}
	return c.monitors[kind]
}

// list has the shape of the operator's informers (pkg/informers/informers.go, ListAllByNamespace).
func (c *cluster) list(kind string) func(string, labels.Selector, cache.AppendFunc) error {
	return func(namespace string, selector labels.Selector, add cache.AppendFunc) error {
		return cache.ListAllByNamespace(c.indexer(kind), namespace, selector, add)
	}
}
