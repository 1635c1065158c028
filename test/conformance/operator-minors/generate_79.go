//go:build from79

package main

import (
	"context"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
)

func generate(_ context.Context, generator *prompkg.ConfigGenerator, p *reconciliation, chosen *monitors, jobs []byte) ([]byte, error) {
	server, isServer := p.object.(*monitoringv1.Prometheus)
	if !isServer {
		return generator.GenerateAgentConfiguration(chosen.service, chosen.pod, chosen.probe, chosen.scrape, p.store, jobs)
	}
	return generator.GenerateServerConfiguration(
		server, chosen.service, chosen.pod, chosen.probe, chosen.scrape, p.store, jobs, nil, nil, nil)
}
