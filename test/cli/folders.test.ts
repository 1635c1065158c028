import { symlinkSync } from 'fs';
import { join } from 'path';
import { useFolder, yaml } from './folder';
import { runCli } from './terminal';
import { Manifest, object } from '../support/manifests/manifest';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

const folder = useFolder();
const APP = [prometheus(), podMonitor()];
const CHART = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';
const TEMPLATE = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\n{{- if .Values.x }}\nspec: {}\n{{- end }}\n';

/** What a folder of files gives. */
async function check(files: { readonly [name: string]: string | readonly Manifest[] }, ...args: readonly string[]) {
  Object.entries(files).forEach(([name, content]) => folder.file(`k8s/${name}`, content));
  const { code, out, err } = await runCli(['check', '-o', 'json', join(folder.path(), 'k8s'), ...args]);

  return { code, err, notes: out === '' ? [] : (JSON.parse(out) as { code: string; message: string; fix: string }[]).filter((each) => each.code === 'AM808') };
}

describe('runCli() check of a folder', () => {
  test.each<{ it: string; files: Parameters<typeof check>[0]; kinds: string }>([
    { it: 'a kustomization', files: { 'kustomization.yaml': 'resources: [app.yaml]\nnamespace: shop\n' }, kinds: '1 kustomization' },
    { it: 'a kustomization without an ending', files: { Kustomization: 'resources: [app.yaml]\n' }, kinds: '1 kustomization' },
    { it: 'a kustomization with a kind', files: { 'kustomization.yml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n' }, kinds: '1 kustomization' },
    {
      it: 'patches of kustomize',
      files: {
        'kustomization.yaml': 'resources: [app.yaml]\npatches: [{path: a.yaml}, e.yaml]\npatchesStrategicMerge: [b.yaml]\n',
        'e.yaml': [object('apps/v1', 'Deployment', { spec: { replicas: 2 } })],
        'a.yaml': '- op: remove\n  path: /spec\n',
        'b.yaml': [object('apps/v1', 'Deployment', { spec: { replicas: 2 } })],
        'patches/c.yaml': [object('apps/v1', 'Deployment', { spec: { replicas: 2 } })],
        'd.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: cart}\n$patch: delete\n',
      },
      kinds: '5 patches of kustomize, 1 kustomization',
    },
    {
      it: 'files that kustomize reads',
      files: {
        'kustomization.yaml': 'resources: [app.yaml]\nconfigMapGenerator: [{name: x, files: [config.yaml, key=other.json]}]\n',
        'config.yaml': 'apiVersion: v1\nkind: [',
        'other.json': '{',
        'helm.yaml': 'apiVersion: builtin\nkind: HelmChartInflationGenerator\nmetadata: {name: x}\n',
      },
      kinds: '3 files that kustomize reads, 1 kustomization',
    },
    {
      it: 'what the installer of OpenShift reads',
      files: { 'install-config.yaml': 'apiVersion: v1\nbaseDomain: example.com\nmetadata: {name: shop}\nnetworking: {networkType: OVNKubernetes}\n' },
      kinds: '1 file of settings',
    },
    {
      it: 'a Helm chart',
      files: { 'shop/Chart.yaml': CHART, 'shop/values.yaml': 'kind: DaemonSet\nspec: {}\n', 'shop/templates/a.yaml': TEMPLATE, 'shop/crds/b.yaml': 'kind: [' },
      kinds: '4 files of Helm charts',
    },
    { it: 'a template', files: { 'a.yaml': TEMPLATE }, kinds: '1 template' },
    { it: 'values', files: { 'values.yaml': 'replicas: 2\n', 'cart-values.yaml': 'kind: DaemonSet\n' }, kinds: '2 files of Helm values' },
    { it: 'CustomResourceDefinitions', files: { 'crd.yaml': 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: x}\n' }, kinds: '1 CustomResourceDefinition' },
    { it: 'a dashboard', files: { 'dashboards/cart.json': '{"title": "Cart", "panels": []}' }, kinds: '1 dashboard' },
    { it: 'a workflow', files: { '.github/workflows/ci.yaml': 'on: push\njobs: {}\n' }, kinds: '1 workflow' },
    { it: 'a Compose file', files: { 'docker-compose.yml': 'services: {}\n' }, kinds: '1 Compose file' },
    { it: 'settings', files: { '.sops.yaml': 'creation_rules: []\n', 'package.json': '{"name": "x"}' }, kinds: '2 files of settings' },
    {
      it: 'tests of Chainsaw and KUTTL',
      files: {
        'e2e/chainsaw-test.yaml': 'apiVersion: chainsaw.kyverno.io/v1alpha1\nkind: Test\nmetadata: {name: x}\n',
        'e2e/resources/pod.yaml': "apiVersion: v1\nkind: Pod\nmetadata: {name: (join('-', ['a', 'b']))}\n",
        'kuttl/one/00-install.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n',
        'kuttl/one/00-assert.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nstatus: {phase: Running}\n',
      },
      kinds: '4 files of tests',
    },
    { it: 'rules of Prometheus', files: { 'rules.yaml': 'groups: []\n' }, kinds: '1 file of Prometheus' },
    { it: 'anything else', files: { 'a.yaml': '- 1\n', 'b.yaml': 'x: [\n', 'c.json': '{"kind": "x"}' }, kinds: '3 other files' },
  ])('passes over $it', async ({ files, kinds }) => {
    const { code, err, notes } = await check({ 'app.yaml': APP, ...files });

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(notes).toEqual([expect.objectContaining({ message: expect.stringMatching(/^\d+ files? (are not manifests and are|is not a manifest and is) passed over: /) })]);
    expect(notes[0].message.split('over: ')[1]).toBe(kinds);
  });

  test('reads no device that has the name of a kustomization', async () => {
    folder.file('k8s/app.yaml', APP);
    symlinkSync('/dev/zero', join(folder.path(), 'k8s', 'kustomization.yaml'));
    const { code, out } = await runCli(['check', join(folder.path(), 'k8s')]);

    expect(code).toBe(0);
    expect(out).toContain('1 file is not a manifest and is passed over: 1 kustomization');
  });

  test.each([
    { it: 'a syntax error', text: 'apiVersion: v1\nkind: Service\nspec: [\n', code: 'AM801' },
    { it: 'a key that is set twice', text: 'apiVersion: v1\nkind: Service\nkind: Service\n', code: 'AM802' },
    { it: 'no apiVersion', text: 'kind: Service\nmetadata: {name: cart}\n', code: 'AM804' },
    { it: 'no kind', text: 'apiVersion: v1\nmetadata: {name: cart}\n', code: 'AM804' },
    { it: 'fields in lower case', text: 'apiversion: v1\nKind: Service\n', code: 'AM804' },
    { it: 'a list of objects', text: '- apiVersion: v1\n  kind: Service\n', code: 'AM804' },
    { it: 'broken JSON', text: '{"apiVersion": "v1", "kind": "Service"', code: 'AM801' },
  ])('still refuses a manifest with $it', async ({ text, code }) => {
    folder.file('k8s/app.yaml', APP);
    folder.file('k8s/broken.yaml', text);
    const checked = await runCli(['check', join(folder.path(), 'k8s')]);
    const inspected = await runCli(['inspect', join(folder.path(), 'k8s')]);

    expect(checked).toEqual({ code: 2, out: expect.stringMatching(new RegExp(`^error   ${code} .*broken\\.yaml`, 'm')), err: '' });
    expect(inspected).toEqual({ code: 2, out: '', err: expect.stringMatching(new RegExp(`^${code} .*broken\\.yaml`)) });
  });

  test('judges the other files if one is broken', async () => {
    folder.file('k8s/app.yaml', [prometheus({ podMonitorSelector: null }), podMonitor({ prot: 'http' })]);
    folder.file('k8s/broken.yaml', 'apiVersion: v1\nkind: [\n');
    const { code, out } = await runCli(['check', join(folder.path(), 'k8s'), '-o', 'sarif']);
    const [{ results }] = JSON.parse(out).runs;

    expect(code).toBe(2);
    expect(results.map(({ ruleId, level }: { ruleId: string; level: string }) => `${level} ${ruleId}`)).toEqual(['warning AM602', 'error AM801', 'note AM902']);
    expect(results[1].locations[0].physicalLocation.region).toEqual({ startLine: 3 });
  });

  test.each([
    { command: ['targets'], files: { 'app.yaml': APP } },
    { command: ['config'], files: { 'app.yaml': APP } },
    { command: ['explain', 'PodMonitor/shop/cart'], files: { 'app.yaml': APP } },
  ])('$command writes the note to standard error', async ({ command, files }) => {
    Object.entries({ ...files, 'values.yaml': 'a: 1\n' }).forEach(([name, content]) => folder.file(`k8s/${name}`, content));

    expect((await runCli([...command, join(folder.path(), 'k8s')])).err).toMatch(/^info AM808 .*k8s: 1 file is not a manifest and is passed over: 1 file of Helm values; .*\n$/);
  });

  test('has no errors on what kustomize changes, and none on what a chart may add', async () => {
    const wrong = [prometheus({ podMonitorNamespaceSelector: null }), podMonitor()];
    const codesOf = async (files: Parameters<typeof check>[0]) => {
      Object.entries(files).forEach(([name, content]) => folder.file(`k8s/${name}`, content));
      const findings: { code: string; severity: string; message: string; fix: string }[] = JSON.parse((await runCli(['check', '-o', 'json', join(folder.path(), 'k8s')])).out);

      return findings.filter(({ code }) => code !== 'AM808');
    };

    expect(await codesOf({ 'app.yaml': wrong, 'kustomization.yaml': 'resources: [app.yaml]\n' })).toEqual([expect.objectContaining({ code: 'AM903', severity: 'error' })]);
    expect(await codesOf({ 'kustomization.yaml': 'resources: [app.yaml]\nnamespace: monitoring\n' })).toEqual([expect.objectContaining({
      code: 'AM903',
      severity: 'info',
      message: expect.stringMatching(/^as written, before .*k8s\/kustomization\.yaml changes it: "Prometheus\/monitoring\/main" does not set/),
      fix: expect.stringMatching(/^build it first: kubectl kustomize .*k8s \| cdk8s-app-monitoring check -$/),
    })]);
    expect(await codesOf({ 'kustomization.yaml': 'resources: [app.yaml]\n', 'chart/Chart.yaml': CHART })).toEqual([expect.objectContaining({
      code: 'AM903', severity: 'info', message: expect.stringMatching(/^not known, because a part of the input has to be built and may add what is missing: /),
    })]);
  });

  test('does not judge what is refused before a kustomization or another program has changed it', async () => {
    const binding = object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'x' }, subjects: [{ kind: 'ServiceAccount', name: 'x' }] }, { namespace: undefined });
    const scaler = object('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { maxReplicas: '${MAX}', scaleTargetRef: { kind: 'Deployment', name: 'cart' } } });
    const unnamed = object('v1', 'Service', { spec: { ports: [{ port: 80 }] } }, { name: 'REPLACEME-stable' });
    const files = { 'a/b.yaml': [binding], 'a/kustomization.yaml': 'resources: [b.yaml]\nnamespace: shop\n', 'c.yaml': [scaler, unnamed] };
    Object.entries(files).forEach(([name, content]) => folder.file(`k8s/${name}`, content));
    const { code, out } = await runCli(['check', join(folder.path(), 'k8s')]);

    expect(code).toBe(0);
    expect(out).toMatch(/info {4}AM601 ClusterRoleBinding\/cart .*: as written, before .*kustomization\.yaml changes it: the API server refuses the object: subjects\[0\]\.namespace/);
    expect(out).toMatch(/info {4}AM608 HorizontalPodAutoscaler\/shop\/cart .*: spec\.maxReplicas has the placeholder "\$\{MAX\}".*"Service\/shop\/REPLACEME-stable"/);
  });

  test('follows kustomizations to what they include', async () => {
    const files = { 'base/app.yaml': [prometheus({ podMonitorNamespaceSelector: null }), podMonitor()], 'base/kustomization.yaml': 'resources: [app.yaml]\n', 'overlay/kustomization.yaml': 'resources: [../base/]\nnamePrefix: x-\n' };
    Object.entries(files).forEach(([name, content]) => folder.file(`k8s/${name}`, content));

    expect((await runCli(['check', join(folder.path(), 'k8s')])).out).toMatch(/^info {4}AM808 .*\ninfo {4}AM903 .*overlay\/kustomization\.yaml changes it: /);
  });

  test('says how to check what is built', async () => {
    const { notes } = await check({ 'app.yaml': APP, 'chart/Chart.yaml': CHART, 'x/kustomization.yaml': 'patches: [{path: p.yaml}]\n', 'x/p.yaml': '- op: remove\n' });

    expect(notes[0].fix).toBe('check what is built from them as well: helm template DIR | cdk8s-app-monitoring check -, or kubectl kustomize DIR | cdk8s-app-monitoring check -');
  });

  test('refuses a folder with nothing to judge', async () => {
    const { code, err } = await check({ 'Chart.yaml': CHART, 'templates/a.yaml': TEMPLATE });

    expect(code).toBe(2);
    expect(err).toMatch(/^AM807 .*k8s: holds no manifests: 2 files of Helm charts; build it first: helm template DIR \| cdk8s-app-monitoring check -\n$/);
  });

  test.each([
    { given: ['--exclude', 'old'], notes: 0 },
    { given: ['--exclude', './old/'], notes: 0 },
    { given: ['--exclude', 'old/**'], notes: 0 },
    { given: ['--exclude', '*.json'], notes: 0 },
    { given: ['--exclude', '**/k8s/old/*'], notes: 0 },
    { given: ['--exclude', 'x.json', '--exclude', 'nothing'], notes: 0 },
    { given: ['--exclude', 'ol'], notes: 1 },
  ])('leaves out what $given matches', async ({ given, notes }) => {
    const found = await check({ 'app.yaml': APP, 'old/x.json': '{}' }, ...given);

    expect(found).toMatchObject({ code: 0, err: '' });
    expect(found.notes).toHaveLength(notes);
  });

  test('does not enter folders of tools', async () => {
    expect(await check({ 'app.yaml': APP, '.git/x.yaml': 'kind: [', 'node_modules/a/x.json': '{' })).toEqual({ code: 0, err: '', notes: [] });
  });
});

describe('runCli() check of a file that is named', () => {
  test.each([
    { it: 'a kustomization', name: 'kustomization.yaml', text: 'resources: []\n', err: /^AM804 .*kustomization\.yaml:1:1: is a kustomization, .*; leave the file out, or build it: kubectl kustomize DIR \| cdk8s-app-monitoring check -\n$/ },
    { it: 'a template', name: 'a.yaml', text: TEMPLATE, err: /; if the file is a template, build it: helm template DIR \| cdk8s-app-monitoring check -\n/ },
    { it: 'values', name: 'values.yaml', text: 'replicas: 2\n', err: /^AM804 .*values\.yaml:1:1: object without "apiVersion" and "kind"; set apiVersion and kind, or leave the file out\n$/ },
  ])('refuses $it', async ({ name, text, err }) => {
    const path = folder.file(name, text);
    const ran = await runCli(['check', path]);

    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(err);
  });

  test('follows a link', async () => {
    const path = folder.file('app.yaml', yaml(APP));
    symlinkSync(path, join(folder.path(), 'link.yaml'));

    expect((await runCli(['check', join(folder.path(), 'link.yaml')])).code).toBe(0);
  });
});
