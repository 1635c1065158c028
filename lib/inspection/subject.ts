/** Inspected manifests, each with the path that findings name. */
import { Manifest } from '../manifests/manifest';
import { storedAs } from '../manifests/objects';
import { MONITOR_KIND_NAMES } from '../operator-port/monitor-kinds';

/** A manifest to inspect. */
export interface Subject {
  readonly manifest: Manifest;
  /** Path that findings name, such as the path of a construct; the key of the object if it has no path. */
  readonly path?: string;
  /** Whether it is already in the cluster, so that it has no findings of its own. */
  readonly isExternal?: boolean;
  /** File that it is in, and its line from 1; absent if it is not read from a text. */
  readonly source?: string;
  readonly line?: number;
  /** Path of the kustomization that changes it before it is applied. */
  readonly changedBy?: string;
}

/** API group of every kind that affects what is scraped. A kind of the same name in another group is ignored. */
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

/** Whether an object has the API group that its kind suggests. Azure, for example, has its own kind ServiceMonitor in another group. */
export function isWhatItSeems({ apiVersion = '', kind = '' }: Manifest): boolean {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';

  return (GROUPS.get(kind) ?? group) === group;
}

/** Whether an object is of a kind that affects what is scraped. */
export function decidesScraping({ kind = '' }: Manifest): boolean {
  return GROUPS.has(kind);
}

/** Key of a manifest, `Kind/namespace/name`; the namespace is `default` if the manifest has no namespace. */
export function keyOfManifest(manifest: Manifest): string {
  return storedAs(manifest).key;
}
