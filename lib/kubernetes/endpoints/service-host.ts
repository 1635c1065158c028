/** Names by which DNS finds a Service from inside the cluster. */

/** A Service as a host name gives it. */
export interface ServiceHost {
  readonly name: string;
  /** Absent if the host has no namespace: then it is that of the pod that looks it up. */
  readonly namespace?: string;
  /** What follows the namespace: `.svc`, `.svc.cluster.local`, or nothing. */
  readonly suffix: string;
}

/**
 * The Service that a host name may be, e.g. `blackbox`, `blackbox.monitoring` or `blackbox.monitoring.svc.cluster.local`. Undefined for
 * every other name. Without `.svc` it may also be a host outside of the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services
 */
export function tryServiceHost(host: string): ServiceHost | undefined {
  const [, name, namespace, suffix = ''] = SERVICE_HOST.exec(host.toLowerCase()) ?? [];
  if (name === undefined) return undefined;

  return { name, ...namespace !== undefined && { namespace }, suffix };
}

const SERVICE_HOST = /^([a-z][a-z0-9-]*)(?:\.([a-z0-9][a-z0-9-]*)(\.svc(?:\.cluster\.local\.?)?)?)?$/;
