/** Inspected manifests, each with the path that findings name. */
import { WorkloadKinds } from '../kubernetes/workloads/workload-kinds';
import type { Changer } from '../manifests/load/changer';
import { Manifest } from '../manifests/manifest';
import { AZURE_GROUP, AZURE_KINDS, groupOf, KUBERNETES_GROUPS, OPERATOR_GROUP, storedAs } from '../manifests/objects';
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
  /** JSON pointers of what JsonPatches of its construct set. */
  readonly patched?: readonly string[];
  /** What changes it before it is applied. */
  readonly changedBy?: Changer;
}

/** Kinds of the operator. */
const OPERATOR_KINDS: ReadonlySet<string> = new Set([
  'Prometheus', 'PrometheusAgent', ...MONITOR_KIND_NAMES, 'PrometheusRule', 'Alertmanager', 'AlertmanagerConfig', 'ThanosRuler',
]);

/**
 * Whether an object has the API group that its kind suggests, or is a monitor of Azure. A name of Kubernetes in another group is a kind of
 * its own: see {@link storedKind}.
 */
export function isWhatItSeems({ apiVersion = '', kind = '' }: Manifest): boolean {
  const group = groupOf(apiVersion);

  return !OPERATOR_KINDS.has(kind) || group === OPERATOR_GROUP || group === AZURE_GROUP && AZURE_KINDS.has(kind);
}

/** Whether an object is of a kind that affects what is scraped. */
export function decidesScraping(manifest: Manifest): boolean {
  const { kind } = storedAs(manifest);

  return KUBERNETES_GROUPS.has(kind) || OPERATOR_KINDS.has(kind) || WorkloadKinds.KNOWN.tryOf(manifest) !== undefined;
}

/** Key of a manifest, `Kind/namespace/name`; the namespace is `default` if the manifest has no namespace. */
export function keyOfManifest(manifest: Manifest): string {
  return storedAs(manifest).key;
}
