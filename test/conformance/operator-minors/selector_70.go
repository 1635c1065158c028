//go:build !from74

package main

import (
	"github.com/prometheus-operator/prometheus-operator/pkg/operator"
	prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
)

func newSelector(p *reconciliation, metrics *operator.Metrics) (*prompkg.ResourceSelector, error) {
	return prompkg.NewResourceSelector(newLogger(p.skipped), p.object, p.store, p.held.namespaces, metrics), nil
}
