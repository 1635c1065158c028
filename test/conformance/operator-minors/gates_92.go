//go:build from92

package main

import (
	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
)

// optionsOfGates: two feature gates are on by default (pkg/operator/config.go), one of them for servers only.
func optionsOfGates(p *reconciliation) []prompkg.ConfigGeneratorOption {
	options := []prompkg.ConfigGeneratorOption{prompkg.WithPrometheusTopologySharding()}
	if p.podTopologyLabels {
		options = append(options, prompkg.WithPodTopologyLabelsSupport())
	}
	if _, isServer := p.object.(*monitoringv1.Prometheus); isServer {
		options = append(options, prompkg.WithPrometheusRetentionPolicies())
	}
	return options
}
