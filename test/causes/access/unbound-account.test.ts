import { binding, role, serverWithAccount } from '../../support/manifests/access';
import { Fields, Manifest, object } from '../../support/manifests/manifest';
import { serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const ALL = ['pods', 'services', 'endpoints'];
const boundTo = (subject: Fields, namespace = ''): Manifest[] => [
  role(namespace, ALL), { ...binding(namespace), subjects: [{ kind: 'ServiceAccount', namespace: 'monitoring', name: 'prometheus', ...subject }] },
];
const elsewhere = boundTo({ namespace: 'default' });
const other = boundTo({ name: 'prometheus-k8s' });

describe('AM951', () => {
  test.each([
    {
      it: 'names the subject in another namespace',
      given: [serverWithAccount(), ...elsewhere, serviceMonitor()],
      expected: ['warning Prometheus/monitoring/main: its pods run as ServiceAccount "monitoring/prometheus", which no binding in the manifests names, so Prometheus may not be allowed to find targets: ClusterRoleBinding "discovery" gives the permissions to "default/prometheus", and nothing in the manifests runs with that account; set the namespace of this subject of ClusterRoleBinding "discovery" to "monitoring"'],
    },
    { it: 'names it in a RoleBinding', given: [serverWithAccount(), ...boundTo({ namespace: 'default' }, 'shop')], expected: [expect.stringContaining('RoleBinding "shop/discovery" gives the permissions to "default/prometheus"')] },
    {
      it: 'names the account that the server does not set',
      given: [prometheus(), ...other],
      expected: ['warning Prometheus/monitoring/main: it sets no serviceAccountName, so its pods run as ServiceAccount "monitoring/default", which no binding in the manifests names, so Prometheus may not be allowed to find targets: ClusterRoleBinding "discovery" gives the permissions to "monitoring/prometheus-k8s", and nothing in the manifests runs with that account; set serviceAccountName to "prometheus-k8s"'],
    },
    {
      it: 'is a note where a role may be installed with the server',
      given: [serverWithAccount(), ...elsewhere, object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { targetNamespace: 'monitoring' } }, { namespace: 'flux-system', name: 'stack' })],
      expected: [expect.stringMatching(/^info .* unless HelmRelease "flux-system\/stack" installs a role for it, which is not known/)],
    },
    { it: 'is silent if the account is bound', given: [serverWithAccount(), ...elsewhere, ...boundTo({})], expected: [] },
    { it: 'is silent if another server has the other account', given: [serverWithAccount(), ...elsewhere, prometheus({ serviceAccountName: 'prometheus' }, { namespace: 'default', name: 'b' })], expected: [] },
    { it: 'is silent if an app has the other account', given: [prometheus(), ...other, deployment({ namespace: 'monitoring', pod: { serviceAccountName: 'prometheus-k8s' } })], expected: [] },
    { it: 'is silent about another name where the server sets one', given: [serverWithAccount(), ...other], expected: [] },
    { it: 'is silent about accounts of other namespaces where it sets none', given: [prometheus(), ...elsewhere], expected: [] },
    { it: 'is silent about roles for something else', given: [serverWithAccount(), role('', ['secrets']), elsewhere[1]], expected: [] },
    { it: 'is silent about a role that is not there', given: [serverWithAccount(), elsewhere[1]], expected: [] },
    { it: 'is silent about a server whose namespace is not known', given: [prometheus({ serviceAccountName: 'prometheus' }, { namespace: undefined }), ...boundTo({})], expected: [] },
    { it: 'is silent without bindings', given: [serverWithAccount(), serviceMonitor()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM951', given)).toEqual(expected));
});
