/** One resolved scrape in, one PodMonitor spec out: no construct, no default, no I/O. */
import { PodMonitorSpec } from '../../../imports/pod-monitor';
import { NamespaceSelector } from '../../../imports/shared';
import { LabelSelector } from '../../manifests/selectors/selector';
import { readsPortNumber } from '../../profiles/port-number';
import { Profile } from '../../profiles/profile';
import { compareVersions } from '../../units/version';
import { MonitorProps } from '../monitor-props';
import { PodPort } from '../ports/pod-port';
import { Scrape } from '../resolve';
import { endpointFields } from './endpoint-fields';
import { monitorFields, POD_FIELDS } from '../monitor-fields';

/** A scrape and its pod port. */
export interface PodScrape {
  readonly scrape: Scrape;
  readonly port: PodPort;
}

/** Which pods the monitor selects. */
export interface PodSelection {
  readonly selector: LabelSelector;
  /** Set where the pods are in another namespace than the monitor, or where the user sets it. */
  readonly namespaceSelector?: NamespaceSelector;
}

/**
 * `port` accepts a name only; a port without a name is selected by its number.
 * @param numberField the field for the number
 */
export function toPodMonitorSpec(
  scrapes: readonly PodScrape[], selection: PodSelection, props: MonitorProps, numberField: NumberField = 'portNumber',
): PodMonitorSpec {
  return {
    selector: selection.selector as PodMonitorSpec['selector'],
    podMetricsEndpoints: scrapes.map(({ scrape, port }) =>
      Object.assign(endpointFields(scrape), port.name === undefined ? { [numberField]: port.number } : { port: port.name })),
    ...(selection.namespaceSelector && { namespaceSelector: selection.namespaceSelector }),
    ...monitorFields(props, POD_FIELDS),
  };
}

type NumberField = 'portNumber' | 'targetPort';

/**
 * The field that a reader knows for the number of a port: the operator before v0.79 drops `portNumber`, some other readers ignore it, and
 * all ports would be scraped.
 */
export function numberFieldFor(operatorVersion: string | undefined, profile: Profile | undefined): NumberField {
  const isDropped = operatorVersion !== undefined && compareVersions(operatorVersion, '0.79.0') < 0;

  return isDropped || profile && !readsPortNumber(profile.name, profile.props) ? 'targetPort' : 'portNumber';
}
