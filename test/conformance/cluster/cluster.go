package main

import (
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	netutils "k8s.io/utils/net"
)

// cluster is what exists; stages add to it.
type cluster struct {
	objects      []runtime.Object
	namespaces   map[string]*corev1.Namespace
	nodes        map[string]bool
	unknownNodes []string
	standIns     map[string]standIn
	family       corev1.IPFamily
}

func newCluster(given []runtime.Object) *cluster {
	made := &cluster{objects: given, namespaces: map[string]*corev1.Namespace{}, nodes: map[string]bool{}, standIns: map[string]standIn{}, unknownNodes: []string{}, family: familyOf(given)}
	for _, object := range given {
		switch typed := object.(type) {
		case *corev1.Namespace:
			made.namespaces[typed.Name] = typed
		case *corev1.Node:
			made.nodes[typed.Name] = true
		}
	}
	return made
}

// familyOf is the one that pods have first where any is seen: a cluster has one by default, and most have IPv4.
func familyOf(given []runtime.Object) corev1.IPFamily {
	for _, object := range given {
		if pod, isPod := object.(*corev1.Pod); isPod && netutils.IsIPv6String(pod.Status.PodIP) {
			return corev1.IPv6Protocol
		}
	}
	return corev1.IPv4Protocol
}

// fillServices gives Services what the API server's registry allocates beside the defaults: an address, and families of addresses.
func (c *cluster) fillServices() {
	for i, object := range c.objects {
		service, isService := object.(*corev1.Service)
		if !isService || service.Spec.Type == corev1.ServiceTypeExternalName {
			continue
		}
		spec := &service.Spec
		if spec.ClusterIP == "" {
			spec.ClusterIP = clusterIP(i)
		}
		if len(spec.ClusterIPs) == 0 {
			spec.ClusterIPs = []string{spec.ClusterIP}
		}
		if len(spec.IPFamilies) == 0 {
			spec.IPFamilies = []corev1.IPFamily{c.family}
			if spec.IPFamilyPolicy != nil && *spec.IPFamilyPolicy == corev1.IPFamilyPolicyRequireDualStack {
				spec.IPFamilies = []corev1.IPFamily{corev1.IPv4Protocol, corev1.IPv6Protocol}
			}
		}
	}
}

// addNamespaces makes every namespace that is used and none of the manifests has; each carries its name as a label, as the API server writes it.
func (c *cluster) addNamespaces() {
	for _, object := range c.objects {
		name := object.(metav1.Object).GetNamespace()
		if name == "" || c.namespaces[name] != nil {
			continue
		}
		made := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name, UID: unknown, CreationTimestamp: sometime}}
		c.namespaces[name] = made
		c.objects = append(c.objects, made)
	}
	for name, namespace := range c.namespaces {
		if namespace.Labels == nil {
			namespace.Labels = map[string]string{}
		}
		namespace.Labels[corev1.LabelMetadataName] = name
	}
}

// addNodes makes the nodes that pods run on and none of the manifests has.
func (c *cluster) addNodes() {
	c.addNode("node-" + unknown)
	for _, object := range c.objects {
		if pod, isPod := object.(*corev1.Pod); isPod && pod.Spec.NodeName != "" {
			c.addNode(pod.Spec.NodeName)
		}
	}
}

func (c *cluster) addNode(name string) {
	if c.nodes[name] {
		return
	}
	c.nodes[name] = true
	c.unknownNodes = append(c.unknownNodes, name)
	c.objects = append(c.objects, &corev1.Node{
		// Without labels, since nobody can tell what a cluster's own nodes are labelled with.
		ObjectMeta: metav1.ObjectMeta{Name: name, UID: unknown, CreationTimestamp: sometime},
		Status:     corev1.NodeStatus{Addresses: []corev1.NodeAddress{{Type: corev1.NodeInternalIP, Address: hostIP(len(c.nodes))}}},
	})
}
