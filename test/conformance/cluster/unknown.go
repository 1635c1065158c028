package main

import (
	"fmt"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// unknown stands in every name, hash and id that only a cluster gives, so that whoever reads an answer can tell.
const unknown = "xqzkw"

// sometime stands for every moment that only a cluster knows.
var sometime = metav1.NewTime(time.Date(1999, 9, 9, 9, 9, 9, 0, time.UTC))

// Addresses come from blocks that no manifest has a reason to name: reserved ones (240.0.0.0/4) and the discard prefix (100::/64).

// podIPs has one address of each family, the wanted one first.
func podIPs(number int, first corev1.IPFamily) []string {
	older, newer := fmt.Sprintf("251.0.%d.%d", number/250, number%250+1), fmt.Sprintf("100::fb:%x", number+1)
	if first == corev1.IPv6Protocol {
		return []string{newer, older}
	}
	return []string{older, newer}
}

func hostIP(number int) string { return fmt.Sprintf("252.0.%d.%d", number/250, number%250+1) }

func clusterIP(number int) string { return fmt.Sprintf("253.0.%d.%d", number/250, number%250+1) }
