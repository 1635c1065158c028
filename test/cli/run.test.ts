import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { runCli } from './terminal';
import { COMMAND_HELP, HELP } from '../../lib/cli/help';
import { MAX_FILE_BYTES } from '../../lib/manifests/load/load-caps';

const PROMETHEUS = 'apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: main, namespace: monitoring}\nspec: {podMonitorSelector: {}, podMonitorNamespaceSelector: {}}\n';
const podMonitor = (name: string, endpoint = '{port: http}') =>
  `---\napiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata: {name: ${JSON.stringify(name)}, namespace: shop}\nspec:\n  selector: {}\n  podMetricsEndpoints: [${endpoint}]\n`;
const LOGIN = '---\napiVersion: v1\nkind: Secret\nmetadata: {name: login, namespace: shop}\nstringData: {user: root, password: hunter2}\n';
const WITH_LOGIN = '{port: http, basicAuth: {username: {name: login, key: user}, password: {name: login, key: password}}}';
const HOSTILE = 'evil\u001b[31m\u202e\u0007';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'cli-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);

  return path;
}

/** Without the folder of this run. */
const anonymous = (text: string) => text.replaceAll(`${folder}/`, '');

describe('runCli()', () => {
  test.each([
    { args: ['--help'], out: HELP },
    { args: ['-h'], out: HELP },
    { args: ['inspect', '--help'], out: COMMAND_HELP.inspect },
    { args: ['config', '-h', '--diff'], out: COMMAND_HELP.config },
    { args: ['targets', '--help'], out: COMMAND_HELP.targets },
    { args: ['explain', '--help'], out: COMMAND_HELP.explain },
    { args: ['--version'], out: `${JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')).version}\n` },
  ])('answers $args', async ({ args, out }) => expect(await runCli(args)).toEqual({ code: 0, out, err: '' }));

  test.each([
    { args: [], err: 'no command is given' },
    { args: ['scrape'], err: 'unknown command "scrape"' },
    { args: ['chek', 'dist'], err: 'unknown command "chek"; use "check"' },
    { args: ['export-prometheus'], err: 'unknown command "export-prometheus"' },
    { args: ['migrat', 'monitors'], err: 'unknown command "migrat"; use "migrate"' },
    { args: ['migrate', 'monitor', 'x'], err: 'unknown command "migrate monitor"; use "migrate monitors"' },
    { args: ['explain', 'AM9999'], err: '"AM9999" is not the code of a finding; write it like AM908' },
    { args: ['explain', 'am90'], err: '"am90" is not the code of a finding; write it like AM908' },
    { args: ['inspect'], err: 'no file or folder is given; "-" reads standard input' },
    { args: ['inspect', '--frob', '-'], err: "Unknown option '--frob'" },
    { args: ['inspect', '--operator-version', 'latest', '-'], err: '"--operator-version latest" is not a version like "v0.94.1" or "0.94"' },
    { args: ['check', '--operator-version', '0.69.1', '-'], err: '"--operator-version 0.69.1" is older than v0.70.0, the oldest version that is known' },
    { args: ['check', '--profile', 'custom,namespace=a', '--profile', 'kube-prometheus', '-'], err: '"--profile" is given more than once; give one value' },
    { args: ['config', '--kubernetes-version', 'v1', '-'], err: '"--kubernetes-version v1" is not a version like "v1.37.0" or "1.37"' },
    { args: ['inspect', '-o', 'xml', '-'], err: '"--output" must be text or json, not "xml"' },
    { args: ['inspect', '--diff', '-'], err: 'unknown option "--diff" for "inspect"' },
    { args: ['config', '-o', 'json', '-'], err: 'unknown option "--output" for "config"' },
    { args: ['config', '--diff', '-'], err: '"--diff" needs two files or folders, OLD and NEW' },
    { args: ['config', '--diff', '-', '-'], err: 'standard input can be used for OLD or NEW, not for both' },
    { args: ['config', '--prometheus-config', 'x', '-'], err: 'unknown option "--prometheus-config" for "config"' },
    { args: ['targets'], err: 'no file or folder is given; "-" reads standard input' },
    { args: ['targets', '-o', 'svg', '-'], err: '"--output" must be text, json or mermaid, not "svg"' },
    { args: ['targets', '--diff', '-o', 'mermaid', 'a', 'b'], err: '"--output" must be text, json or markdown, not "mermaid"' },
    { args: ['targets', '--diff', 'a'], err: '"--diff" needs two files or folders, OLD and NEW' },
    { args: ['check', '--pods-of', 'Widget', '-'], err: '"--pods-of Widget": write it like example.com/Widget=spec.template' },
    { args: ['config', '--pods-of', 'example.com/Widget=/spec', '-'], err: '"--pods-of example.com/Widget=/spec": "/spec" is not a path such as spec.template' },
    { args: ['report', '--pods-of', 'example.com/widgets=spec', '-'], err: '"--pods-of example.com/widgets=spec": "widgets" is not a kind such as Widget' },
    { args: ['targets', '--fail-on', 'error', '-'], err: 'unknown option "--fail-on" for "targets"' },
    { args: ['targets', '--external', '-', '-'], err: '"--external" must be the path of a file, not standard input' },
    { args: ['targets', '--prometheus-config', '-', '-'], err: '"--prometheus-config" must be the path of a file, not standard input' },
    { args: ['explain'], err: 'the name of a workload, Service or monitor, or the code of a finding is missing' },
    { args: ['explain', 'cart'], err: 'no file or folder is given; "-" reads standard input' },
    { args: ['explain', '-o', 'mermaid', 'cart', '-'], err: '"--output" must be text or json, not "mermaid"' },
    { args: ['explain', '--server', 'a/b', 'cart', '-'], err: 'unknown option "--server" for "explain"' },
    { args: [`ev${HOSTILE}`], err: 'unknown command "evevil\\u001b[31m\\u202e\\u0007"' },
  ])('refuses $args', async ({ args, err }) => {
    expect(await runCli(args)).toEqual({ code: 2, out: '', err: `${err}\nTry "cdk8s-app-monitoring --help".\n` });
  });
});

describe('runCli() inspect', () => {
  test('lists servers with what they select, then findings with their places', async () => {
    const path = file('app.yaml', PROMETHEUS + podMonitor('cart') + podMonitor('slow', '{port: http, scrapeTimeout: 1h}') + podMonitor('typo', '{prot: http, port: http}'));

    const { code, out, err } = await runCli(['inspect', path]);

    expect({ code, err }).toEqual({ code: 1, err: '' });
    // Which check has the word is no matter of this test.
    expect(anonymous(out).replace(/(?<=AM)\d+( PodMonitor\/shop\/slow \(app\.yaml:13\):) .*/, '$1')).toBe(`Prometheus/monitoring/main
  2 selected, 1 rejected
  + PodMonitor/shop/cart
  + PodMonitor/shop/typo
  - PodMonitor/shop/slow

warning AM602 PodMonitor/shop/typo (app.yaml:20): field "spec.podMetricsEndpoints[0].prot" is unknown: operator v0.94.1 does not know it, so it is dropped; did you mean "port"; correct the field name, or remove the field
error   AM PodMonitor/shop/slow (app.yaml:13):

1 error, 1 warning, 0 notes
`);
  });

  test('has nothing to say about what is right', async () => {
    expect(await runCli(['inspect', '-'], { stdin: PROMETHEUS })).toEqual({ code: 0, out: 'Prometheus/monitoring/main\n  0 selected, 0 rejected\n\n0 errors, 0 warnings, 0 notes\n', err: '' });
  });

  test('gives the contract as JSON, with secrets hidden unless they are asked for', async () => {
    const stdin = PROMETHEUS + podMonitor('cart', WITH_LOGIN) + LOGIN;

    const hidden = await runCli(['inspect', '-', '-o', 'json'], { stdin });
    const shown = await runCli(['inspect', '-', '-o', 'json', '--show-secrets'], { stdin });

    expect(Object.keys(JSON.parse(hidden.out))).toEqual(['admission', 'unknownFields', 'servers', 'findings']);
    expect(hidden.out).toContain('password: <secret shop/login password>');
    expect(hidden.out).not.toContain('hunter2');
    expect(shown.out).toContain('password: hunter2');
  });

  test('reads a folder and its folders, sorted, and leaves out what is no manifest', async () => {
    file('dist/b.k8s.yaml', podMonitor('cart'));
    file('dist/a/nested.yml', PROMETHEUS);
    file('dist/c.json', JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } }));
    file('dist/README.md', '# no manifest');
    file('dist/construct-metadata.json', '{"version": "1.0.0", "resources": {}}');

    const { code, out } = await runCli(['inspect', join(folder, 'dist')]);

    expect(code).toBe(0);
    expect(out).toContain('+ PodMonitor/shop/cart');
  });

  test('tells every fault of every input, and inspects nothing', async () => {
    file('outside.yaml', PROMETHEUS);
    file('dist/broken.yaml', 'apiVersion: v1\nkind: [\n');
    file('dist/twice.yaml', 'apiVersion: v1\nkind: A\nkind: B\n');
    file('dist/latin.yaml', Buffer.from([0x61, 0xe9]));
    file('dist/large.yaml', Buffer.alloc(MAX_FILE_BYTES + 1, '#'));
    file(`dist/${HOSTILE}.yaml`, '- apiVersion: v1\n  kind: A\n');
    file('empty/x.txt', '');
    symlinkSync(join(folder, 'outside.yaml'), join(folder, 'dist', 'link.yaml'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dist', 'nowhere.yaml'));

    const { code, out, err } = await runCli(['inspect', join(folder, 'dist'), join(folder, 'missing.yaml'), join(folder, 'empty')]);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(anonymous(err).split('\n')).toEqual([
      'AM801 dist/broken.yaml:3:1: not YAML: flow sequence in block collection must be sufficiently indented and end with a ]; fix the syntax',
      'AM804 dist/evil\\u001b[31m\\u202e\\u0007.yaml:1:1: a list where an object is expected; write one object per document, or a list as `kind: List` with `items`',
      'AM803 dist/large.yaml: is larger than 16 MB; split the file',
      'AM807 dist/latin.yaml: is not UTF-8 text; use a YAML or JSON file, saved as UTF-8',
      'AM807 dist/link.yaml: is a link out of the folder; use the path of the file itself, or remove the link',
      'AM807 dist/nowhere.yaml: does not exist; name a file or folder that can be read',
      'AM802 dist/twice.yaml:3:1: key "kind" is set twice; remove one of the two',
      'AM807 missing.yaml: does not exist; name a file or folder that can be read',
      `AM807 ${folder}/empty: holds no *.yaml, *.yml or *.json; use a folder with manifests, for example the output of cdk8s synth`.replace(`${folder}/`, ''),
      '',
    ]);
  });

  test('lets nothing of the input steer the terminal, in text and JSON', async () => {
    const stdin = PROMETHEUS + podMonitor(HOSTILE) + podMonitor('cart', `{port: ${JSON.stringify(HOSTILE)}}`);

    for (const args of [['inspect', '-'], ['inspect', '-', '-o', 'json'], ['config', '-']]) {
      const { out, err } = await runCli(args, { stdin, isTTY: true, env: { NO_COLOR: '1' } });

      // eslint-disable-next-line no-control-regex
      expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(out + err).toContain('\\u001b');
    }
  });

  test.each<{ it: string; isTTY: boolean; env: { [name: string]: string }; colours: boolean }>([
    { it: 'a terminal', isTTY: true, env: {}, colours: true },
    { it: 'a file', isTTY: false, env: {}, colours: false },
    { it: 'NO_COLOR', isTTY: true, env: { NO_COLOR: '1' }, colours: false },
    { it: 'an empty NO_COLOR', isTTY: true, env: { NO_COLOR: '' }, colours: true },
    { it: 'a dumb terminal', isTTY: true, env: { TERM: 'dumb' }, colours: false },
  ])('uses colours ($colours) for $it', async ({ isTTY, env, colours }) => {
    expect((await runCli(['inspect', '-'], { stdin: PROMETHEUS, isTTY, env })).out.includes('\u001b[1m')).toBe(colours);
  });
});

describe('runCli() config', () => {
  test('prints the configuration of the only server as it is, without secrets', async () => {
    const { code, out, err } = await runCli(['config', '-'], { stdin: PROMETHEUS + podMonitor('cart', WITH_LOGIN) + LOGIN });

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^global:\n[\s\S]*\n {2}basic_auth:\n {4}username: <secret shop\/login user>\n {4}password: <secret shop\/login password>\n/);
  });

  test('shows secrets when it is asked to', async () => {
    const { out } = await runCli(['config', '--show-secrets', '-'], { stdin: PROMETHEUS + podMonitor('cart', WITH_LOGIN) + LOGIN });

    expect(out).toContain('    username: root\n    password: hunter2\n');
  });

  test.each([
    {
      it: 'jobs',
      held: '- job_name: extra\n  basic_auth: {username: u, password: hunter2}\n',
      shown: '- job_name: extra\n  <secret monitoring/more jobs>: hidden\n',
    },
    { it: 'nothing', held: '', shown: '' },
    { it: 'no list', held: 'password: hunter2\n', shown: 'AM612' },
    { it: 'no YAML', held: 'hunter2: [', shown: 'AM612' },
  ])('hides additional scrape configs that are $it', async ({ held, shown }) => {
    const stdin = `${PROMETHEUS.replace('spec: {', 'spec: {additionalScrapeConfigs: {name: more, key: jobs}, ')}---\napiVersion: v1\nkind: Secret\nmetadata: {name: more, namespace: monitoring}\nstringData: {jobs: ${JSON.stringify(held)}}\n`;

    const { out, err } = await runCli(['config', '-'], { stdin });

    expect(out + err).toContain(shown);
    expect(out + err).not.toContain('hunter2');
  });

  test('puts names between several servers, and picks one by name', async () => {
    const agent = `---\n${PROMETHEUS.replace('/v1', '/v1alpha1').replace('kind: Prometheus', 'kind: PrometheusAgent')}`;
    const other = `---\n${PROMETHEUS.replace('main', 'other')}`;
    const stdin = PROMETHEUS + agent + other;
    const outOf = async (...args: string[]) => (await runCli(['config', '-', ...args], { stdin })).out;
    const errOf = async (...args: string[]) => (await runCli(['config', '-', ...args], { stdin })).err.split('\n')[0];

    expect((await outOf()).match(/^(#.*|---)$/gm)).toEqual(['# Prometheus/monitoring/main', '---', '# Prometheus/monitoring/other', '---', '# PrometheusAgent/monitoring/main', '---']);
    expect(await outOf('--server', 'monitoring/other')).toMatch(/^global:[\s\S]*monitoring\/other/);
    expect(await outOf('--server', 'PrometheusAgent/monitoring/main')).toMatch(/^global:[\s\S]*monitoring\/main/);
    expect(await errOf('--server', 'monitoring/main')).toBe('"monitoring/main" matches "Prometheus/monitoring/main", "PrometheusAgent/monitoring/main"; put the kind in front');
    expect(await errOf('--server', 'main')).toBe('unknown server "main"; known are "Prometheus/monitoring/main", "Prometheus/monitoring/other", "PrometheusAgent/monitoring/main"');
  });

  test('tells errors on standard error, and fails', async () => {
    const { code, out, err } = await runCli(['config', '-'], { stdin: PROMETHEUS + podMonitor('cart', '{port: 1}') });

    expect(code).toBe(1);
    expect(out).toMatch(/^global:/);
    expect(err).toMatch(/^error AM601 PodMonitor\/shop\/cart: .*\n$/);
  });

  test('needs a server', async () => {
    expect(await runCli(['config', '-'], { stdin: podMonitor('cart') })).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^AM615: there is no Prometheus or PrometheusAgent(?!.*(Try |--prometheus-config))/s) });
  });

  test('takes a server that is in the cluster already', async () => {
    const { code, out } = await runCli(['config', '--external', file('cluster.yaml', PROMETHEUS), '-'], { stdin: podMonitor('cart') });

    expect({ code, jobs: out.match(/^- job_name: .*$/gm) }).toEqual({ code: 0, jobs: ['- job_name: podMonitor/shop/cart/0'] });
  });

  test('says what to add where a Secret is not known', async () => {
    const { code, err } = await runCli(['config', '-'], { stdin: PROMETHEUS + podMonitor('cart', '{port: http, authorization: {credentials: {name: login, key: token}}}') });

    expect(code).toBe(1);
    expect(err).toMatch(/^error AM611 PodMonitor\/shop\/cart: .*; add Secret "login", or pass it with --external \(in code: external\) if the cluster has it\n$/);
  });
});

describe('runCli() config --diff', () => {
  test('shows lines, and jobs that come, go and change', async () => {
    const before = file('before.yaml', PROMETHEUS + podMonitor('a') + podMonitor('b') + podMonitor('c'));
    const after = PROMETHEUS + podMonitor('b', '{port: http, interval: 5m}') + podMonitor('c') + podMonitor('d');

    const { code, out } = await runCli(['config', '--diff', before, '-'], { stdin: after });

    expect(code).toBe(0);
    expect(out).toMatch(/^--- OLD Prometheus\/monitoring\/main\n\+\+\+ NEW Prometheus\/monitoring\/main\n@@ -\d+,\d+ \+\d+,\d+ @@\n/);
    expect(out).toContain('\n+  scrape_interval: 5m\n');
    expect(out).toMatch(/\nPrometheus\/monitoring\/main: 1 jobs added, 1 removed, 1 changed\n {2}\+ podMonitor\/shop\/d\/0\n {2}- podMonitor\/shop\/a\/0\n {2}~ podMonitor\/shop\/b\/0\n$/);
  });

  test('says that nothing changes, and that a server comes', async () => {
    const before = file('before.yaml', PROMETHEUS);
    const after = file('after.yaml', `${PROMETHEUS}---\n${PROMETHEUS.replace('main', 'new')}`);

    expect((await runCli(['config', '--diff', before, before])).out).toBe('Prometheus/monitoring/main: no change\n');
    expect((await runCli(['config', '--diff', before, after])).out).toMatch(/^Prometheus\/monitoring\/main: no change\n--- OLD Prometheus\/monitoring\/new\n.*\n@@ -0,0 \+1,\d+ @@\n\+global:\n/);
  });
});
