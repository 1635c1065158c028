/** The four kinds of monitors. */

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

/** The kind of a monitor; undefined for an object that is not a monitor. */
export function tryMonitorKind(kind: string): MonitorKind | undefined {
  return MONITOR_KINDS.find((each) => each.kind === kind);
}

function kindOf(kind: string, prefix: string): MonitorKind {
  return { kind, selector: `${prefix}Selector`, namespaceSelector: `${prefix}NamespaceSelector` };
}
