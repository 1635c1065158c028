package main

import (
	"encoding/json"
	"io"
	"log/slog"
	_ "unsafe" // for go:linkname

	"github.com/prometheus-operator/prometheus-operator/pkg/alertmanager"
	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	monitoringv1alpha1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1"
	"github.com/prometheus-operator/prometheus-operator/pkg/operator"
	prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
	_ "github.com/prometheus-operator/prometheus-operator/pkg/prometheus/agent"
	_ "github.com/prometheus-operator/prometheus-operator/pkg/prometheus/server"
	"github.com/prometheus-operator/prometheus-operator/pkg/thanos"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/utils/ptr"
)

// The operator does not export the functions that make its workloads, so they are linked by name (v0.94.1).

//go:linkname makeServerSet github.com/prometheus-operator/prometheus-operator/pkg/prometheus/server.makeStatefulSet
func makeServerSet(string, *monitoringv1.Prometheus, prompkg.Config, *prompkg.ConfigGenerator, []string, string, int32, *operator.ShardedSecret) (*appsv1.StatefulSet, error)

//go:linkname makeAgentSet github.com/prometheus-operator/prometheus-operator/pkg/prometheus/agent.makeStatefulSet
func makeAgentSet(string, *monitoringv1alpha1.PrometheusAgent, prompkg.Config, *prompkg.ConfigGenerator, string, int32, *operator.ShardedSecret) (*appsv1.StatefulSet, error)

//go:linkname makeAgentDaemonSet github.com/prometheus-operator/prometheus-operator/pkg/prometheus/agent.makeDaemonSet
func makeAgentDaemonSet(*monitoringv1alpha1.PrometheusAgent, prompkg.Config, *prompkg.ConfigGenerator, *operator.ShardedSecret) (*appsv1.DaemonSet, error)

//go:linkname makeAlertmanagerSet github.com/prometheus-operator/prometheus-operator/pkg/alertmanager.makeStatefulSet
func makeAlertmanagerSet(*slog.Logger, *monitoringv1.Alertmanager, alertmanager.Config, string, *operator.ShardedSecret) (*appsv1.StatefulSet, error)

//go:linkname makeAlertmanagerService github.com/prometheus-operator/prometheus-operator/pkg/alertmanager.makeStatefulSetService
func makeAlertmanagerService(*monitoringv1.Alertmanager, alertmanager.Config) *corev1.Service

//go:linkname makeRulerSet github.com/prometheus-operator/prometheus-operator/pkg/thanos.makeStatefulSet
func makeRulerSet(*monitoringv1.ThanosRuler, thanos.Config, []string, string, *operator.ShardedSecret) (*appsv1.StatefulSet, error)

//go:linkname makeRulerService github.com/prometheus-operator/prometheus-operator/pkg/thanos.makeStatefulSetService
func makeRulerService(*monitoringv1.ThanosRuler, thanos.Config) *corev1.Service

// createdResult is what the operator creates to run the pods of one object.
type createdResult struct {
	// Objects are workloads, then their governing Service.
	Objects []any `json:"objects"`
	// Error says why the workload is not created.
	Error string `json:"error,omitempty"`
}

// createOnly admits each object and shows what the operator creates for it.
func (j *judge) createOnly(asked question) answer {
	result := newAnswer(asked.ID, "")
	result.Created = map[string]*createdResult{}
	return j.admitEach(asked, result, func(key string, object *unstructured.Unstructured) {
		result.Created[key] = createdFor(object, asked.Operator)
	})
}

// creation is one pass of the operator over one object, as in sync of each controller.
type creation struct {
	settings operatorSettings
	result   *createdResult
}

func createdFor(object *unstructured.Unstructured, settings operatorSettings) *createdResult {
	pass := &creation{settings: settings, result: &createdResult{Objects: []any{}}}
	if err := pass.run(object); err != nil {
		pass.result.Error = err.Error()
	}
	return pass.result
}

func (c *creation) run(object *unstructured.Unstructured) error {
	switch object.GetKind() {
	case monitoringv1.PrometheusesKind:
		return decodedFor(object, &monitoringv1.Prometheus{}, c.prometheus)
	case monitoringv1alpha1.PrometheusAgentsKind:
		return decodedFor(object, &monitoringv1alpha1.PrometheusAgent{}, c.agent)
	case monitoringv1.AlertmanagersKind:
		return decodedFor(object, &monitoringv1.Alertmanager{}, c.alertmanager)
	case monitoringv1.ThanosRulerKind:
		return decodedFor(object, &monitoringv1.ThanosRuler{}, c.ruler)
	}
	return nil
}

func decodedFor[T any](object *unstructured.Unstructured, typed T, create func(T) error) error {
	if err := decodeStored(object, typed); err != nil {
		return err
	}
	return create(typed)
}

func (c *creation) reloader() operator.ContainerConfig {
	// A release of the operator is linked with its own version.
	return operator.ContainerConfig{Image: operator.DefaultPrometheusConfigReloaderImage + "0.94.1"}
}

func (c *creation) prometheusConfig() prompkg.Config {
	return prompkg.Config{
		LocalHost: "localhost", ReloaderConfig: c.reloader(),
		PrometheusDefaultBaseImage: operator.DefaultPrometheusBaseImage, ThanosDefaultBaseImage: operator.DefaultThanosBaseImage,
		Labels: c.settings.Labels, Annotations: c.settings.Annotations,
	}
}

// add keeps an object, or the reason why it cannot be created; the operator stops there.
func (c *creation) add(object any, err error) error {
	if err != nil {
		return err
	}
	switch typed := object.(type) {
	case *appsv1.StatefulSet:
		typed.APIVersion, typed.Kind = "apps/v1", "StatefulSet"
	case *appsv1.DaemonSet:
		typed.APIVersion, typed.Kind = "apps/v1", "DaemonSet"
	case *corev1.Service:
		typed.APIVersion, typed.Kind = "v1", "Service"
	}
	text, err := json.Marshal(object)
	if err != nil {
		return err
	}
	c.result.Objects = append(c.result.Objects, json.RawMessage(text))
	return nil
}

// withService makes the Service follow the workloads although the operator creates it first.
func (c *creation) withService(create func() error, service *corev1.Service) error {
	failed := create()
	if service != nil {
		if err := c.add(service, nil); err != nil {
			return err
		}
	}
	return failed
}

func (c *creation) prometheus(p *monitoringv1.Prometheus) error {
	generator, err := prompkg.NewConfigGenerator(quiet(), p)
	if err != nil {
		return err
	}
	var service *corev1.Service
	if p.Spec.ServiceName == nil {
		service = prompkg.BuildStatefulSetService("prometheus-operated", selectorFor("prometheus"), p, c.prometheusConfig())
		if p.Spec.Thanos != nil {
			service.Spec.Ports = append(service.Spec.Ports, corev1.ServicePort{Name: "grpc", Port: 10901, TargetPort: intstr.FromString("grpc")})
		}
	}
	return c.withService(func() error {
		for shard, name := range prompkg.ExpectedStatefulSetShardNames(p) {
			if err := c.add(makeServerSet(name, p, c.prometheusConfig(), generator, []string{"rules"}, "", int32(shard), &operator.ShardedSecret{})); err != nil {
				return err
			}
		}
		return nil
	}, service)
}

func (c *creation) agent(p *monitoringv1alpha1.PrometheusAgent) error {
	if ptr.Deref(p.Spec.Mode, "") == monitoringv1alpha1.DaemonSetPrometheusAgentMode {
		generator, err := prompkg.NewConfigGenerator(quiet(), p, prompkg.WithDaemonSet())
		if err != nil {
			return err
		}
		return c.add(makeAgentDaemonSet(p, c.prometheusConfig(), generator, &operator.ShardedSecret{}))
	}
	generator, err := prompkg.NewConfigGenerator(quiet(), p)
	if err != nil {
		return err
	}
	var service *corev1.Service
	if p.Spec.ServiceName == nil {
		service = prompkg.BuildStatefulSetService("prometheus-agent-operated", selectorFor("prometheus-agent"), p, c.prometheusConfig())
	}
	return c.withService(func() error {
		for shard, name := range prompkg.ExpectedStatefulSetShardNames(p) {
			if err := c.add(makeAgentSet(name, p, c.prometheusConfig(), generator, "", int32(shard), &operator.ShardedSecret{})); err != nil {
				return err
			}
		}
		return nil
	}, service)
}

func (c *creation) alertmanager(a *monitoringv1.Alertmanager) error {
	config := alertmanager.Config{
		LocalHost: "localhost", ReloaderConfig: c.reloader(), AlertmanagerDefaultBaseImage: operator.DefaultAlertmanagerBaseImage,
		Labels: c.settings.Labels, Annotations: c.settings.Annotations,
	}
	var service *corev1.Service
	if a.Spec.ServiceName == nil {
		service = makeAlertmanagerService(a, config)
	}
	return c.withService(func() error { return c.add(makeAlertmanagerSet(quiet(), a, config, "", &operator.ShardedSecret{})) }, service)
}

func (c *creation) ruler(t *monitoringv1.ThanosRuler) error {
	config := thanos.Config{
		LocalHost: "localhost", ReloaderConfig: c.reloader(), ThanosDefaultBaseImage: operator.DefaultThanosBaseImage,
		Labels: c.settings.Labels, Annotations: c.settings.Annotations,
	}
	var service *corev1.Service
	if t.Spec.ServiceName == nil {
		service = makeRulerService(t, config)
	}
	// The operator always has one ConfigMap of rules (makeConfigMapsFromRules in pkg/operator/rules.go).
	return c.withService(func() error { return c.add(makeRulerSet(t, config, []string{"rules"}, "", &operator.ShardedSecret{})) }, service)
}

func selectorFor(name string) map[string]string {
	return map[string]string{operator.ApplicationNameLabelKey: name}
}

func quiet() *slog.Logger {
	return slog.New(slog.NewTextHandler(io.Discard, nil))
}
