package main

import (
	"bytes"
	"fmt"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	monitoringv1alpha1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/tools/cache"
	kjson "sigs.k8s.io/json"
)

// server is a Prometheus or PrometheusAgent object to answer for.
type server struct {
	key    string
	object monitoringv1.PrometheusInterface
}

// cluster holds the admitted objects of one question in the stores that the operator reads.
type cluster struct {
	namespaces cache.SharedIndexInformer
	monitors   map[string]cache.Indexer
	references *references
	servers    []server
	count      int
	// storeOnly keeps all objects as they are stored, and nothing else.
	storeOnly bool
	stored    []any
}

func newCluster(storeOnly bool) *cluster {
	return &cluster{
		storeOnly: storeOnly,
		// Never started: its store is filled by hand, and the store is all that the operator's selection reads.
		namespaces: cache.NewSharedIndexInformer(&cache.ListWatch{}, &corev1.Namespace{}, 0, cache.Indexers{}),
		monitors:   map[string]cache.Indexer{},
		references: newReferences(),
	}
}

// ensureNamespace gives an object a namespace to be in when the manifests do not bring it.
func (c *cluster) ensureNamespace(name string) {
	if name == "" {
		return
	}
	namespace := &corev1.Namespace{TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: "Namespace"}, ObjectMeta: metav1.ObjectMeta{Name: name}}
	labelNamespace(namespace)
	if _, exists, _ := c.namespaces.GetStore().Get(namespace); !exists {
		c.addCore(namespace)
	}
}

// addCore keeps the kinds that selection depends on; a Namespace replaces one that was made up for it.
func (c *cluster) addCore(object runtime.Object) {
	if c.storeOnly {
		c.stored = append(c.stored, object)
	}
	switch typed := object.(type) {
	case *corev1.Namespace:
		// The store's key function fails only for objects without metadata.
		_ = c.namespaces.GetStore().Add(typed)
	case *corev1.Secret:
		c.references.addSecret(typed)
	case *corev1.ConfigMap:
		c.references.addConfigMap(typed)
	}
}

// addCustom keeps monitors and servers; the other kinds of the operator are only admitted.
func (c *cluster) addCustom(key string, object *unstructured.Unstructured) error {
	if c.storeOnly {
		c.stored = append(c.stored, object.Object)
		return nil
	}
	switch object.GetKind() {
	case monitoringv1.ServiceMonitorsKind:
		return c.addMonitor(object, &monitoringv1.ServiceMonitor{})
	case monitoringv1.PodMonitorsKind:
		return c.addMonitor(object, &monitoringv1.PodMonitor{})
	case monitoringv1.ProbesKind:
		return c.addMonitor(object, &monitoringv1.Probe{})
	case monitoringv1alpha1.ScrapeConfigsKind:
		return c.addMonitor(object, &monitoringv1alpha1.ScrapeConfig{})
	case monitoringv1.PrometheusesKind:
		return c.addServer(key, object, &monitoringv1.Prometheus{})
	case monitoringv1alpha1.PrometheusAgentsKind:
		return c.addServer(key, object, &monitoringv1alpha1.PrometheusAgent{})
	}
	return nil
}

func (c *cluster) addMonitor(object *unstructured.Unstructured, typed runtime.Object) error {
	if err := decodeStored(object, typed); err != nil {
		return err
	}
	c.count++
	return c.indexer(object.GetKind()).Add(typed)
}

func (c *cluster) addServer(key string, object *unstructured.Unstructured, typed monitoringv1.PrometheusInterface) error {
	if err := decodeStored(object, typed); err != nil {
		return err
	}
	c.servers = append(c.servers, server{key: key, object: typed})
	return nil
}

func (c *cluster) indexer(kind string) cache.Indexer {
	if c.monitors[kind] == nil {
		c.monitors[kind] = cache.NewIndexer(
			cache.MetaNamespaceKeyFunc, cache.Indexers{cache.NamespaceIndex: cache.MetaNamespaceIndexFunc})
	}
	return c.monitors[kind]
}

// list has the shape of the operator's informers (pkg/informers/informers.go v0.94.1, ListAllByNamespace).
func (c *cluster) list(kind string) func(string, labels.Selector, cache.AppendFunc) error {
	return func(namespace string, selector labels.Selector, add cache.AppendFunc) error {
		return cache.ListAllByNamespace(c.indexer(kind), namespace, selector, add)
	}
}

// decodeStored reads an admitted object as the operator's client does: field names are case-sensitive.
func decodeStored(object *unstructured.Unstructured, typed any) error {
	raw, err := object.MarshalJSON()
	if err != nil {
		return err
	}
	if err := kjson.UnmarshalCaseSensitivePreserveInts(bytes.TrimSpace(raw), typed); err != nil {
		return fmt.Errorf("the operator's client cannot read it: %w", err)
	}
	return nil
}
