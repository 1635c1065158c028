//go:build from77 && !from92

package main

import prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"

// optionsOfGates: all feature gates are off by default.
func optionsOfGates(*reconciliation) []prompkg.ConfigGeneratorOption {
	return nil
}
