//go:build from88

package main

import (
	"github.com/prometheus-operator/prometheus-operator/pkg/operator"
	prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
)

func newSelector(p *reconciliation, metrics *operator.Metrics) (*prompkg.ResourceSelector, error) {
	events := operator.NewFakeRecorder(p.held.count+1, nil)
	return prompkg.NewResourceSelector(newLogger(p.skipped), p.object, p.store, p.held.namespaces, metrics, events)
}
