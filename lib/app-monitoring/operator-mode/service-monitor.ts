/** One resolved scrape in, one ServiceMonitor spec out: no construct, no default, no I/O. */
import { IntOrString } from '../../../imports/k8s';
import { Endpoint, ServiceMonitorSpec } from '../../../imports/service-monitor';
import { MonitorProps } from '../monitor-props';
import { ResolvedServicePort } from '../ports/service-port';
import { Scrape } from '../resolve';
import { endpointFields } from './endpoint-fields';
import { ALL_FIELDS, monitorFields } from '../monitor-fields';
import { PodSelection } from './pod-monitor';

/** A scrape and its Service port. */
export interface ServiceScrape {
  readonly scrape: Scrape;
  readonly port: ResolvedServicePort;
}

/** `port` is the name of a Service port; a container port that the Service does not have is selected by `targetPort`. */
export function toServiceMonitorSpec(scrapes: readonly ServiceScrape[], selection: PodSelection, props: MonitorProps): ServiceMonitorSpec {
  return {
    selector: selection.selector as ServiceMonitorSpec['selector'],
    endpoints: scrapes.map(({ scrape, port }) => Object.assign(endpointFields(scrape), portOf(port))),
    ...(selection.namespaceSelector && { namespaceSelector: selection.namespaceSelector }),
    ...monitorFields(props, ALL_FIELDS),
  };
}

function portOf({ port, targetPort }: ResolvedServicePort): Pick<Endpoint, 'port' | 'targetPort'> {
  return port === undefined ? { targetPort: toIntOrString(targetPort!) } : { port };
}

function toIntOrString(value: number | string): IntOrString {
  return typeof value === 'number' ? IntOrString.fromNumber(value) : IntOrString.fromString(value);
}
