//go:build from77

package main

import (
	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	monitoringv1alpha1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1"
	prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
)

// newGenerator is for a Kubernetes that serves discovery.k8s.io/v1, as all do that are in use.
func newGenerator(p *reconciliation) (*prompkg.ConfigGenerator, error) {
	options := append(optionsOfGates(p), prompkg.WithEndpointSliceSupport())
	return prompkg.NewConfigGenerator(newLogger(p.skipped), p.object, options...)
}

func isDaemonSet(object monitoringv1.PrometheusInterface) bool {
	agent, isAgent := object.(*monitoringv1alpha1.PrometheusAgent)
	return isAgent && agent.Spec.Mode != nil && *agent.Spec.Mode == "DaemonSet"
}
