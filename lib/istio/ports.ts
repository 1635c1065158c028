/** Ports of Istio's sidecar, and which ports of a pod it guards. */
import { EXCLUDE_INBOUND_PORTS, INCLUDE_INBOUND_PORTS } from './names';
import { StringMap } from '../manifests/manifest';

/** The port where the sidecar serves its own metrics and the app's together; its container does not declare it. */
export const MERGED_PORT = 15020;

/** The one port that the sidecar's container declares: metrics of Envoy. */
export const ENVOY_PORT = { name: 'http-envoy-prom', containerPort: 15090, protocol: 'TCP' } as const;

/**
 * Ports that Istio keeps for itself in every pod with a sidecar.
 * @see https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio
 */
export const RESERVED_PORTS: ReadonlySet<number> = new Set([
  15000, 15001, 15004, 15006, 15008, MERGED_PORT, 15021, 15053, ENVOY_PORT.containerPort,
]);

/** Ports that the sidecar serves in plain text, whatever the mode of mutual TLS. */
const PLAIN_PORTS: ReadonlySet<number> = new Set([MERGED_PORT, 15021, ENVOY_PORT.containerPort]);

/**
 * Whether traffic to a port of a pod with a sidecar goes through the sidecar. A list of ports to exclude has an effect only if all ports
 * are included.
 * @see https://istio.io/latest/docs/reference/config/annotations/
 * @see handleInboundPortsInclude in tools/istio-iptables/pkg/capture/run.go of Istio
 */
export function isCaptured(annotations: StringMap, port: number): boolean {
  const included = annotations[INCLUDE_INBOUND_PORTS]?.trim() ?? '*';
  const isListed = (list: string) => list.split(',').some((item) => item.trim() === String(port));

  return !PLAIN_PORTS.has(port) && (included === '*' ? !isListed(annotations[EXCLUDE_INBOUND_PORTS] ?? '') : isListed(included));
}
