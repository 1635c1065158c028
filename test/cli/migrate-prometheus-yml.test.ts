// `migrate prometheus.yml` and `export prometheus.yml`: outputs, exit codes, and inputs that are refused.
import { readFileSync } from 'fs';
import { join } from 'path';
import { useFolder } from './folder';
import { runCli } from './terminal';

const EXAMPLE = join(__dirname, '..', '..', 'examples', 'migrate');
const JOB = "scrape_configs: [{job_name: a, basic_auth: {username: u, password: hunter2}, static_configs: [{targets: ['x:1']}]}]";
const migrate = (...args: readonly string[]) => runCli(['migrate', 'prometheus.yml', ...args]);

describe('runCli() of migrate prometheus.yml', () => {
  const folder = useFolder();

  test('prints code, and the report on standard error', async () => {
    const { code, out, err } = await runCli(['migrate', 'prometheus.yml', '-'], { stdin: JOB });

    expect(code).toBe(0);
    expect(out).toContain("new ScrapeConfig(this, 'a', {");
    expect(err).toContain('a -> ScrapeConfig/default/a\n1 job: 1 equivalent, 0 with differences, 0 not migrated\n');
    expect(err).toContain("kubectl create secret generic a-credentials --namespace default --from-literal=username='<value of basic_auth.username>' --from-literal=password='<value of basic_auth.password>'");
    expect(`${out}${err}`).not.toContain('hunter2');
  });

  test('writes manifests into a file, in the namespace of the Prometheus object', async () => {
    const server = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'p', namespace: 'mon' }, spec: { scrapeConfigSelector: { matchLabels: { team: 'x' } } } };
    const args = ['-o', 'yaml', '--out', join(folder.path(), 'out.yaml'), '--external', folder.file('cluster.yaml', [server]), folder.file('p.yml', JOB)];
    const { code, out, err } = await migrate(...args, '--label', 'team=x');

    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('1 target before, 1 after: 0 lost, 0 gained, 0 relabelled');
    expect(readFileSync(join(folder.path(), 'out.yaml'), 'utf8')).toContain('  name: a\n  namespace: mon\n');
    expect((await migrate(...args))).toMatchObject({ code: 1, err: expect.stringContaining('Prometheus/mon/p does not select it; set the labels that its selectors ask for with --label') });
  });

  test('prints the report as JSON', async () => {
    const { code, out, err } = await migrate('-o', 'json', '--external', join(EXAMPLE, 'cluster.yaml'), join(EXAMPLE, 'prometheus.yml'));

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      equivalence: { jobs: [{ name: 'node' }, { name: 'cart', becomes: ['ServiceMonitor/default/cart'] }, { name: 'kubelet' }], targets: { before: 4, after: 4 } },
      steps: { secrets: [{ name: 'node-credentials', keys: [{ key: 'username' }, { key: 'password' }] }], server: expect.arrayContaining([{ setting: 'rule_files', instead: expect.any(String) }]) },
    });
  });

  test('ends with 1 if a job is not migrated', async () => {
    expect(await runCli(['migrate', 'prometheus.yml', '-'], { stdin: 'scrape_configs: [{job_name: a, scheme: 5, foo: bar, static_configs: [{targets: [x:1]}]}]' }))
      .toMatchObject({ code: 1, err: expect.stringContaining('a -> not migrated\n  Prometheus refuses it: foo is not a field that Prometheus knows here') });
  });

  test.each([
    { it: 'no input', args: [], error: 'no input; name a prometheus.yml, or "-" for standard input' },
    { it: 'another output', args: ['-o', 'xml', 'x'], error: '"--output" must be typescript, yaml or json, not "xml"' },
    { it: 'another kind', args: ['--from', 'xml', 'x'], error: '"--from" must be prometheus.yml, jobs, configmap, secret or helm-values, not "xml"' },
    { it: 'a label without a value', args: ['--label', 'x', join(EXAMPLE, 'prometheus.yml')], error: '"--label" must be <key>=<value>, not "x"' },
    { it: 'a label that is not valid', args: ['--label', 'a b=c', join(EXAMPLE, 'prometheus.yml')], error: '"--label a b=c": "a b" may only hold letters, digits' },
    { it: 'a value of a label that is not valid', args: ['--label', 'a=b c', join(EXAMPLE, 'prometheus.yml')], error: '"--label a=b c": "b c" ' },
    { it: 'a folder', args: [EXAMPLE], error: 'is a folder; name a file that can be read' },
    { it: 'a namespace that is not valid', args: ['-n', 'A', join(EXAMPLE, 'prometheus.yml')], error: '"--namespace" A is not a lower-case DNS name' },
    { it: 'a file that does not exist', args: ['missing.yml'], error: 'AM807 missing.yml: does not exist; name a file that can be read' },
    { it: 'a file without jobs', args: [join(EXAMPLE, 'cluster.yaml')], error: 'holds no scrape jobs; use a prometheus.yml' },
    { it: 'an unknown option', args: ['--nope'], error: "Unknown option '--nope'" },
  ])('refuses $it', async ({ args, error }) => {
    expect(await migrate(...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(error) });
  });

  test('refuses a global section that Prometheus does not load', async () => {
    expect(await runCli(['migrate', 'prometheus.yml', '-'], { stdin: `global: {scrape_interval: never}\n${JOB}` }))
      .toMatchObject({ code: 2, err: expect.stringContaining('Prometheus refuses it: global.scrape_interval is not a valid duration') });
  });
});

describe('runCli() of export prometheus.yml', () => {
  const folder = useFolder();
  const server = (name: string, spec: object = {}) => ({ apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name, namespace: 'mon' }, spec: { serviceMonitorSelector: {}, ...spec } });
  const monitor = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'cart', namespace: 'mon' },
    spec: { selector: { matchLabels: { app: 'cart' } }, endpoints: [{ port: 'metrics', basicAuth: { username: { name: 's', key: 'u' }, password: { name: 's', key: 'p' } } }] },
  };
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'mon' }, stringData: { u: 'joe', p: 'hunter2' } };
  const exporting = (...args: readonly string[]) => runCli(['export', 'prometheus.yml', ...args]);

  test('writes the configuration, and how to fill its files', async () => {
    const out = join(folder.path(), 'prometheus.yml');
    const { code, err } = await exporting('--out', out, folder.file('all.yaml', [server('a'), monitor, secret]));

    expect(code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('    basic_auth:\n      username_file: files/secrets/mon/s/u\n      password_file: files/secrets/mon/s/p\n');
    expect(err).toContain("  mkdir -p files/secrets/mon/s\n  kubectl get secret s --namespace mon -o go-template='{{index .data \"p\" | base64decode}}' > files/secrets/mon/s/p\n");
    expect(await migrate(out)).toMatchObject({ code: 0, err: expect.stringContaining('-> ServiceMonitor/default/') });
  });

  test('names monitors that the operator rejects, whose jobs would get lost in silence', async () => {
    const { code, out, err } = await exporting(folder.file('all.yaml', [server('a'), monitor]));

    expect({ code, out }).toEqual({ code: 1, out: expect.not.stringContaining('serviceMonitor/mon/cart') });
    expect(err).toContain('Left out, because the operator rejects them; pass missing Secrets and ConfigMaps with --external:\n  ServiceMonitor/mon/cart: ');
  });

  test('ends with 1 if a value has to be filled in', async () => {
    const remote = server('a', { remoteWrite: [{ url: 'https://joe:hunter2@store/write' }] });
    const { code, out, err } = await exporting(folder.file('all.yaml', [remote]));

    expect(code).toBe(1);
    expect(err).toContain('Replace FILL_IN in these fields, which Prometheus does not read from a file:\n  remote_write[0].url\n');
    expect(`${out}${err}`).not.toContain('hunter2');
  });

  test.each([
    { it: 'no input', given: [], args: [], error: 'no input; name a file or folder' },
    { it: 'several servers', given: [server('a'), server('b')], args: [], error: 'there are several servers; choose one with --server: mon/a, mon/b' },
    { it: 'an unknown server', given: [server('a')], args: ['--server', 'mon/x'], error: 'unknown server "mon/x"' },
    { it: 'no server', given: [monitor], args: [], error: 'there is no Prometheus or PrometheusAgent' },
    { it: 'a shard that is not a number', given: [server('a')], args: ['--shard', 'x'], error: '"--shard" must be a number from 0, not "x"' },
    { it: 'a server without a configuration', given: [{ ...server('a'), spec: {} }], args: [], error: 'has no configuration' },
  ])('refuses $it', async ({ given, args, error }) => {
    const files = given.length === 0 ? [] : [folder.file('all.yaml', given)];

    expect(await exporting(...args, ...files)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(error) });
  });
});
