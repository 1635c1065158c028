/** Flux and Argo CD give namespaces and names to the files of the folders that their objects name. */
import { join } from 'path';
import { useFolder } from './folder';
import { runCli } from './terminal';
import { Manifest, object } from '../support/manifests/manifest';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

const folder = useFolder();
const WRONG = [prometheus({ podMonitorNamespaceSelector: null }), podMonitor()];
const UNPLACED = WRONG.map((manifest) => ({ ...manifest, metadata: { ...manifest.metadata, namespace: undefined, name: 'cart' } }));
const BINDING = object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', {
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'x' }, subjects: [{ kind: 'ServiceAccount', name: 'x' }],
}, { namespace: undefined });
const flux = (spec: object) => [object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { spec: { interval: '1h', path: './apps/cart', ...spec } }, { name: 'cart-app' })];
const argo = (spec: object) => [object('argoproj.io/v1alpha1', 'Application', { spec }, { name: 'cart-app' })];

/** The findings of a folder, without the note about files that are passed over. */
async function check(files: { readonly [name: string]: string | readonly Manifest[] }) {
  Object.entries(files).forEach(([name, content]) => folder.file(`k8s/${name}`, content));
  const findings = JSON.parse((await runCli(['check', '-o', 'json', join(folder.path(), 'k8s')])).out) as { code: string; severity: string; message: string; fix: string }[];

  return findings.filter(({ code }) => code !== 'AM808');
}

describe('runCli() check of a folder that Flux or Argo CD applies', () => {
  test.each<{ it: string; files: Parameters<typeof check>[0]; expected: string[] }>([
    { it: 'an error where Flux changes nothing', files: { 'flux/cart.yaml': flux({}), 'apps/cart/app.yaml': WRONG }, expected: ['AM903 error'] },
    { it: 'an error where Flux changes another folder', files: { 'flux/cart.yaml': flux({ targetNamespace: 'x' }), 'apps/cart/x.yaml': [], 'apps/cart2/app.yaml': WRONG }, expected: ['AM903 error'] },
    { it: 'an error where Flux changes the root of another repository', files: { 'flux/cart.yaml': flux({ targetNamespace: 'x', path: './' }), 'apps/cart/app.yaml': WRONG }, expected: ['AM903 error'] },
    { it: 'a note where Flux sets the namespace', files: { 'flux/cart.yaml': flux({ targetNamespace: 'x' }), 'apps/cart/deep/app.yaml': WRONG }, expected: ['AM903 info'] },
    { it: 'a note where Flux patches', files: { 'flux/cart.yaml': flux({ patches: [{ patch: 'x' }], path: 'apps/cart/' }), 'apps/cart/app.yaml': WRONG }, expected: ['AM903 info'] },
    {
      it: 'a note on what a kustomization of Flux includes, and an error beside it',
      files: { 'flux/cart.yaml': flux({ targetNamespace: 'x' }), 'apps/cart/kustomization.yaml': 'resources: [../base]\n', 'apps/base/kustomization.yaml': 'resources: [b.yaml]\n', 'apps/base/b.yaml': [BINDING], 'apps/cart/app.yaml': WRONG },
      expected: ['AM601 info', 'AM903 error'],
    },
    { it: 'an error where Argo CD keeps the namespaces', files: { 'argo.yaml': argo({ source: { path: 'apps/cart' }, destination: { namespace: 'x' } }), 'apps/cart/app.yaml': WRONG }, expected: ['AM903 error'] },
    { it: 'a note where Argo CD sets namespaces that are missing', files: { 'argo.yaml': argo({ sources: [{ path: 'apps/cart' }], destination: { namespace: 'x' } }), 'apps/cart/app.yaml': [WRONG[0], UNPLACED[1]] }, expected: ['AM614 info'] },
    { it: 'an error of an object without namespaces', files: { 'argo.yaml': argo({ source: { path: 'apps/cart' }, destination: { namespace: 'x' } }), 'apps/cart/app.yaml': [BINDING] }, expected: ['AM601 error'] },
    { it: 'an error in a folder that Argo CD does not enter', files: { 'argo.yaml': argo({ source: { path: 'apps' }, destination: { namespace: 'x' } }), 'apps/x.yaml': [], 'apps/cart/app.yaml': [WRONG[0], UNPLACED[1]] }, expected: ['AM614 warning'] },
    { it: 'a note where Argo CD changes names', files: { 'argo.yaml': argo({ source: { path: 'apps/cart', kustomize: { namePrefix: 'x-' } } }), 'apps/cart/app.yaml': WRONG }, expected: ['AM903 info'] },
    { it: 'an error where the path has a placeholder', files: { 'argo.yaml': argo({ source: { path: '{{path}}' }, destination: { namespace: 'x' } }), 'apps/cart/app.yaml': WRONG }, expected: ['AM903 error'] },
  ])('reports $it', async ({ files, expected }) => {
    expect((await check(files)).filter(({ code }) => code !== 'AM608').map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected);
  });

  test('says what changes the objects, and how to see them as they will be', async () => {
    const [ofFlux] = await check({ 'flux/cart.yaml': flux({ targetNamespace: 'x' }), 'apps/cart/app.yaml': WRONG });

    expect(ofFlux.message).toMatch(/^as written, before .*flux\/cart\.yaml changes it: "Prometheus\/monitoring\/main" does not set/);
    expect(ofFlux.fix).toMatch(/^build it first: flux build kustomization cart-app --path \.\/apps\/cart --kustomization-file .*flux\/cart\.yaml --dry-run \| cdk8s-app-monitoring check -$/);
  });
});
