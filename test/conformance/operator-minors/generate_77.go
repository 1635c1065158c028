//go:build from77 && !from79

package main

import (
	"context"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	monitoringv1alpha1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1"
	prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
)

func generate(_ context.Context, generator *prompkg.ConfigGenerator, p *reconciliation, chosen *monitors, jobs []byte) ([]byte, error) {
	if agent, isAgent := p.object.(*monitoringv1alpha1.PrometheusAgent); isAgent {
		return generator.GenerateAgentConfiguration(
			chosen.service, chosen.pod, chosen.probe, chosen.scrape, agent.Spec.TSDB, p.store, jobs)
	}
	server := p.object.(*monitoringv1.Prometheus)
	return generator.GenerateServerConfiguration(
		server.Spec.EvaluationInterval, server.Spec.QueryLogFile, server.Spec.RuleSelector, server.Spec.Exemplars, server.Spec.TSDB,
		server.Spec.Alerting, server.Spec.RemoteRead, chosen.service, chosen.pod, chosen.probe, chosen.scrape, p.store, jobs, nil, nil, nil)
}
