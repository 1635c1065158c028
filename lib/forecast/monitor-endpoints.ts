/** The endpoints of a monitor, each of which becomes one job. */
import { StoredObject } from '../manifests/objects';
import { Spec } from '../operator-port/server';

/** An endpoint of a monitor, or a whole Probe or ScrapeConfig. */
export interface MonitorEndpoint {
  /** Its field, e.g. `endpoints[0]`; empty if the whole monitor is one job. */
  readonly place: string;
  /** Steps to it in the object, e.g. `spec`, `endpoints`, 0. */
  readonly path: readonly (string | number)[];
  readonly spec: Spec;
  /** Name of the job that the operator generates for it. */
  readonly job: string;
}

/** A list of relabeling rules of an endpoint. */
export interface RuleList {
  /** E.g. `endpoints[0].relabelings`. */
  readonly place: string;
  readonly rules: readonly Spec[];
  /** Whether they apply to samples (`metricRelabelings`) and not to targets. */
  readonly isForSamples: boolean;
}

/** All endpoints of a monitor, in order. */
export function partsOf({ kind, namespace, name, manifest }: StoredObject): MonitorEndpoint[] {
  const spec = specOf(manifest.spec);
  switch (kind) {
    case 'ServiceMonitor': return endpointParts('endpoints', spec.endpoints, `serviceMonitor/${namespace}/${name}`);
    case 'PodMonitor': return endpointParts('podMetricsEndpoints', spec.podMetricsEndpoints, `podMonitor/${namespace}/${name}`);
    case 'Probe': return [{ place: '', path: ['spec'], spec, job: `probe/${namespace}/${name}` }];
    default: return [{ place: '', path: ['spec'], spec, job: `scrapeConfig/${namespace}/${name}` }];
  }
}

/** The path of a field for messages: `endpoints[0].interval`, or just `interval`. */
export function fieldOf({ place }: Pick<MonitorEndpoint, 'place'>, field: string): string {
  return place === '' ? field : `${place}.${field}`;
}

/** All lists of relabeling rules that the endpoint sets. */
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

  return endpoints.map((endpoint, i) => ({ place: `${field}[${i}]`, path: ['spec', field, i], spec: specOf(endpoint), job: `${job}/${i}` }));
}

function specOf(value: unknown): Spec {
  return typeof value === 'object' && value !== null ? value as Spec : {};
}
