/** The pods that the operator runs for a server. */
import { stringMapAt } from '../manifests/manifest';
import { isOnEveryNode, Server } from '../operator-port/server';
import { ServerPods } from '../operator-port/server-pods';

/**
 * Their namespace and labels. Labels that the operator adds to all its objects by its flags are not known.
 * @see makeSelectorLabels in pkg/prometheus/server/operator.go and pkg/prometheus/agent/operator.go, v0.94.1
 * @see BuildPodMetadata in pkg/prometheus/promcfg.go, v0.94.1
 */
export function podsOfServer(server: Server): ServerPods {
  const { kind, namespace, name, version, spec } = server;

  return {
    namespace,
    labels: {
      'app.kubernetes.io/version': version,
      ...stringMapAt(spec, ['podMetadata', 'labels']),
      'app.kubernetes.io/managed-by': 'prometheus-operator',
      'app.kubernetes.io/name': kind === 'Prometheus' ? 'prometheus' : 'prometheus-agent',
      'app.kubernetes.io/instance': name,
      'operator.prometheus.io/name': name,
      ...kind === 'Prometheus' && { prometheus: name },
      ...!isOnEveryNode(server) && { 'operator.prometheus.io/shard': '0' },
    },
    ...spec.hostNetwork === true && { hostNetwork: true },
  };
}
