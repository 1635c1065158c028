import { CompleteNamespaces } from '../../lib/forecast/complete-namespaces';
import { Manifest } from '../../lib/manifests/manifest';
import { Objects } from '../../lib/manifests/objects';

const object = (apiVersion: string, kind: string, body: object = {}): Manifest => ({ apiVersion, kind, metadata: { namespace: 'shop', name: 'a' }, ...body });
const role = (kind: string, resources: string[], verbs: string[]) => object('rbac.authorization.k8s.io/v1', kind, { rules: [{ resources, verbs }] });

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
  ])('is $expected for $it', ({ given = [], namespace = 'shop', expected }) => {
    expect(new CompleteNamespaces(new Objects(given)).isComplete(namespace)).toBe(expected);
  });
});
