/** Endpoints of ServiceMonitors and PodMonitors: which port each names. */
import { MonitorEndpoint, partsOf } from './monitor-endpoints';
import { StoredObject } from '../manifests/objects';

/** One entry of `endpoints` or `podMetricsEndpoints`; a port that says nothing, `""` or 0, is left out. */
export interface EndpointPorts extends MonitorEndpoint {
  readonly port?: string;
  /** Of PodMonitors. */
  readonly portNumber?: number;
  readonly targetPort?: string | number;
}

/** In their order; none for other kinds. */
export function endpointsOf(monitor: StoredObject): EndpointPorts[] {
  if (monitor.kind !== 'ServiceMonitor' && monitor.kind !== 'PodMonitor') return [];

  return partsOf(monitor).map((part) => {
    const { port, portNumber, targetPort } = part.spec;

    return { ...part, ...port && { port }, ...portNumber && { portNumber }, ...targetPort && { targetPort } };
  });
}

/** Whether a port is text that is a number: names of container ports never are, they hold a letter. */
export function isNumberAsText(port: string | number | undefined): boolean {
  return typeof port === 'string' && /^\d+$/.test(port);
}
