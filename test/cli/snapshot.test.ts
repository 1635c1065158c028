// What a cluster has: the commands that collect it, and what is kept of their output.

import { yaml } from './folder';
import { runCli } from './terminal';
import { loadManifests } from '../../lib/manifests/load/load-manifests';
import { Profile } from '../../lib/profiles/profile';
import { prometheus } from '../support/manifests/servers';

const STATE = { uid: 'u', resourceVersion: '1', managedFields: [{}], creationTimestamp: 'now', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': 'c2VjcmV0', 'a': 'b' } };
const RBAC = { apiVersion: 'rbac.authorization.k8s.io/v1' };
const role = (kind: string, name: string, namespace?: string) => ({ ...RBAC, kind, metadata: { name, namespace }, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }] });
const binding = (kind: string, name: string, subject: object, namespace?: string) => (
  { ...RBAC, kind: `${kind}Binding`, metadata: { name, namespace }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name }, subjects: [subject] });

async function reducedTo(...objects: readonly object[]): Promise<{ [field: string]: any }[]> {
  const { code, out } = await runCli(['snapshot', '-'], { stdin: yaml(objects) });
  expect(code).toBe(0);

  return loadManifests(out, 'out').map(({ manifest }) => manifest);
}

describe('runCli() of snapshot', () => {
  test('prints commands that read no value of a Secret', async () => {
    const { code, out } = await runCli(['snapshot']);
    const commands = out.split('\n').filter((line) => line.includes('kubectl get'));

    expect(code).toBe(0);
    expect(commands[0]).toBe('  kubectl get prometheuses.monitoring.coreos.com --all-namespaces -o yaml; echo ---');
    expect(commands.filter((line) => line.includes('secret'))).toEqual([expect.stringMatching(/kubectl get secrets --all-namespaces -o go-template='[^']*<not shown>[^']*'$/)]);
    expect(out).not.toContain('$value}}');
    expect(out).toMatch(/} \| npx cdk8s-app-monitoring snapshot - > cluster\.yaml\n$/);
  });

  test('asks for the namespace of the app alone where it is known', async () => {
    const { out } = await runCli(['snapshot', '-n', 'shop']);

    expect(out).toContain('kubectl get networkpolicies.networking.k8s.io --namespace shop -o yaml');
    expect(out).toContain('kubectl get secrets --namespace shop ');
  });

  test('keeps what is set and leaves out state', async () => {
    const server = { ...prometheus({ version: 'v3.5.0', remoteWrite: [{ url: 'https://a:b@c' }], apiserverConfig: { host: 'x', bearerToken: 't' } }, STATE), status: { replicas: 1 } };

    expect(await reducedTo(server)).toEqual([{
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'Prometheus',
      metadata: { name: 'main', namespace: 'monitoring', annotations: { a: 'b' } },
      spec: expect.objectContaining({ version: 'v3.5.0', podMonitorSelector: {}, apiserverConfig: { host: 'x' } }),
    }]);
    expect(JSON.stringify(await reducedTo(server))).not.toContain('remoteWrite');
  });

  test('keeps the keys of Secrets alone', async () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'shop', ...STATE }, type: 'Opaque', data: { token: 'c2VjcmV0' }, stringData: { user: 'c2VjcmV0' } };

    expect(await reducedTo(secret)).toEqual([{
      apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'shop', annotations: { a: 'b' } }, type: 'Opaque', data: { token: '<not shown>', user: '<not shown>' },
    }]);
  });

  test('keeps the roles of the servers alone', async () => {
    const account = { kind: 'ServiceAccount', namespace: 'monitoring', name: 'prom' };
    const kept = await reducedTo(
      prometheus({ serviceAccountName: 'prom' }),
      role('ClusterRole', 'mine'), binding('ClusterRole', 'mine', account), role('ClusterRole', 'other'), binding('ClusterRole', 'other', { ...account, name: 'other' }),
      role('Role', 'here', 'shop'), binding('Role', 'here', account, 'shop'), role('Role', 'there', 'web'), binding('Role', 'there', { kind: 'User', name: 'u' }, 'web'),
      role('ClusterRole', 'all'), binding('ClusterRole', 'all', { kind: 'Group', name: 'system:serviceaccounts' }),
    );

    expect(kept.map(({ kind, metadata }) => `${kind}/${metadata.name}`))
      .toEqual(['ClusterRole/all', 'ClusterRole/mine', 'ClusterRoleBinding/all', 'ClusterRoleBinding/mine', 'Prometheus/main', 'Role/here', 'RoleBinding/here']);
  });

  test('keeps the image and flags of an operator, without its environment', async () => {
    const container = { name: 'o', image: 'prometheus-operator:v0.90.0', args: ['--namespaces=shop'], env: [{ name: 'TOKEN', value: 'c2VjcmV0' }] };
    const [operator] = await reducedTo({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'o', namespace: 'm' }, spec: { template: { spec: { containers: [container] } } } });

    expect(operator.spec.template.spec.containers).toEqual([{ name: 'o', image: 'prometheus-operator:v0.90.0', args: ['--namespaces=shop'] }]);
  });

  test.each([
    { it: 'nothing', stdin: '', warned: true },
    { it: 'no server', stdin: yaml([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }]), warned: true },
    { it: 'a server', stdin: yaml([prometheus()]), warned: false },
  ])('warns of an input that no profile can be made of: $it', async ({ stdin, warned }) => {
    const { code, err } = await runCli(['snapshot', '-'], { stdin });

    expect({ code, isWarned: err.includes('warning: the input has no Prometheus or PrometheusAgent object') }).toEqual({ code: 0, isWarned: warned });
  });

  test('gives what a profile is made of, and what --external takes', async () => {
    const { out } = await runCli(['snapshot', '-'], { stdin: yaml([{ apiVersion: 'v1', kind: 'List', items: [prometheus({}, STATE)] }]) });

    expect(Profile.fromManifests(out).name).toBe('monitoring/main');
  });
});
