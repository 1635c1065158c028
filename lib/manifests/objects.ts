/** Manifests as a cluster would hold them: found by kind, namespace and name. */
import { Manifest, objectAt, stringAt, StringMap, stringMapAt } from './manifest';

/** An object of a cluster. */
export interface StoredObject {
  /** `Kind/namespace/name`, or `Kind/name` for a kind without namespaces. */
  readonly key: string;
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
  return [kind, ...namespace === '' ? [] : [namespace], name].join('/');
}

/** A manifest, with what it is found by. */
export function storedAs(manifest: Manifest): StoredObject {
  const kind = manifest.kind ?? '';
  const name = stringAt(manifest, ['metadata', 'name']) ?? '';
  const namespace = CLUSTER_SCOPED.has(kind) ? '' : stringAt(objectAt(manifest, ['metadata']), ['namespace']) || 'default';

  return { key: keyOf(kind, namespace, name), kind, namespace, name, manifest };
}

/** Kinds of Kubernetes without namespaces that manifests of apps hold; those of others are taken as in a namespace. */
const CLUSTER_SCOPED = new Set([
  'Namespace', 'Node', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition', 'PersistentVolume', 'StorageClass', 'IngressClass',
  'PriorityClass', 'RuntimeClass', 'APIService', 'CSIDriver', 'CSINode', 'VolumeAttachment', 'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'CertificateSigningRequest',
]);
