/** Manifests as a cluster would hold them: found by kind, namespace and name. */
import { Manifest, objectAt, stringAt, StringMap, stringMapAt } from './manifest';

/** An object of a cluster. */
export interface StoredObject {
  /** `Kind/namespace/name`, or `Kind/name` for a kind without namespaces; monitors of Azure have their group after the kind. */
  readonly key: string;
  /** As {@link storedKind} gives it. */
  readonly kind: string;
  /** Empty for a kind without namespaces; one left out of the manifest is `default`. */
  readonly namespace: string;
  readonly name: string;
  readonly manifest: Manifest;
}

/** What manifests bring, in their order; of two with one key the later one counts, as applying both would have it. */
export class Objects {
  private readonly byKey = new Map<string, StoredObject>();
  private readonly byKind = new Map<string, Map<string, StoredObject>>();

  constructor(manifests: readonly Manifest[]) {
    manifests.map(storedAs).forEach((object) => this.add(object));
  }

  /** All objects, in the order of the manifests. */
  all(): StoredObject[] {
    return [...this.byKey.values()];
  }

  /** All objects of a kind, in the order of the manifests. */
  ofKind(kind: string): StoredObject[] {
    return [...this.byKind.get(kind)?.values() ?? []];
  }

  tryFind(kind: string, namespace: string, name: string): StoredObject | undefined {
    return this.byKey.get(keyOf(kind, namespace, name));
  }

  /** By `Kind/namespace/name`, or `Kind/name`: parts of it may hold slashes. */
  tryFindByKey(key: string): StoredObject | undefined {
    return this.byKey.get(key);
  }

  /** Labels of every namespace that exists, by its name: a namespace that objects are in exists without a Namespace object of its own. */
  namespaces(): Map<string, StringMap> {
    const mentioned = this.all().filter(({ namespace }) => namespace !== '').map(({ namespace }): [string, StringMap] => [namespace, {}]);
    const declared = this.ofKind('Namespace').map(({ name, manifest }): [string, StringMap] => [name, stringMapAt(manifest, ['metadata', 'labels'])]);

    return new Map([...mentioned, ...declared].map(([name, labels]) => [name, { ...labels, 'kubernetes.io/metadata.name': name }]));
  }

  private add(object: StoredObject): void {
    this.byKey.set(object.key, object);
    const ofKind = this.byKind.get(object.kind) ?? new Map<string, StoredObject>();
    this.byKind.set(object.kind, ofKind.set(object.key, object));
  }
}

/** `Kind/namespace/name`, or `Kind/name` for a kind without namespaces. */
export function keyOf(kind: string, namespace: string, name: string): string {
  return namespace === '' ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
}

/** A manifest, with what it is found by. */
export function storedAs(manifest: Manifest): StoredObject {
  const kind = storedKind(groupOf(manifest.apiVersion ?? ''), manifest.kind ?? '');
  const name = stringAt(manifest, ['metadata', 'name']) ?? '';
  const namespace = CLUSTER_SCOPED.has(kind) ? '' : stringAt(objectAt(manifest, ['metadata']), ['namespace']) || 'default';

  return { key: keyOf(`${kind}${groupInKey(manifest)}`, namespace, name), kind, namespace, name, manifest };
}

/** Monitors of Azure are objects beside those of the operator with the same name, so their keys have the group, as kubectl writes it. */
function groupInKey({ apiVersion = '', kind = '' }: Manifest): string {
  return groupOf(apiVersion) === AZURE_GROUP && AZURE_KINDS.has(kind) ? `.${AZURE_GROUP}` : '';
}

/** API group of the kinds of the Prometheus operator. */
export const OPERATOR_GROUP = 'monitoring.coreos.com';

/** API group of the monitors that Azure Managed Prometheus reads. */
export const AZURE_GROUP = 'azmonitoring.coreos.com';

/** Kinds in that group. */
export const AZURE_KINDS: ReadonlySet<string> = new Set(['ServiceMonitor', 'PodMonitor']);

/**
 * The kind that objects are found by: the kind itself, and for a name that Kubernetes uses in another group, the group as well, as kubectl
 * writes it.
 *
 * `('apps', 'StatefulSet')` is `StatefulSet`, `('apps.kruise.io', 'StatefulSet')` is `StatefulSet.apps.kruise.io`
 */
export function storedKind(group: string, kind: string): string {
  return group === '' || (KUBERNETES_GROUPS.get(kind) ?? group) === group ? kind : `${kind}.${group}`;
}

/** The group of an `apiVersion`; empty for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(apiVersion.indexOf('/'), 0));
}

/** API groups of the kinds of Kubernetes that affect what is scraped. Other projects have kinds of the same names. */
export const KUBERNETES_GROUPS: ReadonlyMap<string, string> = new Map([
  ...['Namespace', 'Node', 'Secret', 'ConfigMap', 'Pod', 'ReplicationController', 'Service', 'Endpoints'].map((kind) => [kind, ''] as const),
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map((kind) => [kind, 'apps'] as const),
  ...['Job', 'CronJob'].map((kind) => [kind, 'batch'] as const),
  ...['Ingress', 'NetworkPolicy'].map((kind) => [kind, 'networking.k8s.io'] as const),
  ...['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'].map((kind) => [kind, 'rbac.authorization.k8s.io'] as const),
  ['EndpointSlice', 'discovery.k8s.io'],
]);

/** Kinds of Kubernetes without namespaces that manifests of apps hold; those of others are taken as in a namespace. */
const CLUSTER_SCOPED = new Set([
  'Namespace', 'Node', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition', 'PersistentVolume', 'StorageClass', 'IngressClass',
  'PriorityClass', 'RuntimeClass', 'APIService', 'CSIDriver', 'CSINode', 'VolumeAttachment', 'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'CertificateSigningRequest',
]);
