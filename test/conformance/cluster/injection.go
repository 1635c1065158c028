package main

import (
	"regexp"
	"strconv"

	corev1 "k8s.io/api/core/v1"
)

const injectKey = "sidecar.istio.io/inject"

var neverInjected = map[string]bool{"kube-system": true, "kube-public": true, "kube-node-lease": true}

// inject does what Istio's webhook does to a pod, as far as Prometheus can see it: a container more, and annotations that lead to merged metrics.
func inject(pod *corev1.Pod, namespace *corev1.Namespace) {
	if !isInjected(pod, namespace) {
		return
	}
	pod.Spec.Containers = append(pod.Spec.Containers, corev1.Container{
		Name: "istio-proxy", Image: "auto", Ports: []corev1.ContainerPort{{Name: "http-envoy-prom", ContainerPort: 15090, Protocol: corev1.ProtocolTCP}},
	})
	if !isMerged(pod.Annotations) || hasMergedPort(pod.Annotations) {
		return
	}
	merged := map[string]string{"prometheus.io/scrape": "true", "prometheus.io/port": "15020", "prometheus.io/path": "/stats/prometheus"}
	for key, value := range pod.Annotations {
		switch sanitized(key) {
		case "prometheus_io_scrape", "prometheus_io_port", "prometheus_io_path", "prometheus_istio_io_scrape_targets":
		default:
			merged[key] = value
		}
	}
	pod.Annotations = merged
}

func isInjected(pod *corev1.Pod, namespace *corev1.Namespace) bool {
	asked := pod.Annotations[injectKey]
	if label, has := pod.Labels[injectKey]; has {
		asked = label
	}
	injection := ""
	if namespace != nil {
		injection = namespace.Labels["istio-injection"]
	}
	switch {
	case pod.Spec.HostNetwork, asked == "false", injection == "disabled", neverInjected[pod.Namespace]:
		return false
	case hasContainer(pod, "istio-proxy"):
		return false
	}
	return injection == "enabled" || asked == "true"
}

func hasContainer(pod *corev1.Pod, name string) bool {
	for _, container := range append(pod.Spec.InitContainers, pod.Spec.Containers...) {
		if container.Name == name {
			return true
		}
	}
	return false
}

// isMerged is true unless an annotation says otherwise, in any spelling of a boolean that Go reads.
func isMerged(annotations map[string]string) bool {
	for key, value := range annotations {
		if sanitized(key) == "prometheus_io_scrape" || key == "prometheus.istio.io/merge-metrics" {
			if wanted, err := strconv.ParseBool(value); err == nil && !wanted {
				return false
			}
		}
	}
	return true
}

// hasMergedPort is true for a pod that was injected before, as Istio sees it: then it leaves the annotations as they are.
func hasMergedPort(annotations map[string]string) bool {
	for key, value := range annotations {
		if sanitized(key) == "prometheus_io_port" && value == "15020" {
			return true
		}
	}
	return false
}

var notAlphanumeric = regexp.MustCompile("[^a-zA-Z0-9_]")

// sanitized is the key as Prometheus shows it: spellings that become one label are one annotation to the webhook.
func sanitized(key string) string { return notAlphanumeric.ReplaceAllString(key, "_") }
