/** Decides in which namespaces apps create Services or workloads by themselves. */
import { Binding, bindingsOf, userNameOf } from '../kubernetes/access/role-binding';
import { listAt, valueAt } from '../manifests/manifest';
import { Objects, StoredObject } from '../manifests/objects';
import { textsAt } from '../manifests/texts-at';
import { tryOperatorContainer } from '../operator-port/operator-image';
import { groupBy } from '../units/group';
import { once } from '../units/once';

/** Knows the namespaces in which no app may create Services or workloads. */
export class CompleteNamespaces {
  private readonly open = once(() => new Set([...this.objects.ofKind('Role'), ...this.objects.ofKind('ClusterRole')].filter(permitsMaking)
    .flatMap((role) => this.placesOf(role))));

  private readonly bindings = once(() => groupBy(
    [...this.objects.ofKind('ClusterRoleBinding'), ...this.objects.ofKind('RoleBinding')].flatMap(bindingsOf),
    ({ role: { kind, name }, namespace }) => [kind === 'Role' ? `${namespace}/${name}` : name],
  ));

  private readonly known = once(() => new Set(accountsOfOperator(this.objects)));

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

  /** Where apps may have a role. A role that every cluster has, or that is bound to no app, is for people and for Kubernetes itself. */
  private placesOf({ kind, namespace, name }: StoredObject): string[] {
    if (kind === 'ClusterRole' && name.startsWith('system:')) return [];
    const bindings = this.bindings().get(kind === 'Role' ? `${namespace}/${name}` : name) ?? [];
    if (bindings.length > 0) return bindings.filter((binding) => this.isOfApp(binding)).map(placeOf);
    if (kind === 'Role') return [namespace];

    return FOR_PEOPLE.has(name) ? [] : [EVERYWHERE];
  }

  /** What the operator and its servers create is known. */
  private isOfApp({ users, groups }: Binding): boolean {
    const isUnknown = (user: string) => user.startsWith('system:serviceaccount:') && !this.known().has(user);

    return users.some(isUnknown) || groups.some((group) => group.startsWith('system:serviceaccounts'));
  }
}

function placeOf({ namespace, isPlaced }: Binding): string {
  return namespace === '' || !isPlaced ? EVERYWHERE : namespace;
}

/** User names of the ServiceAccounts of Prometheus operators, and of what they run. */
function accountsOfOperator(objects: Objects): string[] {
  const servers = ['Prometheus', 'PrometheusAgent', 'Alertmanager', 'ThanosRuler'].flatMap((kind) => objects.ofKind(kind));
  const operators = ['Deployment', 'StatefulSet'].flatMap((kind) => objects.ofKind(kind)).filter(({ manifest }) => tryOperatorContainer(manifest) !== undefined);
  const accountOf = ({ namespace, manifest }: StoredObject, path: readonly string[]) => {
    const name = valueAt(manifest, [...path, 'serviceAccountName']);

    return typeof name === 'string' ? [userNameOf({ namespace, name })] : [];
  };

  return [
    ...servers.flatMap((server) => accountOf(server, ['spec'])),
    ...operators.flatMap((operator) => accountOf(operator, ['spec', 'template', 'spec'])),
  ];
}

/** @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['cluster-admin', 'admin', 'edit', 'view']);

const EVERYWHERE = '*';

const SYSTEM = /^(?:kube-.*|openshift.*|default)$/;

const MADE = new Set(['*', 'services', 'endpoints', 'endpointslices', 'pods', 'deployments', 'statefulsets', 'daemonsets', 'jobs', 'ingresses']);
const GROUPS = new Set(['*', '', 'apps', 'batch', 'discovery.k8s.io', 'networking.k8s.io', 'extensions']);
const MAKING = new Set(['*', 'create', 'update', 'patch']);

function permitsMaking({ manifest }: StoredObject): boolean {
  return listAt(manifest, ['rules']).some((rule) => {
    const groups = textsAt(rule, ['apiGroups']);

    return (groups.length === 0 || groups.some((group) => GROUPS.has(group)))
      && textsAt(rule, ['resources']).some((resource) => MADE.has(resource)) && textsAt(rule, ['verbs']).some((verb) => MAKING.has(verb));
  });
}
