/** The ports of nodes that a Service gets. */
import { ServicePort, ServiceSpec } from '../types';

/** What each port of a Service gets. */
export interface NodePorts {
  /** By index of the port. A text is a port that the cluster picks; undefined means that it gets no node port. */
  readonly ports: readonly (number | string | undefined)[];
  /** Index of the first port that asks for what another port has. Nothing after it gets any. */
  readonly conflict?: number;
}

/**
 * Ports with equal numbers, for several protocols, share what they get.
 * @see initNodePorts in pkg/registry/core/service/storage/alloc.go, v1.37.2
 */
export function nodePortsOf({ type, ports = [], allocateLoadBalancerNodePorts: allocates = true }: ServiceSpec): NodePorts {
  if (type !== 'NodePort' && type !== 'LoadBalancer') return { ports: ports.map(({ nodePort }) => nodePort || undefined) };
  const byNumber = new Map<number, number | string>();
  const taken = new Set<number>();
  const found: (number | string | undefined)[] = [];
  for (const [i, { nodePort = 0, port = 0 }] of ports.entries()) {
    if (nodePort === 0 && type === 'LoadBalancer' && !allocates) {
      found.push(undefined);
      continue;
    }
    const known = byNumber.get(port);
    const isKnown = known !== undefined && (nodePort === 0 || nodePort === known);
    const wanted = known === undefined ? wantedFor(port, ports) : nodePort;
    if (!isKnown && wanted !== 0 && taken.has(wanted)) return { ports: found, conflict: i };
    const given = isKnown ? known : wanted || `of ${port}`;
    if (typeof given === 'number') taken.add(given);
    if (known === undefined) byNumber.set(port, given);
    found.push(given);
  }

  return { ports: found };
}

/** What the first of the ports with this number asks for, 0 for nothing. */
function wantedFor(port: number, ports: readonly ServicePort[]): number {
  return ports.find((each) => (each.port ?? 0) === port && each.nodePort)?.nodePort ?? 0;
}
