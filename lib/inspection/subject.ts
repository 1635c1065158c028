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

/** Key of a manifest, `Kind/namespace/name`; the namespace is `default` if the manifest has no namespace. */
export function keyOfManifest(manifest: Manifest): string {
  return storedAs(manifest).key;
}
