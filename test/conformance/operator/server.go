package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	monitoringv1alpha1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1"
	"github.com/prometheus-operator/prometheus-operator/pkg/assets"
	"github.com/prometheus-operator/prometheus-operator/pkg/operator"
	prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
	"k8s.io/utils/ptr"
)

// reconciliation is one pass of the operator over one server object, up to the configuration it would write.
//
// It follows sync, getSelectedConfigResources and createOrUpdateConfigurationSecret of pkg/prometheus/server/operator.go and
// pkg/prometheus/agent/operator.go (v0.94.1), which cannot be called without a cluster.
type reconciliation struct {
	object   monitoringv1.PrometheusInterface
	held     *cluster
	settings operatorSettings
	store    *assets.StoreBuilder
	logger   *slog.Logger
}

func refusedServer() *serverResult {
	return &serverResult{Selected: []string{}, Rejected: map[string]string{}, Error: "the object is refused by admission"}
}

func judgeServer(
	ctx context.Context, object monitoringv1.PrometheusInterface, held *cluster, settings operatorSettings,
) *serverResult {
	said := newWarnings()
	pass := &reconciliation{
		object: object, held: held, settings: settings,
		store:  assets.NewStoreBuilder(held.references, held.references),
		logger: slog.New(said),
	}
	result := &serverResult{Selected: []string{}, Rejected: map[string]string{}}
	if err := pass.run(ctx, result); err != nil {
		result.Error = err.Error()
	}
	result.Warnings = said.sorted()
	return result
}

func (p *reconciliation) run(ctx context.Context, result *serverResult) error {
	options, err := p.generatorOptions()
	if err != nil {
		return err
	}
	chosen, err := p.selectMonitors(ctx)
	if err != nil {
		return err
	}
	chosen.report(result)
	generator, err := prompkg.NewConfigGenerator(p.logger, p.object, options...)
	if err != nil {
		return err
	}
	if p.isUnmanaged() {
		result.Unmanaged = true
		return nil
	}
	began := time.Now()
	config, err := p.generate(ctx, generator, chosen)
	result.ConfigMillis = float64(time.Since(began).Microseconds()) / 1000
	result.Config = string(config)
	return err
}

// generatorOptions starts from the operator's own defaults (pkg/operator/config.go v0.94.1): two of the gates are on.
func (p *reconciliation) generatorOptions() ([]prompkg.ConfigGeneratorOption, error) {
	gates := operator.DefaultConfig("0", "0").Gates
	if err := gates.UpdateFeatureGates(p.settings.FeatureGates); err != nil {
		return nil, err
	}
	// Every Kubernetes we support serves discovery.k8s.io/v1.
	options := []prompkg.ConfigGeneratorOption{prompkg.WithEndpointSliceSupport()}
	if gates.Enabled(operator.PrometheusTopologyShardingFeature) {
		options = append(options, prompkg.WithPrometheusTopologySharding())
	}
	if p.settings.PodTopologyLabels {
		options = append(options, prompkg.WithPodTopologyLabelsSupport())
	}
	agent, isAgent := p.object.(*monitoringv1alpha1.PrometheusAgent)
	if !isAgent {
		if gates.Enabled(operator.PrometheusShardRetentionPolicyFeature) {
			options = append(options, prompkg.WithPrometheusRetentionPolicies())
		}
		return options, nil
	}
	if ptr.Deref(agent.Spec.Mode, "") == monitoringv1alpha1.DaemonSetPrometheusAgentMode {
		if !gates.Enabled(operator.PrometheusAgentDaemonSetFeature) {
			return nil, fmt.Errorf("feature gate for Prometheus Agent's DaemonSet mode is not enabled")
		}
		options = append(options, prompkg.WithDaemonSet())
	}
	return options, nil
}

// isUnmanaged: a server (not an agent) without any selector brings its own configuration (unmanagedPrometheusConfiguration).
func (p *reconciliation) isUnmanaged() bool {
	_, isServer := p.object.(*monitoringv1.Prometheus)
	fields := p.object.GetCommonPrometheusFields()
	return isServer && fields.ServiceMonitorSelector == nil && fields.PodMonitorSelector == nil &&
		fields.ProbeSelector == nil && fields.ScrapeConfigSelector == nil
}
