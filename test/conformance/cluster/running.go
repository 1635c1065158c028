package main

import (
	"reflect"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

// addPod makes a pod run: injected, scheduled, with addresses, and ready. A Pod that was read from a cluster keeps what that one said.
func (c *cluster) addPod(pod *corev1.Pod, source metav1.Object, sourceKind string) {
	legacyscheme.Scheme.Default(pod)
	inject(pod, c.namespaces[pod.Namespace])
	stood := standIn{Source: sourceKind + "/" + source.GetNamespace() + "/" + source.GetName(), IPs: []string{}}
	if reflect.DeepEqual(pod.Status, corev1.PodStatus{}) {
		number := len(c.standIns)
		stood.IPs = podIPs(number, c.family)
		run(pod, number, stood.IPs)
	}
	c.standIns[pod.Namespace+"/"+pod.Name] = stood
}

func run(pod *corev1.Pod, number int, ips []string) {
	if pod.Spec.NodeName == "" {
		pod.Spec.NodeName = "node-" + unknown
	}
	host := hostIP(number)
	pod.Status = corev1.PodStatus{
		Phase:      corev1.PodRunning,
		PodIP:      ips[0],
		PodIPs:     []corev1.PodIP{{IP: ips[0]}, {IP: ips[1]}},
		HostIP:     host,
		HostIPs:    []corev1.HostIP{{IP: host}},
		Conditions: []corev1.PodCondition{{Type: corev1.PodReady, Status: corev1.ConditionTrue, LastTransitionTime: sometime}},
	}
	for _, container := range pod.Spec.Containers {
		pod.Status.ContainerStatuses = append(pod.Status.ContainerStatuses, statusOf(container))
	}
	for _, container := range pod.Spec.InitContainers {
		pod.Status.InitContainerStatuses = append(pod.Status.InitContainerStatuses, statusOf(container))
	}
}

func statusOf(container corev1.Container) corev1.ContainerStatus {
	return corev1.ContainerStatus{Name: container.Name, Image: container.Image, Ready: true, ContainerID: "containerd://" + unknown}
}
