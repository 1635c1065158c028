/** What a discovery lists and watches, and what follows if the API server does not allow it. */
import { META } from './meta-labels';
import { semverAtLeast } from '../../units/semver';
import { AttachedMetadata, KubernetesConfig, KubernetesRole } from '../configuration/scrape-job';

/** A resource of the Kubernetes API. */
export interface Resource {
  /** Empty for the core group. */
  readonly group: string;
  /** Plural name, e.g. `pods`. */
  readonly resource: string;
}

/** A resource that a discovery lists. It finds nothing before that is done, unless it is for a label alone. */
export interface NeededRead extends Resource {
  /** Whether it is listed in each namespace of the discovery, and not once for the cluster. */
  readonly isNamespaced: boolean;
  /** The field of `attach_metadata` that needs it; absent if the role itself does. */
  readonly attach?: keyof AttachedMetadata;
  /** The label that targets lack without it, if the discovery does not wait for it. */
  readonly label?: string;
}

/** A read that is not allowed. */
export interface DeniedRead extends NeededRead {
  readonly verbs: readonly ReadVerb[];
  /** Whether the objects are not known without it; otherwise they are known late, or with an API server that can do without lists. */
  readonly isUnread: boolean;
  /** Where it is not allowed; absent if it is needed for the whole cluster at once. */
  readonly namespaces?: readonly string[];
}

/** How a discovery reads. */
export type ReadVerb = typeof READ_VERBS[number];

export const READ_VERBS = ['list', 'watch'] as const;

/** What a discovery may not read. */
export interface DeniedReads {
  /** At least one. */
  readonly reads: readonly DeniedRead[];
  /** Namespaces in which it certainly finds nothing: some of them, or all. */
  readonly lost: 'all' | ReadonlySet<string>;
  /** Reads without which targets certainly lack a label. */
  readonly unlabelled: readonly DeniedRead[];
}

/**
 * What a discovery lists. Roles `endpoints` and `endpointslice` do not wait for ReplicaSets and Jobs.
 *
 * @see Run in discovery/kubernetes/kubernetes.go, and cacheSyncs in the file of each role, Prometheus v0.314.0
 */
export function neededReads({ role, attach }: KubernetesConfig): NeededRead[] {
  const attached = role === 'pod' ? POD_METADATA : role === 'node' ? [] : role === 'endpoints' || role === 'endpointslice' ? TARGET_METADATA : METADATA;

  return [...READS[role], ...attached.filter((read) => attach[read.attach])];
}

/** Whether reads fail, so that the discovery waits forever. */
export function stopsDiscovery({ label, isUnread }: DeniedRead): boolean {
  return label === undefined && isUnread;
}

/**
 * Whether objects stay unknown if these verbs are denied. To list is enough: what may not be watched is listed again and again. To watch
 * alone is enough from a version of Prometheus on.
 */
export function isUnreadWithout(verbs: readonly ReadVerb[], prometheusVersion: string | undefined): boolean {
  const needsList = prometheusVersion !== undefined && !semverAtLeast(prometheusVersion, WITHOUT_LISTS);

  return verbs.length === READ_VERBS.length || needsList && verbs.includes('list');
}

/** @see WatchListClient in k8s.io/client-go, on since v0.35.0 */
const WITHOUT_LISTS = '3.10.0';

function inNamespaces(group: string, resource: string): NeededRead {
  return { group, resource, isNamespaced: true };
}

const READS: { readonly [role in KubernetesRole]: readonly NeededRead[] } = {
  pod: [inNamespaces('', 'pods')],
  service: [inNamespaces('', 'services')],
  endpoints: [inNamespaces('', 'endpoints'), inNamespaces('', 'services'), inNamespaces('', 'pods')],
  endpointslice: [inNamespaces('discovery.k8s.io', 'endpointslices'), inNamespaces('', 'services'), inNamespaces('', 'pods')],
  ingress: [inNamespaces('networking.k8s.io', 'ingresses')],
  node: [{ group: '', resource: 'nodes', isNamespaced: false }],
};

type AttachedRead = NeededRead & Required<Pick<NeededRead, 'attach'>>;

/** Namespaces are looked up for every role except `node`. */
const METADATA: readonly AttachedRead[] = [{ group: '', resource: 'namespaces', isNamespaced: false, attach: 'namespace' }];

const NODE_METADATA: readonly AttachedRead[] = [{ group: '', resource: 'nodes', isNamespaced: false, attach: 'node' }, ...METADATA];

const TARGET_METADATA: readonly AttachedRead[] = [
  ...NODE_METADATA,
  { ...inNamespaces('apps', 'replicasets'), attach: 'deployment', label: `${META}pod_deployment_name` },
  { ...inNamespaces('batch', 'jobs'), attach: 'cronjob', label: `${META}pod_cronjob_name` },
];

const POD_METADATA: readonly AttachedRead[] = [
  ...NODE_METADATA,
  { ...inNamespaces('apps', 'replicasets'), attach: 'deployment' },
  { ...inNamespaces('batch', 'jobs'), attach: 'job' },
  { ...inNamespaces('batch', 'jobs'), attach: 'cronjob' },
];
