//go:build from90

package main

import "github.com/prometheus-operator/prometheus-operator/pkg/k8s"

var loadSecretRef = k8s.LoadSecretRef
