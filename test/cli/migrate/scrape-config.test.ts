// The command that rewrites ScrapeConfigs in files.

import { existsSync, readFileSync, symlinkSync } from 'fs';
import { join } from 'path';
import { useFolder } from '../folder';
import { runCli } from '../terminal';

const folder = useFolder();
const OLD = 'apiVersion: monitoring.coreos.com/v1alpha1\nkind: ScrapeConfig\nmetadata: {name: a, namespace: shop}\nspec: # what\n  kubernetesSDConfigs:\n  - role: pod\n';
const NEW = OLD.replace('role: pod', 'role: Pod');
const OPEN = `${OLD}  sampleLimit: -1\n`;
const migrate = (...args: readonly string[]) => runCli(['migrate', 'scrape-config', ...args]);
const from = (version: string, ...args: readonly string[]) => migrate('--from-operator', version, ...args);
const text = (path: string) => readFileSync(path, 'utf8');

describe('runCli() of migrate scrape-config', () => {
  test('rewrites a file in place, and the second time nothing', async () => {
    const file = folder.file('a.yaml', OLD);

    expect(await from('0.75', file)).toEqual({
      code: 0,
      err: '',
      out: `changed ${file}:6: ScrapeConfig "shop/a": spec.kubernetesSDConfigs[0].role: "pod" is now "Pod", because from operator v0.76 on roles of the Kubernetes discovery are in Pascal case\n`
        + '1 ScrapeConfig from operator v0.75.2 to v0.94.1: 1 change in 1 file, 0 places need a person\n',
    });
    expect(text(file)).toBe(NEW);
    expect((await from('0.75', file)).out).toBe('1 ScrapeConfig from operator v0.75.2 to v0.94.1: 0 changes in 0 files, 0 places need a person\n');
    expect(text(file)).toBe(NEW);
  });

  test('prints a diff and writes nothing with --dry-run', async () => {
    const file = folder.file('a.yaml', OLD);
    const { code, out, err } = await from('0.75', '--dry-run', '--to', 'v1beta1', file);

    expect(code).toBe(0);
    expect(out).toBe(`--- ${file}\n+++ ${file}\n@@ -1,6 +1,6 @@\n-apiVersion: monitoring.coreos.com/v1alpha1\n+apiVersion: monitoring.coreos.com/v1beta1\n`
      + ' kind: ScrapeConfig\n metadata: {name: a, namespace: shop}\n spec: # what\n   kubernetesSDConfigs:\n-  - role: pod\n+  - role: Pod\n');
    expect(err).toContain('note: the CRD of operator v0.94.1 serves v1alpha1 and not v1beta1, so the API server refuses the files until a CRD is applied that does');
    expect(text(file)).toBe(OLD);
  });

  test('has no note on the version where a CRD serves it', async () => {
    const file = folder.file('a.yaml', OLD);
    const crd = folder.file('crd.yaml', [{
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'scrapeconfigs.monitoring.coreos.com' },
      spec: { group: 'monitoring.coreos.com', names: { kind: 'ScrapeConfig' }, versions: [{ name: 'v1alpha1', served: true, storage: true }, { name: 'v1beta1', served: true, storage: false }] },
    }]);

    expect((await from('0.94', '--to', 'v1beta1', file, crd)).out).not.toContain('note');
    expect(text(file)).toContain('monitoring.coreos.com/v1beta1\n');
  });

  test('reads standard input and writes standard output', async () => {
    const { code, out, err } = await runCli(['migrate', 'scrape-config', '--from-operator', '0.75', '-'], { stdin: OLD });

    expect({ code, out }).toEqual({ code: 0, out: NEW });
    expect(err).toContain('changed <stdin>:6: ');
    expect((await runCli(['migrate', 'scrape-config', '--from-operator', '0.75', '-'], { stdin: '# nothing\n' })).out).toBe('# nothing\n');
  });

  test('exits with 1 and says the place where something needs a person', async () => {
    const file = folder.file('a.yaml', OPEN);
    const { code, out } = await from('v0.92.1', file);

    expect(code).toBe(1);
    expect(out).toContain(`needs a person ${file}:7: ScrapeConfig "shop/a": spec.sampleLimit: Invalid value: -1: `);
    expect(text(file)).toBe(OPEN);
  });

  test('takes the version of the operator among the inputs', async () => {
    const file = folder.file('a.yaml', OLD);
    const operator = folder.file('operator.yaml', [{
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'prometheus-operator', namespace: 'monitoring' },
      spec: { selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'o', image: 'quay.io/prometheus-operator/prometheus-operator:v0.75.0' }] } } },
    }]);

    expect((await migrate(file, operator)).out).toContain('1 ScrapeConfig from operator v0.75.0 to v0.94.1: 1 change');
    expect(await migrate(file)).toEqual({ code: 2, out: '', err: expect.stringContaining('"--from-operator" is not given, and the inputs have no operator') });
  });

  test('takes folders, and passes over templates with a note', async () => {
    folder.file('d/a.yaml', OLD);
    const template = folder.file('d/t.yaml', OLD.replace('{name: a, namespace: shop}', '\n  name: {{ .Release.Name }}-{{ x }}'));
    folder.file('d/other.yaml', 'kind:   ConfigMap\napiVersion: v1\n');
    symlinkSync(join(folder.path(), 'd/a.yaml'), join(folder.path(), 'd/b.yaml'));
    const { code, err, out } = await from('0.75', join(folder.path(), 'd'));

    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^info AM808 .*1 template/) });
    expect(out).toContain('1 change in 1 file');
    expect(text(join(folder.path(), 'd/a.yaml'))).toBe(NEW);
    expect(text(template)).toContain('role: pod');
    expect(text(join(folder.path(), 'd/other.yaml'))).toBe('kind:   ConfigMap\napiVersion: v1\n');
  });

  test('writes no file if one of them cannot be read', async () => {
    const file = folder.file('a.yaml', OLD);
    const template = folder.file('t.yaml', OLD.replace('{name: a, namespace: shop}', '\n  name: {{ .Release.Name }}-{{ x }}'));
    const { code, out, err } = await from('0.75', file, template);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^AM801 .*t\.yaml:4:.*helm template/);
    expect(text(file)).toBe(OLD);
  });

  test.each([
    { it: 'no input', args: ['--from-operator', '0.75'], expected: '"migrate scrape-config" needs an input' },
    { it: 'a version that is not one', args: ['--from-operator', 'new', 'x.yaml'], expected: '"--from-operator new" is not a version like "v0.94.1"' },
    { it: 'a version that is too old', args: ['--to-operator', '0.60', 'x.yaml'], expected: '"--to-operator 0.60" is older than v0.70.0' },
    { it: 'an API version that upstream does not plan', args: ['--to', 'v2', 'x.yaml'], expected: '"--to" must be v1alpha1, v1beta1 or v1, not "v2"' },
    { it: 'an unknown option', args: ['--what'], expected: 'Unknown option' },
    { it: 'a file that is not there', args: ['--from-operator', '0.75', 'no-such.yaml'], expected: 'no-such.yaml' },
  ])('refuses $it', async ({ args, expected }) => {
    expect(await migrate(...args)).toEqual({ code: 2, out: '', err: expect.stringContaining(expected) });
    expect(existsSync('no-such.yaml')).toBe(false);
  });

  test('has a help', async () => {
    expect((await migrate('--help')).out).toMatch(/^Usage: cdk8s-app-monitoring migrate scrape-config --from-operator <v>/);
    expect((await runCli(['migrate'])).out).toMatch(/migrate scrape-config +rewrite ScrapeConfigs/);
  });
});
