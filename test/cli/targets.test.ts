import { useFolder, yaml } from './folder';
import { runCli } from './terminal';
import { Inspection } from '../../lib/inspection/inspection';
import { podMonitor, scrapeConfig, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const HOSTILE = 'evil"]\n--> x["#quot;\u001b[31m\u202e';
// eslint-disable-next-line no-control-regex
const STEERS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;
const CONSUL = scrapeConfig({ staticConfigs: undefined, consulSDConfigs: [{ server: 'a:8500' }, { server: 'b:8500' }] }, { name: 'consul' });
const SHOP = [prometheus(), podMonitor(), podMonitor({ port: 'http' }, {}, { name: 'other' }), serviceMonitor(), CONSUL, deployment({ spec: { replicas: 2 } })];

const { file } = useFolder();

describe('runCli() targets', () => {
  test('prints one target a line, and says of jobs without why', async () => {
    const { out } = await runCli(['targets', '-'], { stdin: yaml(SHOP) });

    expect(out).toBe([
      'SERVER                      JOB                         URL                         SOURCE                   LABELS',
      'Prometheus/monitoring/main  serviceMonitor/shop/cart/0  no targets',
      'Prometheus/monitoring/main  podMonitor/shop/cart/0      http://cart-0:9090/metrics  Deployment/shop/cart x2  {container="cart", endpoint="metrics", instance="cart-0:9090", job="shop/cart", namespace="shop", pod="cart-0"}',
      'Prometheus/monitoring/main  podMonitor/shop/other/0     no targets, 1 dropped: relabel_configs[3] drops it: keep requires __meta_kubernetes_pod_container_port_name to match "http", but it is "metrics"',
      'Prometheus/monitoring/main  scrapeConfig/shop/consul    not known until run time (2 consul_sd_configs)',
      '',
      '1 target in 4 jobs of 1 server, 2 jobs without targets, 2 discoveries not known until run time',
      '',
    ].join('\n'));
  });

  test.each([
    {
      it: 'the most frequent reason',
      ports: [[{ name: 'a', containerPort: 1 }, { name: 'b', containerPort: 2 }], [{ name: 'b', containerPort: 3, protocol: 'UDP' }]],
      expected: 'no targets, 3 dropped, most often: relabel_configs[3] drops it: keep requires __meta_kubernetes_pod_container_port_name to match "metrics", but it is "b"',
    },
    {
      it: 'the only reason',
      ports: [[{ name: 'b', containerPort: 2 }], [{ name: 'b', containerPort: 3, protocol: 'UDP' }]],
      expected: 'no targets, 2 dropped: relabel_configs[3]',
    },
  ])('gives $it', async ({ ports, expected }) => {
    const containers = ports.map((each, i) => ({ name: `cart-${i}`, image: 'x', ports: each }));

    expect((await runCli(['targets', '-'], { stdin: yaml([prometheus(), podMonitor(), deployment({ pod: { containers } })]) })).out).toContain(expected);
  });

  test.each([
    {
      it: 'without a configuration',
      server: prometheus({ scrapeTimeout: '1m' }),
      expected: /main +no targets: scrapeTimeout "1m" greater than scrapeInterval "30s"\n/,
      code: 1,
    },
    { it: 'that is refused', server: prometheus({ replicas: 'x' }), expected: /main +no targets: the object is refused by admission\n/, code: 1 },
    {
      it: 'that others configure',
      server: { ...prometheus(), spec: {} },
      expected: /main +not known: the operator does not write its configuration\n/,
      code: 0,
    },
    { it: 'without jobs', server: prometheus(), expected: /main +no jobs\n\n0 targets in 0 jobs of 1 server\n/, code: 0 },
  ])('says why a server $it has none', async ({ server, expected, code }) => {
    const ran = await runCli(['targets', '-'], { stdin: yaml([server]) });

    expect(ran.out).toMatch(expected);
    expect(ran.code).toBe(code);
  });

  test('says that it is not known whether a monitor is selected', async () => {
    const server = prometheus({ podMonitorNamespaceSelector: { matchLabels: { monitored: 'yes' } } });
    const { out, err, code } = await runCli(['targets', '-'], { stdin: yaml([server, podMonitor(), deployment()]) });

    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('0 targets in 0 jobs') });
    expect(err).toMatch(/^info AM614 PodMonitor\/shop\/cart: .* is not known, because the manifests do not contain the Namespace; [^\n]+\n$/);
  });

  test('warns that a Secret may be missing, so that targets are, alone and in a diff', async () => {
    const login = podMonitor({ authorization: { credentials: { name: 'login', key: 'token' } } });
    const after = yaml([prometheus(), login, deployment()]);
    const warning = /^warning AM918 PodMonitor\/shop\/cart: .* refers to Secret "login", which is not in the manifests of namespace "shop": .*\n$/;
    const alone = await runCli(['targets', '-'], { stdin: after });
    const compared = await runCli(['targets', '--diff', file('before.yaml', yaml([prometheus(), podMonitor(), deployment()])), '-'], { stdin: after });

    expect(alone).toMatchObject({ code: 0, out: expect.stringContaining('no jobs'), err: expect.stringMatching(warning) });
    expect(compared).toMatchObject({ code: 1, out: expect.stringContaining('0 gained, 1 lost, 0 changed'), err: expect.stringMatching(warning) });
  });

  test('names the shard, where it is known', async () => {
    const { out } = await runCli(['targets', '-'], { stdin: yaml([prometheus({ shards: 2 }), scrapeConfig()]) });

    expect(out).toMatch(/\nPrometheus\/monitoring\/main shard [01] {2}scrapeConfig\/shop\/cart {2}http:\/\/cart:80\/metrics/);
  });

  test('marks labels that only the cluster knows', async () => {
    const daemonSet = { ...deployment(), kind: 'DaemonSet' };
    const monitor = podMonitor({ relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node' }] });

    expect((await runCli(['targets', '-'], { stdin: yaml([prometheus(), monitor, daemonSet]) })).out).toContain('namespace="shop", node=?, pod="cart-0"}');
  });

  test('gives as JSON what the inspection gives', async () => {
    const { out } = await runCli(['targets', '-', '-o', 'json'], { stdin: yaml(SHOP) });
    const { targets, dropped, notKnown } = Inspection.ofYaml(yaml(SHOP)).toJson().servers['Prometheus/monitoring/main'];

    expect(JSON.parse(out)).toEqual({ servers: { 'Prometheus/monitoring/main': { targets, dropped, notKnown } } });
  });

  test('draws servers, jobs and sources', async () => {
    expect((await runCli(['targets', '-', '-o', 'mermaid'], { stdin: yaml(SHOP) })).out).toBe(`flowchart LR
  s0["Prometheus/monitoring/main"]
  s0j0["serviceMonitor/shop/cart/0"]
  s0 --> s0j0
  s0j1["podMonitor/shop/cart/0"]
  s0 --> s0j1
  s0j1 --> o0
  s0j2["podMonitor/shop/other/0"]
  s0 --> s0j2
  s0j3["scrapeConfig/shop/consul"]
  s0 --> s0j3
  s0j3 --> o1
  o0["Deployment/shop/cart x2"]
  o1["not known until run time #40;2 consul_sd_configs#41;"]
`);
  });

  test('writes what would be markup as codes', async () => {
    const config = file('prometheus.yml', 'scrape_configs: [{ job_name: "1. a" }, { job_name: "- b" }, { job_name: "`*c*` <b>" }]');

    expect((await runCli(['targets', '-', '--prometheus-config', config, '-o', 'mermaid'])).out.match(/(?<=j\d\[").*(?="\])/g)).toEqual(['1#46; a', '#45; b', '#96;#42;c#42;#96; #60;b#62;']);
  });

  test('takes one server, and one that no operator manages', async () => {
    const config = file('prometheus.yml', 'scrape_configs: [{ job_name: pods, kubernetes_sd_configs: [{ role: pod }] }]');
    const outOf = async (...args: string[]) => (await runCli(['targets', '-', '--prometheus-config', config, ...args], { stdin: yaml(SHOP) })).out;

    expect(Object.keys(JSON.parse(await outOf('-o', 'json')).servers)).toEqual(['Prometheus/monitoring/main', 'prometheus.yml']);
    expect(await outOf('--server', 'prometheus.yml')).toMatch(/^SERVER .*\nprometheus.yml {2}pods {2}http:\/\/cart-0:9090\/metrics .*\n(prometheus.yml {2}pods {2}http:\/\/prometheus-main-0:\d+\/metrics .*\n){3}\n4 targets in 1 job of 1 server\n$/);
    expect((await outOf('--server', 'monitoring/main')).includes('prometheus.yml')).toBe(false);
  });

  test('knows what is in the cluster already, and reports nothing on it', async () => {
    const server = file('cluster/server.yaml', [prometheus()]);
    const folder = file('others/service.yaml', [service(), podMonitor({ interval: '1s', scrapeTimeout: '2s' }, {}, { name: 'theirs' })]).replace('/service.yaml', '');

    const { code, out, err } = await runCli(['targets', '-', '--external', server, '--external', folder], { stdin: yaml([serviceMonitor(), deployment()]) });

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('http://cart-0:9090/metrics');
    expect((await runCli(['inspect', '-', '--external', server], { stdin: yaml([podMonitor()]) })).out).toContain('+ PodMonitor/shop/cart');
  });

  test('tells the faults of all files at once', async () => {
    const { code, out, err } = await runCli(['targets', 'no.yaml', '--external', 'neither.yaml', '--prometheus-config', file('bin.yml', Buffer.from([0xff]))]);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.split('\n').map((line) => line.replace(/\S*bin/, 'bin'))).toEqual([
      'AM807 neither.yaml: does not exist; name a file or folder that can be read',
      'AM807 no.yaml: does not exist; name a file or folder that can be read',
      'AM807 bin.yml: is not UTF-8 text; use a YAML file, saved as UTF-8',
      '',
    ]);
  });

  test('tells errors on standard error, and fails', async () => {
    const { code, err } = await runCli(['targets', '-'], { stdin: yaml([prometheus(), podMonitor({ interval: '1s', scrapeTimeout: '2s' })]) });

    expect(code).toBe(1);
    expect(err).toMatch(/^error AM\d+ PodMonitor\/shop\/cart: /);
  });

  test.each(['text', 'json', 'mermaid'])('lets no name break out of %s', async (output) => {
    const config = file('prometheus.yml', `scrape_configs: [{ job_name: ${JSON.stringify(HOSTILE)}, static_configs: [{ targets: [${JSON.stringify(HOSTILE)}], labels: {a: ${JSON.stringify(HOSTILE)}} }] }]`);
    const { out } = await runCli(['targets', '-', '--prometheus-config', config, '-o', output], { stdin: '', isTTY: true, env: { NO_COLOR: '1' } });

    expect(out).not.toMatch(STEERS);
    if (output === 'text') expect(out.split('\n')).toHaveLength(5);
    if (output === 'json') expect(Object.keys(JSON.parse(out).servers['prometheus.yml'].targets)).toEqual([HOSTILE]);
    if (output === 'mermaid') expect(out.split('\n').slice(1, -1).filter((line) => !/^ {2}(\w+\["[\w ./:,=#;-]*"\]|\w+ --> \w+)$/.test(line))).toEqual([]);
  });
});

describe('runCli() targets --diff', () => {
  const labelled = (team: string) => podMonitor({ relabelings: [{ targetLabel: 'team', replacement: team }] });
  const diff = async (before: readonly object[], after: readonly object[], ...args: string[]) =>
    runCli(['targets', '--diff', file('old.yaml', before), file('new.yaml', after), ...args]);

  test.each([
    { it: 'nothing', before: SHOP, after: SHOP, code: 0, expected: '0 gained, 0 lost, 0 changed\n' },
    {
      it: 'a target that comes',
      before: [prometheus(), podMonitor()],
      after: [prometheus(), podMonitor(), deployment()],
      code: 0,
      expected: '+ Prometheus/monitoring/main podMonitor/shop/cart/0 http://cart-0:9090/metrics Deployment/shop/cart {container="cart", endpoint="metrics", instance="cart-0:9090", job="shop/cart", namespace="shop", pod="cart-0"}\n\n1 gained, 0 lost, 0 changed\n',
    },
    {
      it: 'a target that goes',
      before: [prometheus(), podMonitor(), deployment()],
      after: [prometheus()],
      code: 1,
      expected: expect.stringMatching(/^- Prometheus\/monitoring\/main podMonitor\/shop\/cart\/0 .*\n\n0 gained, 1 lost, 0 changed\n$/),
    },
    {
      it: 'labels that differ',
      before: [prometheus(), labelled('a'), deployment()],
      after: [prometheus(), labelled('b'), deployment()],
      code: 0,
      expected: '~ Prometheus/monitoring/main podMonitor/shop/cart/0 http://cart-0:9090/metrics\n    - team="a"\n    + team="b"\n\n0 gained, 0 lost, 1 changed\n',
    },
    {
      it: 'another job',
      before: [prometheus(), podMonitor({}, { jobLabel: 'app' }), deployment()],
      after: [prometheus(), podMonitor({}, { jobLabel: 'app' }, { name: 'carts' }), deployment()],
      code: 0,
      expected: '~ Prometheus/monitoring/main podMonitor/shop/carts/0 http://cart-0:9090/metrics\n    - in job podMonitor/shop/cart/0\n    + in job podMonitor/shop/carts/0\n\n0 gained, 0 lost, 1 changed\n',
    },
  ])('tells of $it', async ({ before, after, code, expected }) => expect(await diff(before, after)).toEqual({ code, out: expected, err: '' }));

  test('gives whole targets as JSON', async () => {
    const { code, out } = await diff([prometheus(), labelled('a'), deployment()], [prometheus(), scrapeConfig(), deployment()], '-o', 'json');
    const { gained, lost, changed } = JSON.parse(out);

    expect(code).toBe(1);
    expect(gained).toEqual([{ server: 'Prometheus/monitoring/main', job: 'scrapeConfig/shop/cart', url: 'http://cart:80/metrics', labels: { instance: 'cart:80', job: 'scrapeConfig/shop/cart' }, source: 'ScrapeConfig/shop/cart' }]);
    expect(lost).toEqual([expect.objectContaining({ job: 'podMonitor/shop/cart/0', labels: expect.objectContaining({ team: 'a' }) })]);
    expect(changed).toEqual([]);
  });

  test('compares one server, with what both have beside', async () => {
    const external = file('server.yaml', [prometheus(), prometheus({}, { name: 'other' })]);

    expect((await diff([podMonitor(), deployment()], [deployment()], '--external', external)).out).toMatch(/\n0 gained, 2 lost, 0 changed\n$/);
    expect((await diff([podMonitor(), deployment()], [deployment()], '--external', external, '--server', 'monitoring/other')).out).toMatch(/^- Prometheus\/monitoring\/other .*\n\n0 gained, 1 lost/);
  });

  test('needs a server', async () => expect(await diff([podMonitor()], [podMonitor()])).toMatchObject({ code: 2, out: '' }));
});
