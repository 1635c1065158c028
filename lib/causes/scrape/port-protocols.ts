/** Which protocol a port of a pod serves, as far as the manifests show it. */
import { Pod } from '../../kubernetes/pods/pod';
import { Workloads } from '../../kubernetes/workloads/workloads';
import { listAt, objectAt, stringAt, valueAt } from '../../manifests/manifest';
import { Objects } from '../../manifests/objects';

/** A protocol, and what shows it. */
export interface PortProtocol {
  readonly scheme: 'http' | 'https';
  readonly because: string;
}

/** Where the templates of a pod's workload are found. */
interface Cluster {
  readonly objects: Objects;
  readonly workloads: Workloads;
}

/**
 * Judges by the probes of the kubelet. If no probe uses the port, its name or number can only show TLS: many TLS ports are named
 * `http-metrics`.
 */
export function tryProtocolOf(pod: Pod, port: number, cluster: Cluster): PortProtocol | undefined {
  const schemes = probesOf(pod, port, cluster);
  if (schemes.length > 0) return schemes.every(({ scheme }) => scheme === schemes[0].scheme) ? schemes[0] : undefined;
  const names = pod.containers.flatMap(({ ports }) => ports).filter(({ containerPort }) => containerPort === port).map(({ name }) => name);
  const named = names.find((name) => /^https(?:-|$)|-https$/.test(name));
  if (named !== undefined) return { scheme: 'https', because: `the port is named "${named}"` };

  return TLS_PORTS.has(port) && !names.some((name) => name.includes('http')) ? { scheme: 'https', because: `${port} is a common TLS port` } : undefined;
}

const TLS_PORTS: ReadonlySet<number> = new Set([443, 8443]);
const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'];

function probesOf({ source }: Pod, port: number, { objects, workloads }: Cluster): PortProtocol[] {
  const workload = objects.tryFindByKey(source);
  const specs = workload === undefined ? [] : workloads.templatesOf(workload).map(({ value }) => valueAt(value, ['spec']));
  const containers = specs.flatMap((spec) => ['containers', 'initContainers'].flatMap((field) => listAt(spec, [field])));

  return containers.flatMap((container) => PROBES.flatMap((probe) => {
    const request = valueAt(container, [probe, 'httpGet']);
    if (request === undefined || numberOf(valueAt(request, ['port']), container) !== port) return [];
    const scheme = stringAt(request, ['scheme']) === 'HTTPS' ? 'https' : 'http';

    return [{ scheme, because: `its ${probe} uses ${scheme} on that port` } as const];
  }));
}

function numberOf(port: unknown, container: unknown): unknown {
  if (typeof port !== 'string') return port;

  return listAt(container, ['ports']).map((declared) => objectAt(declared, [])).find(({ name }) => name === port)?.containerPort;
}
