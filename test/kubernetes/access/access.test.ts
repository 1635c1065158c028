import { Access } from '../../../lib/kubernetes/access/access';
import { ReadRequest } from '../../../lib/kubernetes/access/role';
import { Answer } from '../../../lib/kubernetes/answer';
import { Manifest } from '../../../lib/manifests/manifest';
import { Objects } from '../../../lib/manifests/objects';

const RBAC = 'rbac.authorization.k8s.io';
const PROMETHEUS = { namespace: 'monitoring', name: 'prometheus' };
const SUBJECT = { kind: 'ServiceAccount', ...PROMETHEUS };
const PODS: ReadRequest = { verb: 'list', group: '', resource: 'pods', namespace: 'shop' };
const ALL_PODS: ReadRequest = { verb: 'list', group: '', resource: 'pods' };
const NODES: ReadRequest = { verb: 'list', group: '', resource: 'nodes' };
const READ = { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] };
/** Names the account, and permits nothing. */
const NAMED = [clusterRole([], { name: 'nothing' }), clusterBinding('nothing')];

function object(kind: string, metadata: object, rest: object): Manifest {
  return { apiVersion: `${RBAC}/v1`, kind, metadata: metadata as Manifest['metadata'], ...rest };
}

function role(rules: unknown, name = 'reader', namespace = 'shop'): Manifest {
  return object('Role', { name, namespace }, { rules });
}

function clusterRole(rules: unknown, { name = 'reader', ...metadata }: { name?: string; labels?: object } = {}, rest = {}): Manifest {
  return object('ClusterRole', { name, ...metadata }, { rules, ...rest });
}

function binding(roleRef: object, subjects: unknown = [SUBJECT], namespace = 'shop', name = 'readers'): Manifest {
  return object('RoleBinding', { name, namespace }, { roleRef: { apiGroup: RBAC, name: 'reader', ...roleRef }, subjects });
}

function unplaced(roleRef: object): Manifest {
  return object('RoleBinding', { name: 'unplaced' }, { roleRef: { apiGroup: RBAC, name: 'reader', ...roleRef }, subjects: [SUBJECT] });
}

function clusterBinding(name: string, subjects: unknown = [SUBJECT], roleRef: object = {}): Manifest {
  return object('ClusterRoleBinding', { name: `of-${name}` }, { roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name, ...roleRef }, subjects });
}

function ask(manifests: Manifest[], request = PODS, account = PROMETHEUS): Answer {
  return new Access(new Objects(manifests)).mayRead(account, request);
}

describe('Access.mayRead()', () => {
  describe('bindings', () => {
    const here = binding({ kind: 'Role' });
    test.each<{ it: string; manifests: Manifest[]; request?: ReadRequest; expected: Answer }>([
      { it: 'none at all', manifests: [], expected: 'unknown' },
      { it: 'a Role without a binding', manifests: [role([READ])], expected: 'unknown' },
      { it: 'a Role of the namespace', manifests: [role([READ]), here], expected: 'allowed' },
      { it: 'a Role of the namespace, asked for all', manifests: [role([READ]), here], request: ALL_PODS, expected: 'denied' },
      { it: 'a Role of another namespace', manifests: [role([READ]), here], request: { ...PODS, namespace: 'other' }, expected: 'denied' },
      { it: 'a RoleBinding whose namespace is given on the command line', manifests: [clusterRole([READ]), unplaced({ kind: 'ClusterRole' }), ...NAMED], expected: 'unknown' },
      { it: 'such a RoleBinding of a Role', manifests: [unplaced({ kind: 'Role' }), ...NAMED], expected: 'unknown' },
      { it: 'such a RoleBinding, asked for all', manifests: [clusterRole([READ]), unplaced({ kind: 'ClusterRole' }), ...NAMED], request: ALL_PODS, expected: 'denied' },
      { it: 'such a RoleBinding that allows something else', manifests: [clusterRole([]), unplaced({ kind: 'ClusterRole' }), ...NAMED], expected: 'denied' },
      { it: 'a ClusterRole in the namespace', manifests: [clusterRole([READ]), binding({ kind: 'ClusterRole' })], expected: 'allowed' },
      {
        it: 'a ClusterRole in the namespace, asked for all',
        manifests: [clusterRole([READ]), binding({ kind: 'ClusterRole' })],
        request: ALL_PODS,
        expected: 'denied',
      },
      { it: 'a ClusterRole everywhere', manifests: [clusterRole([READ]), clusterBinding('reader')], expected: 'allowed' },
      { it: 'a ClusterRole everywhere, asked for all', manifests: [clusterRole([READ]), clusterBinding('reader')], request: ALL_PODS, expected: 'allowed' },
      { it: 'a Role that is not there', manifests: [here], expected: 'unknown' },
      { it: 'a Role that is elsewhere', manifests: [role([READ], 'reader', 'other'), here], expected: 'unknown' },
      { it: 'a ClusterRole that is not there', manifests: [clusterBinding('theirs')], expected: 'unknown' },
      { it: 'one that is not there, in another namespace', manifests: [here], request: { ...PODS, namespace: 'other' }, expected: 'denied' },
      { it: 'one that is not there beside one that allows', manifests: [clusterBinding('theirs'), role([READ]), here], expected: 'allowed' },
      { it: 'a ClusterRole of the name of a Role', manifests: [role([READ]), binding({ kind: 'ClusterRole' })], expected: 'unknown' },
      { it: 'the same twice', manifests: [role([READ]), here, binding({ kind: 'Role' }, [SUBJECT, SUBJECT], 'shop', 'again')], expected: 'allowed' },
      { it: 'the same twice, of nothing', manifests: [role([]), here, binding({ kind: 'Role' }, [SUBJECT, SUBJECT], 'shop', 'again')], expected: 'denied' },
      { it: 'no group written', manifests: [role([READ]), binding({ kind: 'Role', apiGroup: undefined })], expected: 'allowed' },
      { it: 'a role of another group', manifests: [role([READ]), binding({ kind: 'Role', apiGroup: 'example.com' })], expected: 'unknown' },
      { it: 'a Role everywhere', manifests: [role([READ]), clusterBinding('reader', [SUBJECT], { kind: 'Role' }), ...NAMED], expected: 'denied' },
      { it: 'no kind of role', manifests: [role([READ]), binding({})], expected: 'unknown' },
      { it: 'no name of a role', manifests: [role([READ]), binding({ kind: 'Role', name: '' })], expected: 'unknown' },
      { it: 'no role', manifests: [object('RoleBinding', { name: 'x', namespace: 'shop' }, { subjects: [SUBJECT] })], expected: 'unknown' },
      { it: 'a binding of another group', manifests: [role([READ]), { ...here, apiVersion: 'authorization.openshift.io/v1' }, ...NAMED], expected: 'denied' },
      { it: 'a Role of another group', manifests: [{ ...role([READ]), apiVersion: 'example.com/v1' }, here], expected: 'unknown' },
    ])('$expected: $it', ({ manifests, request, expected }) => {
      expect(ask(manifests, request)).toBe(expected);
    });
  });

  describe('subjects', () => {
    const user = (name: string) => ({ kind: 'User', apiGroup: RBAC, name });
    const group = (name: string) => ({ kind: 'Group', apiGroup: RBAC, name });
    test.each<{ it: string; subjects: unknown; expected: Answer }>([
      { it: 'the account', subjects: [SUBJECT], expected: 'allowed' },
      { it: 'the account among others', subjects: [{ ...SUBJECT, name: 'other' }, SUBJECT], expected: 'allowed' },
      { it: 'its namesake in another namespace', subjects: [{ ...SUBJECT, namespace: 'shop' }], expected: 'denied' },
      { it: 'another of its namespace', subjects: [{ ...SUBJECT, name: 'grafana' }], expected: 'denied' },
      { it: 'its namesake in the namespace of the binding', subjects: [{ kind: 'ServiceAccount', name: 'prometheus' }], expected: 'denied' },
      { it: 'its user', subjects: [user('system:serviceaccount:monitoring:prometheus')], expected: 'allowed' },
      { it: 'its user without a group', subjects: [{ kind: 'User', name: 'system:serviceaccount:monitoring:prometheus' }], expected: 'allowed' },
      { it: 'a user of its name', subjects: [user('prometheus')], expected: 'denied' },
      { it: 'all accounts', subjects: [group('system:serviceaccounts')], expected: 'allowed' },
      { it: 'all accounts of its namespace', subjects: [group('system:serviceaccounts:monitoring')], expected: 'allowed' },
      { it: 'all accounts of another namespace', subjects: [group('system:serviceaccounts:shop')], expected: 'denied' },
      { it: 'everybody who is somebody', subjects: [group('system:authenticated')], expected: 'allowed' },
      { it: 'everybody who is nobody', subjects: [group('system:unauthenticated')], expected: 'denied' },
      { it: 'a user named like a group', subjects: [user('system:serviceaccounts')], expected: 'denied' },
      { it: 'a group named like its user', subjects: [group('system:serviceaccount:monitoring:prometheus')], expected: 'denied' },
      { it: 'nobody', subjects: [], expected: 'denied' },
      { it: 'a text', subjects: 'prometheus', expected: 'denied' },
      { it: 'null', subjects: [null], expected: 'denied' },
      { it: 'an account of the group of users', subjects: [{ ...SUBJECT, apiGroup: RBAC }], expected: 'denied' },
      { it: 'a user of no known group', subjects: [{ ...user('system:serviceaccount:monitoring:prometheus'), apiGroup: 'x' }], expected: 'denied' },
      { it: 'an unknown kind', subjects: [{ ...SUBJECT, kind: 'serviceaccount' }], expected: 'denied' },
      { it: 'one without a name', subjects: [{ ...SUBJECT, name: '' }], expected: 'denied' },
      { it: 'the account beside one that is refused', subjects: [SUBJECT, { kind: 'Robot', name: 'x' }], expected: 'denied' },
    ])('$expected: $it', ({ subjects, expected }) => {
      expect(ask([role([READ]), binding({ kind: 'Role' }, subjects), ...NAMED])).toBe(expected);
    });

    test.each<{ it: string; subjects: unknown; expected: Answer }>([
      { it: 'an account of the binding\'s own namespace', subjects: [{ kind: 'ServiceAccount', name: 'prometheus' }], expected: 'allowed' },
      { it: 'one of an empty namespace', subjects: [{ kind: 'ServiceAccount', name: 'prometheus', namespace: '' }], expected: 'allowed' },
    ])('$expected: $it', ({ subjects, expected }) => {
      const manifests = [role([READ], 'reader', 'monitoring'), binding({ kind: 'Role' }, subjects, 'monitoring')];

      expect(ask(manifests, { ...PODS, namespace: 'monitoring' })).toBe(expected);
    });

    const nowhere = { kind: 'ServiceAccount', name: 'prometheus' };
    test.each<{ it: string; manifests: Manifest[] }>([
      { it: 'an account without a namespace, everywhere', manifests: [clusterRole([READ]), clusterBinding('reader', [nowhere])] },
      { it: 'it beside one without a namespace, everywhere', manifests: [clusterRole([READ]), clusterBinding('reader', [SUBJECT, nowhere])] },
      { it: 'another account', manifests: [clusterRole([READ]), clusterBinding('reader', [{ ...SUBJECT, name: 'grafana' }])] },
      { it: 'a group, which is given something else', manifests: [clusterRole([]), clusterBinding('reader', [group('system:serviceaccounts')])] },
    ])('does not know an account where bindings name $it', ({ manifests }) => {
      expect(ask(manifests)).toBe('unknown');
    });
  });

  describe('rules', () => {
    test.each<{ it: string; rules: unknown; request?: Partial<ReadRequest>; expected: Answer }>([
      { it: 'all three', rules: [READ], expected: 'allowed' },
      { it: 'another verb', rules: [{ ...READ, verbs: ['get', 'watch'] }], expected: 'denied' },
      { it: 'every verb', rules: [{ ...READ, verbs: ['*'] }], request: { verb: 'watch' }, expected: 'allowed' },
      { it: 'another group', rules: [{ ...READ, apiGroups: ['apps'] }], expected: 'denied' },
      { it: 'every group', rules: [{ ...READ, apiGroups: ['*'] }], expected: 'allowed' },
      { it: 'a group with its version', rules: [{ ...READ, apiGroups: ['v1'] }], expected: 'denied' },
      { it: 'another resource', rules: [{ ...READ, resources: ['services'] }], expected: 'denied' },
      { it: 'the singular', rules: [{ ...READ, resources: ['pod'] }], expected: 'denied' },
      { it: 'every resource', rules: [{ ...READ, resources: ['*'] }], expected: 'allowed' },
      { it: 'parts of the resource', rules: [{ ...READ, resources: ['pods/*', '*/status', 'pods/log'] }], expected: 'denied' },
      { it: 'its part', rules: [{ ...READ, resources: ['nodes/metrics'] }], request: { resource: 'nodes/metrics' }, expected: 'allowed' },
      { it: 'that part of all', rules: [{ ...READ, resources: ['*/metrics'] }], request: { resource: 'nodes/metrics' }, expected: 'allowed' },
      { it: 'the whole for its part', rules: [{ ...READ, resources: ['nodes'] }], request: { resource: 'nodes/metrics' }, expected: 'denied' },
      { it: 'everything for a part', rules: [{ ...READ, resources: ['*'] }], request: { resource: 'nodes/metrics' }, expected: 'allowed' },
      { it: 'objects of a name', rules: [{ ...READ, resourceNames: ['cart-0'] }], expected: 'denied' },
      { it: 'objects of a name, one at a time', rules: [{ ...READ, resourceNames: ['cart-0'] }], request: { verb: 'get' }, expected: 'denied' },
      { it: 'objects of no names', rules: [{ ...READ, resourceNames: [] }], expected: 'allowed' },
      { it: 'half in one and half in another', rules: [{ ...READ, verbs: ['get'] }, { ...READ, resources: ['services'] }], expected: 'denied' },
      { it: 'the second', rules: [{ ...READ, verbs: ['get'] }, READ], expected: 'allowed' },
      { it: 'paths', rules: [{ nonResourceURLs: ['*'], verbs: ['*'] }], expected: 'denied' },
      { it: 'none', rules: [], expected: 'denied' },
      { it: 'undefined', rules: undefined, expected: 'denied' },
      { it: 'null', rules: [null], expected: 'denied' },
      { it: 'an empty one', rules: [{}], expected: 'denied' },
      { it: 'texts for lists', rules: [{ apiGroups: '*', resources: '*', verbs: '*' }], expected: 'denied' },
      { it: 'no list', rules: READ, expected: 'denied' },
    ])('$expected: $it', ({ rules, request, expected }) => {
      expect(ask([role(rules), binding({ kind: 'Role' })], { ...PODS, ...request })).toBe(expected);
    });
  });

  describe('roles put together from others', () => {
    const part = clusterRole([READ], { name: 'part', labels: { part: 'yes' } });
    const whole = (selectors: unknown, rules: unknown = []) => clusterRole(rules, {}, { aggregationRule: { clusterRoleSelectors: selectors } });
    const byPart = { matchLabels: { part: 'yes' } };
    test.each<{ it: string; manifests: Manifest[]; request?: ReadRequest; expected: Answer }>([
      { it: 'a part that allows', manifests: [whole([byPart]), part], expected: 'allowed' },
      { it: 'a part that does not', manifests: [whole([byPart]), part], request: NODES, expected: 'denied' },
      { it: 'parts without a word about the group', manifests: [whole([byPart]), part], request: { ...PODS, group: 'apps' }, expected: 'unknown' },
      { it: 'no part', manifests: [whole([byPart])], expected: 'unknown' },
      {
        it: 'a Role',
        manifests: [whole([byPart]), { ...role([READ]), metadata: { name: 'part', namespace: 'shop', labels: { part: 'yes' } } }],
        expected: 'unknown',
      },
      { it: 'rules of its own, which are replaced', manifests: [whole([byPart], [READ])], expected: 'unknown' },
      { it: 'the second of its selectors', manifests: [whole([{ matchLabels: { part: 'no' } }, byPart]), part], expected: 'allowed' },
      { it: 'all roles', manifests: [whole([{}])], request: NODES, expected: 'allowed' },
      { it: 'no selectors', manifests: [whole([]), part], expected: 'unknown' },
      { it: 'null for a selector', manifests: [whole([null]), part], expected: 'unknown' },
      { it: 'a text for selectors', manifests: [whole('part'), part], expected: 'unknown' },
      {
        it: 'a part that is put together itself',
        manifests: [
          whole([{ matchLabels: { middle: 'yes' } }]),
          clusterRole([], { name: 'middle', labels: { middle: 'yes' } }, { aggregationRule: { clusterRoleSelectors: [byPart] } }),
          part,
        ],
        expected: 'allowed',
      },
      {
        it: 'a circle',
        manifests: [clusterRole([READ], { labels: { part: 'yes' } }, { aggregationRule: { clusterRoleSelectors: [byPart] } })],
        expected: 'unknown',
      },
    ])('$expected: $it', ({ manifests, request, expected }) => {
      expect(ask([...manifests, clusterBinding('reader')], request)).toBe(expected);
    });
  });

  describe('roles that every cluster has', () => {
    const endpoints: ReadRequest = { verb: 'watch', group: '', resource: 'endpoints', namespace: 'shop' };
    const slices: ReadRequest = { verb: 'watch', group: 'discovery.k8s.io', resource: 'endpointslices', namespace: 'shop' };
    const ingresses: ReadRequest = { verb: 'list', group: 'networking.k8s.io', resource: 'ingresses', namespace: 'shop' };
    const secrets: ReadRequest = { verb: 'get', group: '', resource: 'secrets', namespace: 'shop' };
    const roles: ReadRequest = { verb: 'get', group: RBAC, resource: 'roles', namespace: 'shop' };
    const monitors: ReadRequest = { verb: 'list', group: 'monitoring.coreos.com', resource: 'servicemonitors', namespace: 'shop' };
    const all = [PODS, endpoints, slices, ingresses, secrets, roles, NODES, monitors];
    test.each<{ name: string; expected: Answer[] }>([
      { name: 'cluster-admin', expected: ['allowed', 'allowed', 'allowed', 'allowed', 'allowed', 'allowed', 'allowed', 'allowed'] },
      { name: 'admin', expected: ['allowed', 'allowed', 'allowed', 'allowed', 'allowed', 'allowed', 'denied', 'unknown'] },
      { name: 'edit', expected: ['allowed', 'allowed', 'allowed', 'allowed', 'allowed', 'unknown', 'denied', 'unknown'] },
      { name: 'view', expected: ['allowed', 'allowed', 'allowed', 'allowed', 'denied', 'unknown', 'denied', 'unknown'] },
      { name: 'system:monitoring', expected: Array.from({ length: 8 }, () => 'unknown') },
    ])('$name: $expected', ({ name, expected }) => {
      expect(all.map((request) => ask([clusterBinding(name)], request))).toEqual(expected);
    });

    test('take in what manifests add by their labels', () => {
      const rules = [{ apiGroups: ['monitoring.coreos.com'], resources: ['*'], verbs: ['*'] }];
      const added = clusterRole(rules, { name: 'monitors', labels: { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' } });

      expect(['view', 'edit', 'admin'].map((name) => ask([added, clusterBinding(name)], monitors))).toEqual(['allowed', 'allowed', 'allowed']);
    });

    test('are those of the manifests where these have them', () => {
      expect(ask([clusterRole([], { name: 'cluster-admin' }), clusterBinding('cluster-admin')])).toBe('denied');
    });

    test('hold in the namespace of a RoleBinding alone', () => {
      const manifests = [binding({ kind: 'ClusterRole', name: 'cluster-admin' })];

      expect([PODS, NODES].map((request) => ask(manifests, request))).toEqual(['allowed', 'denied']);
    });
  });

  test('finds its bindings for ten thousand namespaces', () => {
    const namespaces = Array.from({ length: 10_000 }, (_, i) => `shop-${i}`);
    const access = new Access(new Objects([clusterRole([READ]), ...namespaces.map((namespace) => binding({ kind: 'ClusterRole' }, [SUBJECT], namespace))]));

    expect(namespaces.filter((namespace) => access.mayRead(PROMETHEUS, { ...PODS, namespace }) !== 'allowed')).toEqual([]);
  });
});
