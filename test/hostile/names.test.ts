import { commandsOn, faultsOf, prototypes } from './everywhere';
import { Inspection } from '../../lib/inspection/inspection';
import { useFolder, yaml } from '../cli/folder';
import { runCli } from '../cli/terminal';
import { serviceMonitor } from '../support/manifests/monitors';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';
import { reported } from '../support/reported';

const { file } = useFolder();

/** What stands in every name and value. */
const TEXTS: readonly (readonly [it: string, text: string])[] = [
  ['a prototype', '__proto__'],
  ['a constructor', 'constructor'],
  ['toString', 'toString'],
  ['hasOwnProperty', 'hasOwnProperty'],
  ['nothing', ''],
  ['a blank', ' '],
  ['254 characters', 'x'.repeat(254)],
  ['5,000 characters', 'x'.repeat(5_000)],
  ['a path', '../../etc/passwd'],
  ['slashes', '/'],
  ['markup', '<script>alert("x")</script>&amp;'],
  ['a link of Markdown', '[x](javascript:alert(1))'],
  ['the end of a Mermaid node', '"] --> x["y'],
  ['a terminal escape', '\u001b[31m\u001b]0;title\u0007'],
  ['carriage returns', 'ok\r\u001b[2Kgone'],
  ['C1 controls', '\u009b31m\u0085'],
  ['U+0000', 'a\u0000b'],
  ['the other direction', '\u202egnp.exe\u2066\u200f\u061c'],
  ['line separators', 'a\u2028b\u2029c'],
  ['zero width', 'a\u200bb\u2060\ufeff'],
  ['line breaks', 'a\nb: c\n- d\n---\n'],
  ['YAML', '*x: &y {a: [b]} # c'],
  ['a flag', '--output'],
  ['dollars', '$1 ${2} $(SHARD) $$'],
  ['a stand-in of ours', 'n0tkn0wn 240.0.0.1'],
  ['a replacement of JavaScript', "$& $` $' $<x>"],
  ['an emoji', '\u{1f4a9}'],
];

/** Named so all over, as far as somebody admits it; beside it a server and a configuration that look at everything. */
function cluster(text: string): object[] {
  const labels = { app: 'cart', [text]: text };
  const metadata = { name: text, namespace: text, labels, annotations: { [text]: text, 'prometheus.io/scrape': text } };
  const pod = { containers: [{ name: text, image: text, env: [{ name: text, value: text }], ports: [{ name: text, containerPort: 80, protocol: text }] }] };
  const monitor = { selector: { matchLabels: { [text]: text } }, jobLabel: text, targetLabels: [text] };
  const shop = { name: 'cart', namespace: 'shop' };

  return [
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'Prometheus',
      metadata: { name: 'main', namespace: 'shop' },
      spec: { serviceMonitorSelector: {}, podMonitorSelector: {}, probeSelector: {}, externalLabels: { [text]: text } },
    },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: labels }, template: { metadata, spec: pod } } },
    { apiVersion: 'v1', kind: 'Pod', metadata, spec: pod, status: { phase: text, podIP: text } },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { [text]: text }, ports: [{ name: text, port: 80, targetPort: text }] } },
    { apiVersion: 'v1', kind: 'Service', metadata: { ...shop, labels }, spec: { selector: labels, ports: [{ name: text, port: 80 }] } },
    { apiVersion: 'v1', kind: 'Secret', metadata: { ...shop, name: text }, stringData: { [text]: text } },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: { podSelector: { matchLabels: { [text]: text } }, ingress: [{ ports: [{ port: text, protocol: text }] }] },
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { kind: text, name: text },
      subjects: [{ kind: text, name: text, namespace: text }],
    },
    { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata, spec: { ...monitor, endpoints: [{ port: text }] } },
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: shop,
      spec: { ...monitor, endpoints: [{ port: text, path: text, params: { [text]: [text] }, basicAuth: { password: { name: text, key: text } } }] },
    },
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: shop,
      spec: { ...monitor, podMetricsEndpoints: [{ port: text, relabelings: [{ targetLabel: text, replacement: text, regex: text }] }] },
    },
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'Probe',
      metadata: shop,
      spec: { prober: { url: 'p:1' }, module: text, jobName: text, targets: { staticConfig: { static: [text], labels: { [text]: text } } } },
    },
    { apiVersion: 'v1', kind: text || 'x', metadata: { name: 'cart' } },
    { apiVersion: text || 'x', kind: 'Pod', metadata: { name: 'cart' } },
  ];
}

/** YAML has no way to write some characters but as escapes. */
function escaped(manifests: readonly object[]): string {
  // eslint-disable-next-line no-control-regex
  return yaml(manifests).replace(/[^\u0000-\u007e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function configuration(text: string): string {
  return JSON.stringify({
    scrape_configs: [
      {
        job_name: text || 'x',
        params: { [text]: [text] },
        metrics_path: text,
        kubernetes_sd_configs: [{ role: 'pod', selectors: [{ role: 'pod', field: 'constructor!=x' }] }],
      },
      {
        job_name: `${text} static`,
        static_configs: [{ targets: ['a:1', text.replaceAll('/', '')], labels: { [text || 'x']: text } }],
        relabel_configs: [{ target_label: '__param_x', replacement: text }],
      },
      { job_name: `${text} empty`, static_configs: [] },
    ],
  });
}

const before = prototypes();
afterAll(() => expect(prototypes()).toBe(before));

test.each(TEXTS.map(([it, text], i) => ({ it, text, i })))('$it in every name and value goes through the commands, and steers no terminal', async ({ text, i }) => {
  const other = file('other.yaml', cluster('other'));
  const app = file('app.yaml', escaped(cluster(text)));
  const prometheusConfig = file('prometheus.yml', configuration(text));
  const commands = commandsOn({ app, other, prometheusConfig, external: other }, [text, `Deployment/${text}/${text}`, 'ServiceMonitor/shop/cart']);

  // A third of them with each text is each of them with nine texts.
  expect(await faultsOf(commands.filter((_, at) => at % 3 === i % 3))).toEqual([]);
});

test.each(TEXTS)('%s loses nothing silently', (_, text) => {
  const json = Inspection.ofYaml(escaped(cluster(text)), { prometheusConfig: configuration(text) }).toJson();
  const refused = JSON.stringify(json.findings.map(({ message }: { message: string }) => message));

  // Each monitor is taken, or something is said of it. One note counts those with placeholders, and names a few.
  const isLeftOut = json.findings.some(({ code }: { code: string }) => code === 'AM608');
  for (const kind of ['ServiceMonitor', 'PodMonitor', 'Probe']) {
    const isTaken = json.servers['Prometheus/shop/main']?.selected.includes(`${kind}/shop/cart`);
    expect(isTaken || isLeftOut || json.findings.some(({ path, message }: { path: string; message: string }) => path === `${kind}/shop/cart` || message.includes(`"${kind}/shop/cart"`))).toBe(true);
  }
  const server = json.servers['prometheus.yml'];
  expect(server.error === undefined || refused.includes('Prometheus does not load the configuration')).toBe(true);
  if (server.error === undefined) expect(Object.keys(server.targets)).toHaveLength(3);
});

test.each(['constructor', '__proto__', 'toString'])('a job named %s without targets is told as such', async (name) => {
  const config = file('prometheus.yml', JSON.stringify({
    scrape_configs: [{ job_name: name, static_configs: [] }, { job_name: 'dropped', static_configs: [{ targets: ['a:1'] }], relabel_configs: [{ action: 'drop' }] }],
  }));

  const text = await runCli(['targets', '-', '--prometheus-config', config]);
  const mermaid = await runCli(['targets', '-', '-o', 'mermaid', '--prometheus-config', config]);

  expect(text.out).toMatch(new RegExp(`^prometheus.yml +${name} +no targets$`, 'm'));
  expect(text.out).toContain('0 targets in 2 jobs of 1 server, 2 jobs without targets\n');
  expect(mermaid.out).not.toContain('not known');
});

describe.each(['constructor', 'toString'])('a label %s that a selector asks for', (label) => {
  test('is one that a Service has not', () => {
    const given = [serviceMonitor({}, { selector: { matchLabels: { app: 'cart', [label]: 'x' } } }), service({ selector: { app: 'x' } })];

    expect(reported('AM906', given)).toEqual([expect.stringContaining(`the closest match, "Service/shop/cart", has no label ${label};`)]);
  });

  test('is one that a pod has not', () => {
    const given = [serviceMonitor(), service({ selector: { app: 'cart', [label]: 'x' } }), deployment()];

    expect(reported('AM907', given)).toEqual([expect.stringContaining(`pods of "Deployment/shop/cart" have no label ${label};`)]);
  });
});

test('names with slashes are explained', async () => {
  const { out, code } = await runCli(['explain', 'Deployment/../../etc/passwd/../../etc/passwd', file('app.yaml', cluster('../../etc/passwd'))]);

  expect(code).toBe(1);
  expect(out).toContain('Deployment/../../etc/passwd/../../etc/passwd: not scraped');
});
