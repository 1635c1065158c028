/** The four kinds of monitors. */
import { OPERATOR_GROUP } from '../manifests/objects';

/** A kind of monitor, and the fields of a server that select it. */
export interface MonitorKind {
  readonly kind: string;
  readonly selector: string;
  readonly namespaceSelector: string;
}

export const SERVICE_MONITORS = kindOf('ServiceMonitor', 'serviceMonitor');
export const POD_MONITORS = kindOf('PodMonitor', 'podMonitor');
export const PROBES = kindOf('Probe', 'probe');
export const SCRAPE_CONFIGS = kindOf('ScrapeConfig', 'scrapeConfig');

/** All kinds, in the order in which the operator selects them. */
export const MONITOR_KINDS: readonly MonitorKind[] = [SERVICE_MONITORS, POD_MONITORS, PROBES, SCRAPE_CONFIGS];

/** Names of the kinds. */
export const MONITOR_KIND_NAMES: readonly string[] = MONITOR_KINDS.map(({ kind }) => kind);

const BY_NAME: ReadonlyMap<string, MonitorKind> = new Map(MONITOR_KINDS.map((each) => [each.kind, each]));

/** The kind of a monitor; undefined for an object that is not a monitor. */
export function tryMonitorKind(kind: string): MonitorKind | undefined {
  return BY_NAME.get(kind);
}

/** Whether a key such as `PodMonitor/shop/cart` is that of a monitor. */
export function isMonitorKey(key: string): boolean {
  return BY_NAME.has(/^[^./]*/.exec(key)![0]);
}

/** API group of a monitor, by its key. */
export function groupOfMonitor(key: string): string {
  const kind = key.slice(0, key.indexOf('/'));
  const dot = kind.indexOf('.');

  return dot < 0 ? OPERATOR_GROUP : kind.slice(dot + 1);
}

function kindOf(kind: string, prefix: string): MonitorKind {
  return { kind, selector: `${prefix}Selector`, namespaceSelector: `${prefix}NamespaceSelector` };
}
