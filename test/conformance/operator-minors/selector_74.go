//go:build from74 && !from77

package main

import (
	"github.com/prometheus-operator/prometheus-operator/pkg/operator"
	prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
	"k8s.io/client-go/tools/record"
)

func newSelector(p *reconciliation, metrics *operator.Metrics) (*prompkg.ResourceSelector, error) {
	// The fake recorder blocks when its buffer is full; each object gives at most one event.
	events := record.NewFakeRecorder(p.held.count + 1)
	return prompkg.NewResourceSelector(newLogger(p.skipped), p.object, p.store, p.held.namespaces, metrics, events), nil
}
