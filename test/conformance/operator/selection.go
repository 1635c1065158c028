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

// selection is what the operator's ResourceSelector chose for one server.
type selection struct {
	serviceMonitors operator.TypedResourcesSelection[*monitoringv1.ServiceMonitor]
	podMonitors     operator.TypedResourcesSelection[*monitoringv1.PodMonitor]
	probes          operator.TypedResourcesSelection[*monitoringv1.Probe]
	scrapeConfigs   operator.TypedResourcesSelection[*monitoringv1alpha1.ScrapeConfig]
}

func (p *reconciliation) selectMonitors(ctx context.Context) (*selection, error) {
	// The fake recorder blocks when its buffer is full; each object gives at most one event.
	events := operator.NewFakeRecorder(p.held.count+1, nil)
	metrics := operator.NewMetrics(prometheus.NewRegistry())
	selector, err := prompkg.NewResourceSelector(p.logger, p.object, p.store, p.held.namespaces, metrics, events)
	if err != nil {
		return nil, err
	}
	chosen := &selection{}
	list := func(kind string) prompkg.ListAllByNamespaceFn { return p.held.list(kind) }
	if chosen.serviceMonitors, err = selector.SelectServiceMonitors(ctx, list(monitoringv1.ServiceMonitorsKind)); err != nil {
		return nil, fmt.Errorf("selecting ServiceMonitors failed: %w", err)
	}
	if chosen.podMonitors, err = selector.SelectPodMonitors(ctx, list(monitoringv1.PodMonitorsKind)); err != nil {
		return nil, fmt.Errorf("selecting PodMonitors failed: %w", err)
	}
	if chosen.probes, err = selector.SelectProbes(ctx, list(monitoringv1.ProbesKind)); err != nil {
		return nil, fmt.Errorf("selecting Probes failed: %w", err)
	}
	if chosen.scrapeConfigs, err = selector.SelectScrapeConfigs(ctx, list(monitoringv1alpha1.ScrapeConfigsKind)); err != nil {
		return nil, fmt.Errorf("selecting ScrapeConfigs failed: %w", err)
	}
	return chosen, nil
}

func (s *selection) report(result *serverResult) {
	reportKind(result, monitoringv1.ServiceMonitorsKind, s.serviceMonitors)
	reportKind(result, monitoringv1.PodMonitorsKind, s.podMonitors)
	reportKind(result, monitoringv1.ProbesKind, s.probes)
	reportKind(result, monitoringv1alpha1.ScrapeConfigsKind, s.scrapeConfigs)
	slices.Sort(result.Selected)
}

// reportKind reads the Accepted condition, which is where a user of a cluster would find the reason.
func reportKind[T operator.ConfigurationResource](
	result *serverResult, kind string, chosen operator.TypedResourcesSelection[T],
) {
	for name, resource := range chosen {
		key := kind + "/" + name
		accepted := resource.Conditions()[0]
		if accepted.Status == monitoringv1.ConditionTrue {
			result.Selected = append(result.Selected, key)
		} else {
			result.Rejected[key] = accepted.Message
		}
	}
}
