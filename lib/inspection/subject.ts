/** What is inspected: manifests, each with the place that findings name. */
import { Manifest } from '../cluster/manifest';
import { Objects } from '../cluster/objects';

/** One object of a cluster to be. */
export interface Subject {
  readonly manifest: Manifest;
  /** E.g. the path of a construct; the object's key where there is none. */
  readonly path?: string;
}

/** The API group of every kind that decides what is scraped; a namesake of another group is another thing. */
const GROUPS: ReadonlyMap<string, string> = new Map([
  ...['Namespace', 'Secret', 'ConfigMap'].map((kind) => [kind, ''] as const),
  ...[
    'Prometheus', 'PrometheusAgent', 'ServiceMonitor', 'PodMonitor', 'Probe', 'ScrapeConfig', 'PrometheusRule', 'Alertmanager', 'AlertmanagerConfig', 'ThanosRuler',
  ].map((kind) => [kind, 'monitoring.coreos.com'] as const),
]);

/** Whether an object is what its kind alone lets expect: Azure has a ServiceMonitor of its own, for example. */
export function isWhatItSeems({ apiVersion = '', kind = '' }: Manifest): boolean {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';

  return (GROUPS.get(kind) ?? group) === group;
}

/** `Kind/namespace/name` of a manifest; a namespace left out is `default`. */
export function keyOfManifest(manifest: Manifest): string {
  return new Objects([manifest]).all()[0].key;
}
