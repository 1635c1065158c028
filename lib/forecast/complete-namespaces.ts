/** Decides in which namespaces apps create Services or workloads by themselves. */
import { listAt } from '../manifests/manifest';
import { Objects, StoredObject } from '../manifests/objects';
import { textsAt } from '../manifests/texts-at';
import { once } from '../units/once';

/** Knows the namespaces in which no app may create Services or workloads. */
export class CompleteNamespaces {
  private readonly open = once(() => new Set([...this.objects.ofKind('Role'), ...this.objects.ofKind('ClusterRole')].filter(permitsMaking)
    .map(({ kind, namespace }) => (kind === 'ClusterRole' ? EVERYWHERE : namespace))));

  constructor(private readonly objects: Objects) {}

  /**
   * False in system namespaces, and beside roles that allow an app to create or label objects. What controllers create for objects in the
   * manifests is known from the surroundings.
   */
  isComplete(namespace: string): boolean {
    return !this.isSystem(namespace) && !this.open().has(namespace) && !this.open().has(EVERYWHERE);
  }

  /** Whether the cluster itself creates objects in a namespace. */
  isSystem(namespace: string): boolean {
    return SYSTEM.test(namespace);
  }
}

const EVERYWHERE = '*';

const SYSTEM = /^(?:kube-.*|openshift.*|default)$/;

const MADE = new Set(['*', 'services', 'endpoints', 'endpointslices', 'pods', 'deployments', 'statefulsets', 'daemonsets', 'jobs', 'ingresses']);
const MAKING = new Set(['*', 'create', 'update', 'patch']);

function permitsMaking({ manifest }: StoredObject): boolean {
  return listAt(manifest, ['rules']).some((rule) => (
    textsAt(rule, ['resources']).some((resource) => MADE.has(resource)) && textsAt(rule, ['verbs']).some((verb) => MAKING.has(verb))));
}
