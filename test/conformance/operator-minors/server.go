package main

import (
	"context"
	"fmt"
	"slices"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	monitoringv1alpha1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1"
	"github.com/prometheus-operator/prometheus-operator/pkg/operator"
	prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
	"github.com/prometheus/client_golang/prometheus"
)

// reconciliation is one pass of the operator over one server object, up to the configuration it would write.
//
// It follows sync and createOrUpdateConfigurationSecret of pkg/prometheus/server/operator.go and pkg/prometheus/agent/operator.go, without what
// a scrape does not depend on: rules, alerting, remote write and remote read. Feature gates are those of the minor's own defaults.
type reconciliation struct {
	object            monitoringv1.PrometheusInterface
	held              *cluster
	store             *assetStore
	skipped           *skipped
	podTopologyLabels bool
}

// monitors are those that the operator does not reject, by "namespace/name".
type monitors struct {
	service map[string]*monitoringv1.ServiceMonitor
	pod     map[string]*monitoringv1.PodMonitor
	probe   map[string]*monitoringv1.Probe
	scrape  map[string]*monitoringv1alpha1.ScrapeConfig
}

func judgeServer(object monitoringv1.PrometheusInterface, held *cluster, podTopologyLabels bool) *serverResult {
	result := &serverResult{Selected: []string{}, Rejected: map[string]string{}}
	pass := &reconciliation{
		object: object, held: held, store: newAssetStore(held.references), skipped: &skipped{reasons: result.Rejected}, podTopologyLabels: podTopologyLabels,
	}
	if err := pass.run(context.Background(), result); err != nil {
		result.Error = err.Error()
	}
	return result
}

func (p *reconciliation) run(ctx context.Context, result *serverResult) error {
	if isDaemonSet(p.object) {
		return fmt.Errorf("feature gate for Prometheus Agent's DaemonSet mode is not enabled")
	}
	chosen, err := p.selectMonitors(ctx, result)
	if err != nil {
		return err
	}
	generator, err := newGenerator(p)
	if err != nil {
		return err
	}
	if p.isUnmanaged() {
		result.Unmanaged = true
		return nil
	}
	if err := p.storeReferences(ctx); err != nil {
		return err
	}
	jobs, err := p.additionalJobs(ctx)
	if err != nil {
		return err
	}
	config, err := generate(ctx, generator, p, chosen, jobs)
	result.Config = string(config)
	return err
}

func (p *reconciliation) selectMonitors(ctx context.Context, result *serverResult) (*monitors, error) {
	selector, err := newSelector(p, operator.NewMetrics(prometheus.NewRegistry()))
	if err != nil {
		return nil, err
	}
	chosen := &monitors{}
	if err := choose(ctx, p, result, monitoringv1.ServiceMonitorsKind, selector.SelectServiceMonitors, &chosen.service); err != nil {
		return nil, err
	}
	if err := choose(ctx, p, result, monitoringv1.PodMonitorsKind, selector.SelectPodMonitors, &chosen.pod); err != nil {
		return nil, err
	}
	if err := choose(ctx, p, result, monitoringv1.ProbesKind, selector.SelectProbes, &chosen.probe); err != nil {
		return nil, err
	}
	if err := choose(ctx, p, result, monitoringv1alpha1.ScrapeConfigsKind, selector.SelectScrapeConfigs, &chosen.scrape); err != nil {
		return nil, err
	}
	slices.Sort(result.Selected)
	return chosen, nil
}

// storeReferences loads what the server object itself refers to.
func (p *reconciliation) storeReferences(ctx context.Context) error {
	namespace, common := p.object.GetObjectMeta().GetNamespace(), p.object.GetCommonPrometheusFields()
	if err := prompkg.AddAPIServerConfigToStore(ctx, p.store, namespace, common.APIServerConfig); err != nil {
		return err
	}
	return storeScrapeClasses(ctx, p, namespace)
}

func (p *reconciliation) additionalJobs(ctx context.Context) ([]byte, error) {
	secrets := p.held.references.Secrets(p.object.GetObjectMeta().GetNamespace())
	text, err := loadSecretRef(ctx, newLogger(p.skipped), secrets, p.object.GetCommonPrometheusFields().AdditionalScrapeConfigs)
	if err != nil {
		return nil, fmt.Errorf("loading additional scrape configs from Secret failed: %w", err)
	}
	return text, nil
}

// isUnmanaged: a server (not an agent) without any selector brings its own configuration.
func (p *reconciliation) isUnmanaged() bool {
	_, isServer := p.object.(*monitoringv1.Prometheus)
	fields := p.object.GetCommonPrometheusFields()
	return isServer && fields.ServiceMonitorSelector == nil && fields.PodMonitorSelector == nil &&
		fields.ProbeSelector == nil && fields.ScrapeConfigSelector == nil
}
