import { readFileSync } from 'fs';
import { stringify } from 'yaml';
import { useFolder } from './folder';
import { runCli } from './terminal';
import { object } from '../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const folder = useFolder();
const documents = (...manifests: readonly object[]) => manifests.map((manifest) => `---\n${stringify(manifest)}`).join('');
const wants = (labels: object) => prometheus({ serviceMonitorSelector: { matchLabels: labels }, podMonitorSelector: { matchLabels: labels } });
const CART = [service(), deployment()];
const MONITOR = `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: cart
  namespace: shop
spec:
  selector:
    matchLabels:
      app: cart # the Service
  endpoints:
    - port: metrics
`;

/** Files of a monitor and of everything else; the result for the monitor's file. */
async function fixed(monitor: string, others: readonly object[], args: readonly string[] = []) {
  folder.file('others.yaml', documents(...others));
  const path = folder.file('monitor.yaml', monitor);
  const ran = await runCli(['check', '--fix', ...args, folder.path()]);

  return { ...ran, text: readFileSync(path, 'utf8') };
}

describe('runCli() check --fix', () => {
  test.each([
    {
      it: 'adds the label that the server selects by (AM901)',
      given: MONITOR,
      others: [wants({ release: 'prom' }), ...CART],
      expected: MONITOR.replace('namespace: shop\n', 'namespace: shop\n  labels:\n    release: prom\n'),
    },
    {
      it: 'adds two labels (AM901)',
      given: MONITOR,
      others: [wants({ release: 'prom', tier: '1' }), ...CART],
      expected: MONITOR.replace('namespace: shop\n', 'namespace: shop\n  labels:\n    release: prom\n    tier: "1"\n'),
    },
    {
      it: 'corrects a misspelt label (AM901)',
      given: MONITOR.replace('namespace: shop\n', "namespace: shop\n  labels: {release: 'pormetheus'}\n"),
      others: [wants({ release: 'prometheus' }), ...CART],
      expected: MONITOR.replace('namespace: shop\n', "namespace: shop\n  labels: {release: 'prometheus'}\n"),
    },
    {
      it: 'corrects the name of a port (AM908)',
      given: MONITOR.replace('port: metrics', 'port: metrcs # c'),
      others: [prometheus(), ...CART],
      expected: MONITOR.replace('port: metrics', 'port: metrics # c'),
    },
    {
      it: 'takes the name of the Service port for that of the container port (AM908)',
      given: MONITOR,
      others: [prometheus(), service({ ports: [{ name: 'web', port: 80, targetPort: 'metrics' }, { name: 'grpc', port: 90 }] }), deployment()],
      expected: MONITOR.replace('port: metrics', 'port: web'),
    },
    {
      it: 'takes the name of the Service port that leads to the number of the container port (AM908)',
      given: MONITOR,
      others: [prometheus(), service({ ports: [{ name: 'web', port: 80, targetPort: 9090 }, { name: 'grpc', port: 90 }] }), deployment({ ports: [{ name: 'metrics', containerPort: 9090 }] })],
      expected: MONITOR.replace('port: metrics', 'port: web'),
    },
    {
      it: 'takes the name for the number of a port (AM909)',
      given: MONITOR.replace('port: metrics', 'port: "80"'),
      others: [prometheus(), ...CART],
      expected: MONITOR.replace('port: metrics', 'port: "metrics"'),
    },
    {
      it: 'removes the quotes of a number (AM909)',
      given: MONITOR.replace('port: metrics', 'targetPort: "9090"'),
      others: [prometheus(), service(), deployment({ ports: [{ name: 'metrics', containerPort: 9090 }] })],
      expected: MONITOR.replace('port: metrics', 'targetPort: 9090'),
    },
    {
      it: 'corrects a target port (AM910)',
      given: MONITOR.replace('port: metrics', 'targetPort: metrcs'),
      others: [prometheus(), ...CART],
      expected: MONITOR.replace('port: metrics', 'targetPort: metrics'),
    },
    {
      it: 'shortens a timeout above the interval (AM917)',
      given: `${MONITOR}      interval: 10s\n      scrapeTimeout: 20s\n`,
      others: [prometheus(), ...CART],
      expected: `${MONITOR}      interval: 10s\n      scrapeTimeout: 10s\n`,
    },
    {
      it: 'searches the only namespace with the Service (AM904)',
      given: MONITOR.replace('namespace: shop', 'namespace: monitoring'),
      others: [prometheus(), ...CART],
      expected: `${MONITOR.replace('namespace: shop', 'namespace: monitoring')}  namespaceSelector:\n    matchNames:\n      - shop\n`,
      anywhere: true,
    },
    {
      it: 'corrects a misspelt namespace (AM904)',
      given: `${MONITOR.replace('namespace: shop', 'namespace: monitoring')}  namespaceSelector: {matchNames: [shp]}\n`,
      others: [prometheus(), ...CART],
      expected: `${MONITOR.replace('namespace: shop', 'namespace: monitoring')}  namespaceSelector: {matchNames: [shop]}\n`,
    },
    {
      it: 'puts labels under matchLabels (AM602)',
      given: MONITOR.replace('    matchLabels:\n      app: cart # the Service\n', '    app: cart # the Service\n'),
      others: [prometheus(), ...CART],
      expected: MONITOR,
    },
    {
      it: 'quotes annotations (AM601)',
      given: MONITOR.replace('namespace: shop\n', 'namespace: shop\n  annotations: {a: 1, b: true, c: text}\n'),
      others: [prometheus(), ...CART],
      expected: MONITOR.replace('namespace: shop\n', 'namespace: shop\n  annotations: {a: "1", b: "true", c: text}\n'),
    },
    {
      it: 'makes fixes that are found one behind the other',
      given: `${MONITOR.replace('port: metrics', 'port: metrcs').replace('    matchLabels:\n      app: cart # the Service\n', '    app: cart\n')}      interval: 10s\n      scrapeTimeout: 20s\n`,
      others: [wants({ release: 'prom' }), ...CART],
      expected: `${MONITOR.replace(' # the Service', '').replace('namespace: shop\n', 'namespace: shop\n  labels:\n    release: prom\n')}      interval: 10s\n      scrapeTimeout: 10s\n`,
    },
  ])('$it', async ({ given, others, expected, anywhere }) => {
    const { code, out, text } = await fixed(given, others);

    expect(anywhere ? text.split('\n').sort() : text).toEqual(anywhere ? expected.split('\n').sort() : expected);
    expect([code, out]).toEqual([0, expect.stringMatching(/^--- .*monitor\.yaml\n\+\+\+ .*\n@@ [^]*\n\d findings? fixed in 1 file\n\n[^]*0 errors, 0 warnings, \d notes\n$/)]);
    expect((await runCli(['check', '--fix', folder.path()])).out).toMatch(/^0 findings fixed in 0 files\n\n/);
    expect(readFileSync(`${folder.path()}/monitor.yaml`, 'utf8')).toBe(text);
  });

  test.each([
    { it: 'a label of which two servers have different values', given: MONITOR, others: [wants({ release: 'a' }), prometheus({ serviceMonitorSelector: { matchLabels: { release: 'b' } } }, { name: 'other' }), ...CART] },
    { it: 'a label with quite another value', given: MONITOR.replace('namespace: shop\n', 'namespace: shop\n  labels: {release: other}\n'), others: [wants({ release: 'prom' }), ...CART] },
    { it: 'a label of which any value will do', given: MONITOR, others: [prometheus({ serviceMonitorSelector: { matchExpressions: [{ key: 'release', operator: 'Exists' }] } }), ...CART] },
    { it: 'a port that two others are like', given: MONITOR, others: [prometheus(), service({ ports: [{ name: 'metrics-a', port: 80 }, { name: 'metrics-b', port: 81 }] }), deployment()] },
    { it: 'the only port of a Service whose pods have the port elsewhere', given: MONITOR, others: [prometheus(), service({ ports: [{ name: 'http', port: 80, targetPort: 8080 }] }), deployment()] },
    { it: 'a namespace of two', given: MONITOR.replace('namespace: shop', 'namespace: monitoring'), others: [prometheus(), ...CART, service({}, { namespace: 'web' })] },
    { it: 'a note on what is not certain', given: MONITOR.replace('metrics', 'metrcs'), others: [prometheus(), ...CART, object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { targetNamespace: 'shop' } }, { namespace: 'flux-system', name: 'stack' })] },
    { it: 'an annotation that is read as something else than it is written as', given: MONITOR.replace('namespace: shop\n', 'namespace: shop\n  annotations: {a: yes}\n'), others: [prometheus(), ...CART] },
  ])('does not change $it', async ({ given, others }) => {
    const { out, text } = await fixed(given, others);

    expect(text).toBe(given);
    expect(out).toMatch(/(^|\n)0 findings fixed in 0 files\n/);
  });

  test.each([
    {
      it: 'that is defined twice',
      given: `${MONITOR}---\n${MONITOR}`,
      others: [wants({ release: 'prom' }), ...CART],
      whyNot: 'the object is defined more than once',
    },
    {
      it: 'in a template',
      given: MONITOR.replace('namespace: shop\n', 'namespace: shop\n  annotations:\n    a: "{{ .Values.a }}"\n'),
      others: [wants({ release: 'prom' }), ...CART],
      whyNot: 'the file is a template',
    },
    {
      it: 'whose labels an alias shares',
      given: MONITOR.replace('namespace: shop\n', 'namespace: shop\n  labels: &l {app: cart}\n').replace('    matchLabels:\n      app: cart # the Service\n', '    matchLabels: *l\n'),
      others: [wants({ release: 'prom' }), ...CART],
      whyNot: 'an anchor, an alias or a merge shares this place with another one',
    },
    {
      it: 'of which a target would be lost',
      given: MONITOR.replace('    matchLabels:\n      app: cart # the Service\n', '    app: cart\n'),
      others: [prometheus(), ...CART, service({ selector: { app: 'web' } }, { name: 'web', labels: { app: 'web' } }), deployment({ name: 'web', labels: { app: 'web' } })],
      whyNot: '"Prometheus/monitoring/main" would lose the target',
    },
    {
      it: 'that would be found to be wrong otherwise',
      given: MONITOR.replace('namespace: shop\n', 'namespace: shop\n  annotations: {a: 1}\n').replace('metrics', 'nowhere'),
      others: [prometheus(), service({ ports: [{ name: 'a', port: 80 }, { name: 'b', port: 81 }] }), deployment()],
      whyNot: 'it would lead to AM908 of ServiceMonitor/shop/cart: ',
    },
  ])('leaves an object alone $it', async ({ given, others, whyNot }) => {
    const { out, text } = await fixed(given, others);

    expect(text).toBe(given);
    expect(out).toContain(`ServiceMonitor/shop/cart: ${whyNot}`);
  });

  test('makes what can be made beside what cannot', async () => {
    const others = [wants({ release: 'prom' }), ...CART, podMonitor({ port: 'metrcs' }, {}, { name: 'pods' })];
    const { out, text } = await fixed(`${MONITOR}---\n${documents(serviceMonitor({}, {}, { name: 'twice', labels: { release: 'other' } }))}`, others);

    expect(text).toContain('release: prom');
    expect(out).toMatch(/\n\d findings fixed in 2 files\n/);
  });

  test('makes no fix of two that want different things of a field', async () => {
    const [short, long] = ['10s', '20s'].map((scrapeInterval) => prometheus({ scrapeInterval }, { name: `of-${scrapeInterval}` }));
    const given = `${MONITOR}      scrapeTimeout: 30s\n`;
    const { out, text } = await fixed(given, [short, long, ...CART]);

    expect(text).toBe(given);
    expect(out.match(/not fixed AM917 ServiceMonitor\/shop\/cart: several findings need different values of the same field\n/g)).toHaveLength(2);
  });

  test('edits no external object, and no standard input', async () => {
    const server = folder.file('../server.yaml', documents(wants({ release: 'prom' })));
    const monitor = folder.file('../external.yaml', MONITOR);
    folder.file('cart.yaml', documents(...CART));
    const { out } = await runCli(['check', '--fix', '--external', monitor, folder.path(), server]);
    const stdin = await runCli(['check', '--fix', folder.path(), server, '-'], { stdin: MONITOR });

    expect([readFileSync(monitor, 'utf8'), out]).toEqual([MONITOR, expect.stringMatching(/^0 findings fixed/)]);
    expect(stdin.out).toMatch(/^not fixed AM901 ServiceMonitor\/shop\/cart: the object is not written in a file of the input\n0 findings fixed/);
    expect(stdin.code).toBe(1);
  });

  test('edits a monitor for a profile, in the namespace of an option', async () => {
    folder.file('cart.yaml', documents(...CART));
    const path = folder.file('monitor.yaml', MONITOR.replace('  namespace: shop\n', ''));
    const args = ['-n', 'shop', '--profile', 'kube-prometheus-stack,release=prom', folder.path()];

    expect((await runCli(['check', ...args])).out).toMatch(/\n1 finding can be fixed by "check --fix"\n$/);
    expect((await runCli(['check', '--fix', ...args])).out).toMatch(/\n1 finding fixed in 1 file\n/);
    expect(readFileSync(path, 'utf8')).toBe(MONITOR.replace('  namespace: shop\n', '  labels:\n    release: prom\n'));
  });

  test('prints the diff for a dry run, and writes nothing', async () => {
    const { code, out, err, text } = await fixed(MONITOR, [wants({ release: 'prom' }), ...CART], ['--dry-run']);

    expect([code, err, text]).toEqual([0, '1 finding would be fixed in 1 file\n', MONITOR]);
    expect(out).toMatch(/^--- .*\n\+\+\+ .*\n@@ -3,6 \+3,8 @@\n metadata:\n {3}name: cart\n {3}namespace: shop\n\+ {2}labels:\n\+ {4}release: prom\n spec:\n {3}selector:\n {5}matchLabels:\n$/);
  });

  test('marks what can be fixed in the forms for programs', async () => {
    folder.file('others.yaml', documents(wants({ release: 'prom' }), ...CART));
    folder.file('monitor.yaml', MONITOR);
    const json = JSON.parse((await runCli(['check', '-o', 'json', folder.path()])).out);
    const { out, err } = await runCli(['check', '--fix', '-o', 'json', folder.path()]);

    expect(json).toEqual([expect.objectContaining({ code: 'AM901', fixable: true })]);
    expect([JSON.parse(out), err]).toEqual([[], expect.stringMatching(/^--- [^]*\n1 finding fixed in 1 file\n$/)]);
  });

  test('leaves what it cannot fix, with its exit code', async () => {
    const { code, out } = await fixed(MONITOR, [prometheus({ serviceMonitorSelector: null }), ...CART]);

    expect([code, out]).toEqual([1, expect.stringMatching(/^0 findings fixed in 0 files\n\nerror {3}AM902 /)]);
  });

  test.each([
    { args: ['--dry-run', 'a.yaml'], err: '"--dry-run" has no effect without "--fix"' },
    { args: ['--fix', '-'], err: '"--fix" edits files, and standard input is not a file; give a file or folder' },
    { args: ['--fix'], err: 'no file or folder is given; "-" reads standard input' },
  ])('refuses $args', async ({ args, err }) => {
    expect(await runCli(['check', ...args])).toEqual({ code: 2, out: '', err: `${err}\nTry "cdk8s-app-monitoring --help".\n` });
  });
});
