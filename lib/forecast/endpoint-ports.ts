/** The ports of the endpoints of ServiceMonitors and PodMonitors. */
import { MonitorEndpoint, partsOf } from './monitor-endpoints';
import { StoredObject } from '../manifests/objects';

/** One entry of `endpoints` or `podMetricsEndpoints`; an empty port, `""` or 0, is left out. */
export interface EndpointPorts extends MonitorEndpoint {
  readonly port?: string;
  /** Only in PodMonitors. */
  readonly portNumber?: number;
  readonly targetPort?: string | number;
}

/** The endpoints of a ServiceMonitor or PodMonitor in order; empty for other kinds. */
export function endpointsOf(monitor: StoredObject): EndpointPorts[] {
  if (monitor.kind !== 'ServiceMonitor' && monitor.kind !== 'PodMonitor') return [];

  return partsOf(monitor).map((part) => {
    const { port, portNumber, targetPort } = part.spec;

    return { ...part, ...port && { port }, ...portNumber && { portNumber }, ...targetPort && { targetPort } };
  });
}

/** Whether a port is a string of digits, which a container port cannot have as its name. */
export function isNumberAsText(port: string | number | undefined): boolean {
  return typeof port === 'string' && /^\d+$/.test(port);
}
