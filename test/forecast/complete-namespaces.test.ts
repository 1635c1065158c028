import { CompleteNamespaces } from '../../lib/forecast/complete-namespaces';
import { Manifest } from '../../lib/manifests/manifest';
import { Objects } from '../../lib/manifests/objects';

const object = (apiVersion: string, kind: string, body: object = {}): Manifest => ({ apiVersion, kind, metadata: { namespace: 'shop', name: 'a' }, ...body });
const role = (kind: string, resources: string[], verbs: string[]) => object('rbac.authorization.k8s.io/v1', kind, { rules: [{ resources, verbs }] });

const MAKER = role('ClusterRole', ['services'], ['create']);
const named = (name: string) => ({ ...MAKER, metadata: { name } });
const binding = (name: string, ...subjects: object[]) => (
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name }, roleRef: { kind: 'ClusterRole', name }, subjects });
const account = (name: string, namespace = 'monitoring') => ({ kind: 'ServiceAccount', name, namespace });
const person = (kind: string) => ({ kind, name: 'devs', apiGroup: 'rbac.authorization.k8s.io' });
const within = (namespace: string, name: string, ...subjects: object[]) => ({ ...binding(name, ...subjects), kind: 'RoleBinding', metadata: { namespace, name } });
const SERVER = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { namespace: 'monitoring', name: 'a' }, spec: { serviceAccountName: 'prometheus' } };
const OPERATOR = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { namespace: 'monitoring', name: 'a' },
  spec: { template: { spec: { serviceAccountName: 'operator', containers: [{ image: 'quay.io/prometheus-operator/prometheus-operator:v0.94.1' }] } } },
};

describe('isComplete()', () => {
  test.each<{ it: string; given?: Manifest[]; namespace?: string; expected: boolean }>([
    { it: 'a namespace of apps', given: [object('apps/v1', 'Deployment')], expected: true },
    { it: 'a namespace of the cluster', namespace: 'kube-system', expected: false },
    { it: 'the default namespace', namespace: 'default', expected: false },
    { it: 'a custom resource, which is one of the surroundings', given: [object('example.com/v1', 'Database')], expected: true },
    { it: 'a custom resource of another namespace', given: [object('example.com/v1', 'Database')], namespace: 'other', expected: true },
    { it: 'a PeerAuthentication', given: [object('security.istio.io/v1', 'PeerAuthentication')], expected: true },
    { it: 'a role that reads Services', given: [role('Role', ['services'], ['get'])], expected: true },
    { it: 'a role that creates Services', given: [role('Role', ['services'], ['create'])], expected: false },
    { it: 'a cluster role that creates pods', given: [role('ClusterRole', ['pods'], ['*'])], namespace: 'other', expected: false },
    { it: 'a role for all resources of another API group', given: [object('rbac.authorization.k8s.io/v1', 'Role', { rules: [{ apiGroups: ['metrics.k8s.io'], resources: ['*'], verbs: ['*'] }] })], expected: true },
    { it: 'roles that every cluster has', given: ['cluster-admin', 'edit', 'system:controller:job-controller'].map(named), expected: true },
    { it: 'cluster-admin for an app', given: [named('cluster-admin'), binding('cluster-admin', account('helm'))], expected: false },
    { it: 'cluster-admin for people', given: [named('cluster-admin'), binding('cluster-admin', person('Group'), person('User'))], expected: true },
    { it: 'a role for people', given: [named('devs'), binding('devs', person('Group'))], expected: true },
    { it: 'a role for every app', given: [named('all'), binding('all', { ...person('Group'), name: 'system:serviceaccounts' })], expected: false },
    { it: 'a role of a server', given: [named('a'), binding('a', account('prometheus')), SERVER], expected: true },
    { it: 'a role of the operator', given: [named('a'), binding('a', account('operator')), OPERATOR], expected: true },
    { it: 'a role of the operator and another app', given: [named('a'), binding('a', account('operator'), account('other')), OPERATOR], expected: false },
    { it: 'a role that an app has in another namespace', given: [named('a'), within('web', 'a', account('other'))], expected: true },
    { it: 'a role that an app has in the namespace', given: [named('a'), within('shop', 'a', account('other'))], expected: false },
  ])('is $expected for $it', ({ given = [], namespace = 'shop', expected }) => {
    expect(new CompleteNamespaces(new Objects(given)).isComplete(namespace)).toBe(expected);
  });
});
