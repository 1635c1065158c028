/** Roles and bindings made at random from a seed, and requests to read that they may or may not allow. */
import { random } from '../../imports/random-object';
import { Fields, Manifest } from '../../support/manifests/manifest';
import { AccessRequest } from '../judge-types';

/** What one cluster allows. */
export interface RandomAccess {
  readonly objects: readonly Manifest[];
  readonly requests: readonly AccessRequest[];
}

const RBAC = 'rbac.authorization.k8s.io';
const NAMESPACES = ['shop', 'stock', 'monitoring'];
const ACCOUNTS = [{ namespace: 'monitoring', name: 'prometheus' }, { namespace: 'shop', name: 'default' }];
const NAMES = ['reader', 'pods', 'view', 'more'];
/** The others are roles that every cluster has. */
const CLUSTER_ROLES = ['reader', 'pods', 'more'];
const RESOURCES: readonly { readonly group: string; readonly resource: string; readonly isOfCluster?: true }[] = [
  { group: '', resource: 'pods' }, { group: '', resource: 'services' }, { group: '', resource: 'endpoints' }, { group: 'discovery.k8s.io', resource: 'endpointslices' },
  { group: 'networking.k8s.io', resource: 'ingresses' }, { group: 'apps', resource: 'replicasets' }, { group: 'batch', resource: 'jobs' },
  { group: '', resource: 'nodes', isOfCluster: true }, { group: '', resource: 'namespaces', isOfCluster: true },
];
const LABELS: readonly Fields[] = [
  { part: 'a' }, { part: 'b' }, { part: 'a', also: 'b' }, { [`${RBAC}/aggregate-to-view`]: 'true' }, { [`${RBAC}/aggregate-to-edit`]: 'true' },
];
const SELECTORS: readonly Fields[] = [
  { matchLabels: { part: 'a' } }, { matchLabels: { part: 'b' } }, { matchExpressions: [{ key: 'also', operator: 'Exists' }] }, { matchExpressions: [{ key: 'part', operator: 'In', values: ['a', 'b'] }] },
  { matchLabels: { [`${RBAC}/aggregate-to-view`]: 'true' } },
];
const SUBJECTS: readonly Fields[] = [
  { kind: 'ServiceAccount', ...ACCOUNTS[0] }, { kind: 'ServiceAccount', ...ACCOUNTS[0] }, { kind: 'ServiceAccount', ...ACCOUNTS[1] }, { kind: 'ServiceAccount', name: 'prometheus' },
  { kind: 'User', name: 'system:serviceaccount:monitoring:prometheus' }, { kind: 'User', apiGroup: RBAC, name: 'prometheus' }, { kind: 'Group', name: 'system:serviceaccounts' },
  { kind: 'Group', name: 'system:serviceaccounts:shop' }, { kind: 'Group', apiGroup: RBAC, name: 'system:serviceaccounts:monitoring' }, ...Array.from({ length: 3 }, () => ({ kind: 'ServiceAccount', ...ACCOUNTS[1] })), { kind: 'Group', name: 'system:authenticated' },
  { kind: 'Group', name: 'system:unauthenticated' }, { kind: 'ServiceAccount', apiGroup: RBAC, ...ACCOUNTS[0] },
];

/**
 * The same for the same seed.
 *
 * @param isKnown whether all roles are there that are bound, and the first account has a binding
 */
export function randomAccess(seed: number, isKnown = false): RandomAccess {
  return new Dice(random(seed), isKnown).cluster();
}

/** Everything that a discovery reads, and what the kubelet and the API server ask of who scrapes them. */
const REQUESTS: readonly AccessRequest[] = ACCOUNTS.flatMap((account) => [
  ...(['list', 'watch'] as const).flatMap((verb) => RESOURCES.flatMap(({ group, resource, isOfCluster }) => (
    [undefined, ...isOfCluster ? [] : ['shop', 'stock']].map((namespace) => ({ account, verb, group, resource, namespace }))))),
  { account, verb: 'get', group: '', resource: 'nodes', subresource: 'metrics' },
  ...['/metrics', '/metrics/cadvisor'].map((path) => ({ account, verb: 'get', path })),
]);

class Dice {
  constructor(private readonly next: () => number, private readonly isKnown: boolean) {}

  cluster(): RandomAccess {
    // A binding to a role that is not there says nothing, so most are there.
    const objects = [
      ...NAMESPACES.flatMap((namespace) => NAMES.flatMap((name) => (this.chance(this.isKnown ? 1 : 0.7) ? [this.role('Role', { namespace, name })] : []))),
      ...CLUSTER_ROLES.flatMap((name) => (this.chance(this.isKnown ? 1 : 0.8) ? [this.role('ClusterRole', { name })] : [])),
      ...this.some(5, () => this.binding('RoleBinding')),
      ...this.some(3, () => this.binding('ClusterRoleBinding')),
      ...this.isKnown ? [{ ...this.binding('RoleBinding'), subjects: [SUBJECTS[0]] }] : [],
    ];

    return { objects: [...new Map(objects.map((object) => [`${object.kind} ${object.metadata!.namespace} ${object.metadata!.name}`, object])).values()], requests: REQUESTS };
  }

  private role(kind: 'Role' | 'ClusterRole', named: Fields): Manifest {
    const isOfCluster = kind === 'ClusterRole';
    const isAggregated = isOfCluster && !this.isKnown && this.chance(0.25);

    return {
      apiVersion: `${RBAC}/v1`,
      kind,
      metadata: { ...named, ...this.chance(isOfCluster ? 0.5 : 0.1) && { labels: this.of(LABELS) as never } },
      ...isAggregated
        ? { aggregationRule: { clusterRoleSelectors: [this.of(SELECTORS), ...this.some(1, () => this.of(SELECTORS))] }, rules: [] }
        : { rules: this.some(3, () => this.rule(isOfCluster)) },
    };
  }

  private rule(isOfCluster: boolean): Fields {
    const verbs = this.of([['get', 'list', 'watch'], ['get', 'list', 'watch'], ['list'], ['watch'], ['get'], ['*'], ['create', '*']]);
    if (this.chance(isOfCluster ? 0.2 : this.isKnown ? 0 : 0.02)) return { verbs, nonResourceURLs: this.of([['/metrics'], ['/metrics/*'], ['*'], ['/met*'], ['/healthz', '/metrics/cadvisor']]) };
    const { group, resource } = this.of(RESOURCES);

    return {
      verbs,
      apiGroups: this.of([[group], [group], ['', 'apps'], ['*'], ['extensions']]),
      resources: this.of([[resource], [resource, 'pods'], ['pods', 'services', 'endpoints'], ['*'], ['nodes/metrics'], ['nodes/*'], ['*/metrics'], ['pods/log']]),
      ...this.chance(0.1) && { resourceNames: ['cart'] },
    };
  }

  private binding(kind: 'RoleBinding' | 'ClusterRoleBinding'): Manifest {
    const isOfCluster = kind === 'ClusterRoleBinding';
    const ofRole = !isOfCluster && this.chance(0.6);

    return {
      apiVersion: `${RBAC}/v1`,
      kind,
      metadata: { name: this.of(['one', 'two', 'three', 'four']), ...!isOfCluster && { namespace: this.of(NAMESPACES) } },
      roleRef: { ...this.chance(0.7) && { apiGroup: RBAC }, kind: ofRole ? 'Role' : 'ClusterRole', name: this.of(ofRole ? NAMES : [...CLUSTER_ROLES, ...CLUSTER_ROLES, 'view', 'edit', 'admin', ...this.chance(0.1) ? ['cluster-admin'] : []]) },
      subjects: this.some(3, () => this.of(this.isKnown ? SUBJECTS.slice(0, 3) : SUBJECTS)),
    };
  }

  private some<T>(most: number, make: () => T): T[] {
    return Array.from({ length: Math.floor(this.next() * (most + 1)) }, make);
  }

  private of<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() * values.length)];
  }

  private chance(share: number): boolean {
    return this.next() < share;
  }
}
