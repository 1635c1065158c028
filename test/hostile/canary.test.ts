import { CANARY, canaryCluster, canaryConfiguration, canarySubjects } from './canary-scene';
import { commandsOn } from './everywhere';
import { Inspection } from '../../lib/inspection/inspection';
import { useFolder, yaml } from '../cli/folder';
import { runCli } from '../cli/terminal';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const { file } = useFolder();

/** Further text of the Secret with jobs, and of the prometheus.yml: what is wrong there is told. */
const SCENES = [
  { it: 'all is well', jobs: '', config: '' },
  { it: 'the Secret holds no list', jobs: `${CANARY}: [`, config: `${CANARY} [` },
  { it: 'a job of the Secret is refused', jobs: `- { job_name: x, scrape_interval: ${CANARY} }`, config: '- { job_name: pods }' },
  {
    it: 'a job has two logins',
    jobs: `- { job_name: x, bearer_token: ${CANARY}, basic_auth: { password: ${CANARY} } }`,
    config: `- { job_name: x, bearer_token: ${CANARY}, basic_auth: { password: ${CANARY} } }`,
  },
  {
    it: 'a target is a URL',
    jobs: `- { job_name: x, static_configs: [{ targets: ["https://u:${CANARY}@x/y"] }] }`,
    config: `- { job_name: x, static_configs: [{ targets: ["https://u:${CANARY}@x/y"] }] }`,
  },
  { it: 'a login is no map', jobs: `- { job_name: x, basic_auth: ${CANARY} }`, config: `- { job_name: x, tls_config: ${CANARY} }` },
];

describe.each(SCENES)('a canary in every secret, where $it,', ({ it, jobs, config }) => {
  test('is found in no output of any command', async () => {
    const app = file('app.yaml', canaryCluster(jobs));
    const other = file('other.yaml', [prometheus({ externalLabels: { a: 'b' } }, { namespace: 'shop' })]);
    const prometheusConfig = file('prometheus.yml', canaryConfiguration(config));
    const found: string[] = [];
    // What is wrong with a monitor is so in all scenes.
    const subjects = it === SCENES[0].it ? canarySubjects() : ['Deployment/shop/cart'];
    for (const args of [...commandsOn({ app, other, prometheusConfig }, subjects), ...commandsOn({ app: other, other: app, external: app })]) {
      const { out, err } = await runCli(args);
      expect(out + err).not.toBe('');
      found.push(...linesWithCanary(out + err).map((line) => `${args.join(' ')}: ${line}`));
    }

    expect(found).toEqual([]);
  });

  test('is found in no finding and no explanation of the library', () => {
    const inspection = Inspection.ofYaml(yaml(canaryCluster(jobs)), { prometheusConfig: canaryConfiguration(config) });
    const told = [...inspection.findings, ...canarySubjects().map((subject) => inspection.explain(subject))];

    expect(linesWithCanary(JSON.stringify(told, undefined, 1))).toEqual([]);
  });
});

test('the canary is there to be found with --show-secrets', async () => {
  const app = file('app.yaml', canaryCluster());
  const prometheusConfig = file('prometheus.yml', canaryConfiguration());
  const config = (await runCli(['config', '--show-secrets', app])).out;
  const json = (await runCli(['inspect', '-o', 'json', '--show-secrets', '--prometheus-config', prometheusConfig, app])).out;
  const targets = (await runCli(['targets', '--show-secrets', '--prometheus-config', prometheusConfig, app])).out;

  expect(linesWithCanary(config).length).toBeGreaterThan(25);
  expect(JSON.parse(json).servers['prometheus.yml'].config).toBe(canaryConfiguration());
  expect(linesWithCanary(targets).length).toBeGreaterThan(8);
});

test('what is hidden is marked, and the rest of it told', async () => {
  const app = file('app.yaml', canaryCluster());
  const prometheusConfig = file('prometheus.yml', canaryConfiguration());
  const { out } = await runCli(['targets', '--prometheus-config', prometheusConfig, app]);
  const { out: config } = await runCli(['config', app]);

  expect(out).toContain('http://blackbox:9115/probe?target=https%3A%2F%2F<hidden>%40shop.example%2Fx%3Fa%3Db');
  expect(out).toContain('instance="https://<hidden>@shop.example/x?a=b"');
  expect(out).toContain('http://<hidden>%40cart:80/metrics');
  expect(config).toContain('  proxy_url: http://<hidden>@proxy:3128\n');
  expect(config).toContain('    bearer_token: <hidden>\n');
  expect(config).toContain('    X-Token: <hidden>\n');
  expect(config).toContain('      password: <hidden>\n');
});

describe('Inspection.toJson() and what a manifest says openly of a target', () => {
  const open = (name: string) => `open-${name}`;
  const given = [
    prometheus({ externalLabels: { ext: open('external') } }, { namespace: 'shop' }),
    podMonitor({ path: `/${open('path')}`, params: { token: [open('param')] }, relabelings: [{ targetLabel: 'rule', replacement: open('label') }] }),
    deployment({ annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/param_token': open('annotation') } }),
  ];
  const config = `scrape_configs:
- job_name: annotated
  kubernetes_sd_configs: [{ role: pod }]
  relabel_configs: [{ action: labelmap, regex: "__meta_kubernetes_pod_annotation_prometheus_io_param_(.+)", replacement: "__param_$1" }]
- job_name: static
  params: { module: [${open('module')}] }
  static_configs: [{ targets: ["a:1"], labels: { x: ${open('static')} } }]
`;

  test.each(['path', 'param', 'label', 'annotation', 'module', 'static'])('is told: %s', async (name) => {
    const { out } = await runCli(['targets', file('app.yaml', given), '--prometheus-config', file('prometheus.yml', config)]);

    expect(out).toContain(open(name));
  });
});

test.each([
  { it: 'a text for an object', text: CANARY },
  { it: 'a text for one of a list', text: `apiVersion: v1\nkind: List\nitems: [${CANARY}]` },
  { it: 'a value that is not of its type', text: secretOf(`!!int ${CANARY}`) },
  { it: 'a value of base 64 that is none', text: secretOf(`!!binary ${CANARY}!`) },
  { it: 'a password that looks like an alias', text: secretOf(`*${CANARY}`) },
  { it: 'one that looks like an anchor', text: secretOf(`&${CANARY} [*${CANARY}]`) },
  { it: 'one that looks like a tag', text: secretOf(`!${CANARY}!x y`) },
  { it: 'a tag to the letter', text: secretOf(`!<${CANARY} x`) },
  { it: 'one behind the sign of a text of several lines', text: secretOf(`|${CANARY}`) },
  { it: 'one that begins with a reserved sign', text: secretOf(`@${CANARY}`) },
  { it: 'a quote that does not end', text: secretOf(`"${CANARY}`) },
  { it: 'text behind a quote', text: secretOf(`"a" ${CANARY}`) },
  { it: 'an escape that is none', text: secretOf(`"\\U${CANARY}00"`) },
  { it: 'text of less depth', text: secretOf(`|\n      a\n   ${CANARY}: b`) },
  { it: 'flow in a text', text: secretOf(`{a: "b"${CANARY}}`) },
  { it: 'a colon too many', text: secretOf(`${CANARY}: x: y`) },
  { it: 'a tab', text: secretOf(`\n\t${CANARY}`) },
  { it: 'a number that is none', text: secretOf('.inf'), canary: '.inf' },
])('faults of a text quote nothing from it: $it', async ({ text, canary = CANARY }) => {
  const { out, err, code } = await runCli(['inspect', '-'], { stdin: text });

  expect(code).toBe(2);
  expect(out + err).not.toContain(canary);
  expect(err).toMatch(/^AM80\d <stdin>:\d+:\d+: .+\n/);
});

function secretOf(value: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  password: ${value}\n`;
}

function linesWithCanary(text: string): string[] {
  return text.split('\n').filter((line) => line.includes(CANARY) || line.includes(Buffer.from(CANARY).toString('base64')));
}
