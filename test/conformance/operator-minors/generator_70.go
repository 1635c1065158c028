//go:build !from77

package main

import (
	"context"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	"github.com/prometheus-operator/prometheus-operator/pkg/k8sutil"
	prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
)

var loadSecretRef = k8sutil.LoadSecretRef

// newGenerator has no EndpointSlices: the operator sets this itself, whatever the cluster serves.
func newGenerator(p *reconciliation) (*prompkg.ConfigGenerator, error) {
	return prompkg.NewConfigGenerator(newLogger(p.skipped), p.object, false)
}

// isDaemonSet: the mode came with 0.75.
func isDaemonSet(monitoringv1.PrometheusInterface) bool {
	return false
}

func generate(ctx context.Context, generator *prompkg.ConfigGenerator, p *reconciliation, chosen *monitors, jobs []byte) ([]byte, error) {
	server, isServer := p.object.(*monitoringv1.Prometheus)
	if !isServer {
		return generator.GenerateAgentConfiguration(ctx, chosen.service, chosen.pod, chosen.probe, chosen.scrape, p.store, jobs)
	}
	return generator.GenerateServerConfiguration(
		ctx, server.Spec.EvaluationInterval, server.Spec.QueryLogFile, server.Spec.RuleSelector, server.Spec.Exemplars, server.Spec.TSDB,
		server.Spec.Alerting, server.Spec.RemoteRead, chosen.service, chosen.pod, chosen.probe, chosen.scrape, p.store, jobs, nil, nil, nil)
}
