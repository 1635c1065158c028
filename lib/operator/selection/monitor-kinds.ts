/** The four kinds of monitors: which fields of a server select them, and who checks them. */
import { Reason } from '../../go/reason';
import { Candidate } from '../rejection/candidate';
import { whyNotPodMonitor } from '../rejection/check-pod-monitor';
import { whyNotProbe } from '../rejection/check-probe';
import { whyNotScrapeConfig } from '../rejection/check-scrape-config';
import { whyNotServiceMonitor } from '../rejection/check-service-monitor';

/** A kind of monitor. */
export interface MonitorKind {
  readonly kind: string;
  readonly selector: string;
  readonly namespaceSelector: string;
  readonly whyNot: (candidate: Candidate) => Reason;
}

/** In the order in which the operator selects them. */
export const SERVICE_MONITORS: MonitorKind = {
  kind: 'ServiceMonitor', selector: 'serviceMonitorSelector', namespaceSelector: 'serviceMonitorNamespaceSelector', whyNot: whyNotServiceMonitor,
};
export const POD_MONITORS: MonitorKind = {
  kind: 'PodMonitor', selector: 'podMonitorSelector', namespaceSelector: 'podMonitorNamespaceSelector', whyNot: whyNotPodMonitor,
};
export const PROBES: MonitorKind = {
  kind: 'Probe', selector: 'probeSelector', namespaceSelector: 'probeNamespaceSelector', whyNot: whyNotProbe,
};
export const SCRAPE_CONFIGS: MonitorKind = {
  kind: 'ScrapeConfig', selector: 'scrapeConfigSelector', namespaceSelector: 'scrapeConfigNamespaceSelector', whyNot: whyNotScrapeConfig,
};
