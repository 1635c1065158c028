/** Ports of its node that a pod takes: the scheduler lets no second pod with the same port on that node. */
import { isRestartable } from './container-port';
import { listAt, stringAt, valueAt } from '../../manifests/manifest';

/** A port of a node. */
export interface HostPort {
  readonly port: number;
  readonly protocol: string;
  /** `0.0.0.0` for all addresses of the node. */
  readonly ip: string;
}

/**
 * The host ports of a pod, by its `spec`. With `hostNetwork` every declared port is one, as the API server sets them.
 * @see GetHostPorts in pkg/scheduler/util and defaultHostNetworkPorts in pkg/apis/core/v1 of Kubernetes v1.37.2
 */
export function hostPortsOf(spec: unknown): HostPort[] {
  const isOnHost = valueAt(spec, ['hostNetwork']) === true;
  const containers = [...listAt(spec, ['containers']), ...listAt(spec, ['initContainers']).filter(isRestartable)];

  return containers.flatMap((container) => listAt(container, ['ports'])).flatMap((declared) => {
    const set = valueAt(declared, ['hostPort']);
    const port = set === undefined || set === 0 || set === null ? isOnHost && valueAt(declared, ['containerPort']) : set;

    return typeof port === 'number' ? [{ port, protocol: stringAt(declared, ['protocol']) || 'TCP', ip: stringAt(declared, ['hostIP']) || ALL }] : [];
  });
}

const ALL = '0.0.0.0';

/**
 * Whether two pods cannot run on one node because of these ports.
 * @see CheckConflict in k8s.io/kube-scheduler v0.37.2, framework/types.go
 */
export function areSameHostPort(a: HostPort, b: HostPort): boolean {
  return a.port === b.port && a.protocol === b.protocol && (a.ip === b.ip || a.ip === ALL || b.ip === ALL);
}
