//go:build from77 && !from90

package main

import "github.com/prometheus-operator/prometheus-operator/pkg/k8sutil"

var loadSecretRef = k8sutil.LoadSecretRef
