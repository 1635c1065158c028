/** The parts of a monitor that become one job each, and where they stand in it. */
import { StoredObject } from '../manifests/objects';
import { Spec } from '../operator-port/server';

/** An endpoint, or a whole Probe or ScrapeConfig. */
export interface MonitorEndpoint {
  /** `endpoints[0]`; empty where the monitor as a whole is one job. */
  readonly place: string;
  readonly spec: Spec;
  /** Name of the job that the operator makes of it. */
  readonly job: string;
}

/** A list of relabeling rules of a part. */
export interface RuleList {
  /** E.g. `endpoints[0].relabelings`. */
  readonly place: string;
  readonly rules: readonly Spec[];
  /** Whether they are for samples, and not for targets. */
  readonly isForSamples: boolean;
}

/** In the order of the monitor. */
export function partsOf({ kind, namespace, name, manifest }: StoredObject): MonitorEndpoint[] {
  const spec = specOf(manifest.spec);
  switch (kind) {
    case 'ServiceMonitor': return endpointParts('endpoints', spec.endpoints, `serviceMonitor/${namespace}/${name}`);
    case 'PodMonitor': return endpointParts('podMetricsEndpoints', spec.podMetricsEndpoints, `podMonitor/${namespace}/${name}`);
    case 'Probe': return [{ place: '', spec, job: `probe/${namespace}/${name}` }];
    default: return [{ place: '', spec, job: `scrapeConfig/${namespace}/${name}` }];
  }
}

/** `endpoints[0].interval`, or `interval` alone. */
export function fieldOf({ place }: Pick<MonitorEndpoint, 'place'>, field: string): string {
  return place === '' ? field : `${place}.${field}`;
}

/** All lists of rules, those that are not there left out. */
export function ruleListsOf(part: MonitorEndpoint): RuleList[] {
  const { spec: { relabelings, metricRelabelings, targets } } = part;
  const lists = [
    { field: 'relabelings', rules: relabelings, isForSamples: false },
    { field: 'targets.staticConfig.relabelingConfigs', rules: targets?.staticConfig?.relabelingConfigs, isForSamples: false },
    { field: 'targets.ingress.relabelingConfigs', rules: targets?.ingress?.relabelingConfigs, isForSamples: false },
    { field: 'metricRelabelings', rules: metricRelabelings, isForSamples: true },
  ];

  return lists.filter(({ rules }) => Array.isArray(rules))
    .map(({ field, rules, isForSamples }) => ({ place: fieldOf(part, field), rules, isForSamples }));
}

function endpointParts(field: string, endpoints: unknown, job: string): MonitorEndpoint[] {
  if (!Array.isArray(endpoints)) return [];

  return endpoints.map((endpoint, i) => ({ place: `${field}[${i}]`, spec: specOf(endpoint), job: `${job}/${i}` }));
}

function specOf(value: unknown): Spec {
  return typeof value === 'object' && value !== null ? value as Spec : {};
}
