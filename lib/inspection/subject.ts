/** What is inspected: manifests, each with the place that findings name. */
import { Manifest } from '../manifests/manifest';
import { storedAs } from '../manifests/objects';
import { MONITOR_KIND_NAMES } from '../operator-port/monitor-kinds';

/** One object of a cluster to be. */
export interface Subject {
  readonly manifest: Manifest;
  /** E.g. the path of a construct; the object's key where there is none. */
  readonly path?: string;
  /** It is in the cluster already, and nothing is reported on it. */
  readonly isExternal?: boolean;
}

/** The API group of every kind that decides what is scraped; a namesake of another group is another thing. */
const GROUPS: ReadonlyMap<string, string> = new Map([
  ...['Namespace', 'Node', 'Secret', 'ConfigMap', 'Pod', 'Service', 'Endpoints'].map((kind) => [kind, ''] as const),
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map((kind) => [kind, 'apps'] as const),
  ...['Job', 'CronJob'].map((kind) => [kind, 'batch'] as const),
  ...['Ingress', 'NetworkPolicy'].map((kind) => [kind, 'networking.k8s.io'] as const),
  ...['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'].map((kind) => [kind, 'rbac.authorization.k8s.io'] as const),
  ['EndpointSlice', 'discovery.k8s.io'],
  ...[
    'Prometheus', 'PrometheusAgent', ...MONITOR_KIND_NAMES, 'PrometheusRule', 'Alertmanager', 'AlertmanagerConfig', 'ThanosRuler',
  ].map((kind) => [kind, 'monitoring.coreos.com'] as const),
]);

/** Whether an object is what its kind alone lets expect: Azure has a ServiceMonitor of its own, for example. */
export function isWhatItSeems({ apiVersion = '', kind = '' }: Manifest): boolean {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';

  return (GROUPS.get(kind) ?? group) === group;
}

/** `Kind/namespace/name` of a manifest; a namespace left out is `default`. */
export function keyOfManifest(manifest: Manifest): string {
  return storedAs(manifest).key;
}
