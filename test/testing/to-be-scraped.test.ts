import { App, Chart, Testing } from 'cdk8s';
import { Inspection } from 'cdk8s-app-monitoring';
import { inCluster, WantedTarget } from 'cdk8s-app-monitoring/jest';
import { at, appOf, failureOf, JOB, LOST, SCRAPED, SERVER, shop, URL } from './scenes';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const text = (manifests: readonly object[]) => manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');

const policy = (ingress: object[]) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { namespace: 'shop', name: 'cart' },
  spec: { podSelector: { matchLabels: { app: 'cart' } }, policyTypes: ['Ingress'], ingress },
});

describe('toBeScraped()', () => {
  test.each<{ it: string; given: () => unknown }>([
    { it: 'an app', given: () => shop() },
    { it: 'a chart', given: () => at(shop(), 'cart') },
    { it: 'a workload', given: () => at(shop(), 'cart/deployment') },
    { it: 'a monitor, by what it finds', given: () => at(shop(), 'cart/podmonitor') },
    { it: 'an inspection of an app', given: () => Inspection.ofApp(shop()) },
    { it: 'an inspection of text', given: () => Inspection.ofYaml(text(SCRAPED)) },
    { it: 'a list of manifests', given: () => SCRAPED },
    { it: 'a list of manifests with a List in it', given: () => [{ apiVersion: 'v1', kind: 'List', items: SCRAPED }] },
    { it: 'what Testing.synth gives', given: () => ['monitoring', 'cart'].flatMap((id) => Testing.synth(at(shop(), id) as unknown as Chart)) },
    {
      it: 'manifests with characters that YAML readers refuse',
      given: () => [...SCRAPED, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: { x: '\u2028\u0085' } }],
    },
    { it: 'YAML text', given: () => text(SCRAPED) },
    { it: 'targets that a NetworkPolicy leaves open', given: () => [...SCRAPED, policy([{}])] },
    { it: 'an app in a cluster', given: () => inCluster(appOf({ cart: SCRAPED.slice(1) }), { external: text([prometheus()]) }) },
    { it: 'manifests in a cluster', given: () => inCluster(SCRAPED.slice(1), { external: text([prometheus()]) }) },
    { it: 'text in a cluster', given: () => inCluster(text(SCRAPED.slice(1)), { external: text([prometheus()]) }) },
    { it: 'a Service, by what its endpoints give', given: () => at(appOf({ a: [prometheus(), serviceMonitor(), service()], b: [deployment()] }), 'a/service') },
    { it: 'a Probe of addresses', given: () => at(appOf({ a: [prometheus(), probe()] }), 'a/probe') },
    { it: 'a ScrapeConfig of addresses', given: () => at(appOf({ a: [prometheus(), scrapeConfig()] }), 'a/scrapeconfig') },
  ])('takes $it', ({ given }) => {
    expect(given()).toBeScraped();
    expect(() => expect(given()).not.toBeScraped()).toThrow('Expected: no target\nReceived: 1 target\n  Prometheus/monitoring/main');
  });

  test.each<{ it: string; given: () => unknown }>([
    { it: 'a workload beside one that is', given: () => at(shop(), 'stock/deployment') },
    { it: 'a chart beside one that is', given: () => at(shop(), 'stock') },
    {
      it: 'a chart that holds but the server',
      given: () => at(appOf({ server: [prometheus(), service({}, { name: 'other' })], cart: [podMonitor(), deployment()] }), 'server'),
    },
    { it: 'a Service whose pods are scraped without it', given: () => at(shop(), 'cart/service') },
    {
      it: 'a construct whose monitor finds other workloads than its own',
      given: () => at(appOf({ server: [prometheus()], a: [podMonitor(), deployment({ name: 'a', labels: { app: 'a' }, selector: { app: 'cart' } })], b: [deployment()] }), 'a'),
    },
    { it: 'what is lost', given: () => LOST },
    { it: 'targets that a NetworkPolicy shuts off', given: () => [...SCRAPED, policy([])] },
    { it: 'what is external alone', given: () => inCluster([service({ selector: {} })], { external: text(SCRAPED) }) },
    {
      it: 'an app that is not external, beside one that is',
      given: () => inCluster(appOf({ a: [deployment({ name: 'a', labels: { app: 'a' }, selector: { app: 'cart' } })] }), { external: text(SCRAPED) }),
    },
  ])('does not take $it', ({ given }) => {
    expect(given()).not.toBeScraped();
    expect(() => expect(given()).toBeScraped()).toThrow('Expected: a target\nReceived: no targets');
  });

  test.each<{ it: string; wanted: WantedTarget; not: WantedTarget }>([
    { it: 'the key of the server', wanted: { by: SERVER }, not: { by: 'Prometheus/monitoring/other' } },
    { it: 'its namespace and name', wanted: { by: 'monitoring/main' }, not: { by: 'monitoring/other' } },
    { it: 'its name', wanted: { by: 'main' }, not: { by: 'other' } },
    { it: 'a job', wanted: { job: JOB }, not: { job: 'podMonitor/shop/cart' } },
    { it: 'a job as a pattern', wanted: { job: /^podMonitor/ }, not: { job: /^serviceMonitor/ } },
    { it: 'a URL', wanted: { url: URL }, not: { url: 'http://cart-0:9090' } },
    { it: 'a URL as a pattern', wanted: { url: /:9090/ }, not: { url: /:8080/ } },
    { it: 'some labels', wanted: { labels: { pod: 'cart-0', namespace: 'shop' } }, not: { labels: { pod: 'cart-0', namespace: 'other' } } },
    { it: 'labels as patterns', wanted: { labels: { pod: /^cart-/ } }, not: { labels: { pod: /^stock-/ } } },
    { it: 'a label that every object has as a property', wanted: { labels: {} }, not: { labels: { constructor: 'x' } } },
    {
      it: 'all at once',
      wanted: { by: 'main', job: JOB, url: URL, labels: { pod: 'cart-0' } },
      not: { by: 'main', job: JOB, url: URL, labels: { pod: 'cart-1' } },
    },
    { it: 'nothing', wanted: {}, not: { url: '' } },
    { it: 'parts that are undefined', wanted: { by: undefined, job: undefined, url: undefined, labels: undefined }, not: { url: /^$/ } },
  ])('goes by $it', ({ wanted, not }) => {
    const manifests = [...SCRAPED, prometheus({ podMonitorSelector: undefined }, { name: 'other' })];

    expect(manifests).toBeScraped(wanted);
    expect(manifests).not.toBeScraped(not);
  });

  test('takes a global pattern, which remembers where it ended, twice', () => {
    const url = /cart/g;

    expect(SCRAPED).toBeScraped({ url });
    expect(SCRAPED).toBeScraped({ url });
  });

  test('takes the server that a configuration stands for', () => {
    const prometheusConfig = 'scrape_configs: [{ job_name: a, static_configs: [{ targets: ["a:1"] }] }]';

    expect(inCluster([deployment()], { prometheusConfig })).toBeScraped({ by: 'prometheus.yml', url: 'http://a:1/metrics' });
  });

  test('explains what it misses: every step, the one that fails, and what mends it', () => {
    expect(failureOf(() => expect(LOST).toBeScraped({ by: 'main' }))).toMatchInlineSnapshot(`
"expect(received).toBeScraped(wanted)

Expected: a target by Prometheus/monitoring/main
Received: no targets

Deployment/shop/cart is not scraped by Prometheus/monitoring/main: it fails at step "port":
  ✓ admission  the API server accepts it
  ✓ pods       it runs 1 pod with labels app: cart; declared ports: "metrics" (9090)
  ✓ services   no Service selects its pods
  Prometheus/monitoring/main
  ✗ port       AM910 PodMonitor/shop/cart: podMetricsEndpoints[0].port is "http", but no container of "Deployment/shop/cart" declares that port (it declares "metrics" 9090), so this endpoint has no targets
               -> declare a container port named "http" in the container that serves it"
`);
  });

  test('says that it is not known where the cluster may have what is missing', () => {
    const bearerTokenSecret = { name: 'gone', key: 'token' };
    const given = [prometheus(), deployment(), podMonitor({ bearerTokenSecret })];

    const message = failureOf(() => expect(inCluster(given, {})).toBeScraped());

    expect(message).toContain('Deployment/shop/cart is not known to be scraped by Prometheus/monitoring/main: step "acceptance" is open:\n');
    expect(message).toContain('\n  ? acceptance  AM918 PodMonitor/shop/cart: ');
  });

  test('tells what of the others is not as it is wanted', () => {
    const wanted = { url: /8080/, labels: { pod: 'x', team: 'y' } };

    expect(failureOf(() => expect(SCRAPED).toBeScraped(wanted))).toMatchInlineSnapshot(`
"expect(received).toBeScraped(wanted)

Expected: a target at /8080/ with pod="x" with team="y"
Received: 1 other target

  Prometheus/monitoring/main podMonitor/shop/cart/0 http://cart-0:9090/metrics {container="cart", endpoint="metrics", instance="cart-0:9090", job="shop/cart", namespace="shop", pod="cart-0"}
    its URL is http://cart-0:9090/metrics, its label pod is "cart-0", it has no label team"
`);
  });

  test('explains the monitor of a job that is wanted, and the workload that a URL names', () => {
    const lost = [...LOST, deployment({ name: 'aaa', labels: { app: 'aaa' }, selector: { app: 'cart' } })];

    expect(failureOf(() => expect(lost).toBeScraped({ job: JOB }))).toContain('PodMonitor/shop/cart is not scraped by Prometheus/monitoring/main: it fails at step "port"');
    expect(failureOf(() => expect(lost).toBeScraped({ url: URL }))).toContain('Deployment/shop/cart is not scraped');
    expect(failureOf(() => expect(lost).toBeScraped({ url: URL }))).not.toContain('aaa');
  });

  test('explains three objects, and names the others', () => {
    const workloads = ['a', 'b', 'c', 'd', 'e'].map((name) => deployment({ name }));

    expect(failureOf(() => expect([prometheus(), ...workloads]).toBeScraped())).toMatch(/Deployment\/shop\/c is not known to be scraped: step "monitor" is open:[^]*\n\nAlso without targets: Deployment\/shop\/d, Deployment\/shop\/e$/);
  });

  test('takes no label for granted that only the cluster knows', () => {
    const monitor = podMonitor({ relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node' }] });
    const labels = { node: /./ };

    expect(failureOf(() => expect([prometheus(), monitor, deployment()]).toBeScraped({ labels }))).toContain('its label node is not known until run time');
  });

  test('explains nothing that is external', () => {
    const external = text([prometheus(), deployment({ name: 'a' })]);

    expect(failureOf(() => expect(inCluster([deployment({ name: 'b' })], { external })).toBeScraped())).not.toContain('Deployment/shop/a');
  });

  test('tells of jobs whose targets only the cluster knows', () => {
    const consul = scrapeConfig({ staticConfigs: undefined, consulSDConfigs: [{ server: 'consul:8500' }] });

    expect(failureOf(() => expect([prometheus(), consul]).toBeScraped())).toContain('ScrapeConfig/shop/cart is not known to be scraped until run time:');
  });

  test('hides what stands in a Secret', () => {
    const job = 'job_name: own\n  params: { token: [secret] }\n  static_configs: [{ targets: ["a:1"] }]';
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { namespace: 'monitoring', name: 'jobs' }, stringData: { jobs: `- ${job}` } };
    const server = prometheus({ additionalScrapeConfigs: { name: 'jobs', key: 'jobs' } });

    expect([server, secret]).toBeScraped({ url: 'http://a:1/metrics?<hidden>' });
    expect(failureOf(() => expect([server, secret]).not.toBeScraped())).not.toContain('token');
  });
});

describe('toBeScraped() refuses', () => {
  test.each<{ it: string; given: unknown; expected: string }>([
    { it: 'a number', given: 5, expected: 'not a number' },
    { it: 'undefined', given: undefined, expected: 'not undefined' },
    { it: 'null', given: null, expected: 'not null' },
    { it: 'an object of another kind', given: { kind: 'Pod' }, expected: 'not another object' },
    { it: 'a function', given: () => shop(), expected: 'not a function' },
    { it: 'a list with a gap', given: [...SCRAPED, null], expected: '[3] of this list is null' },
    { it: 'a list of lists', given: [SCRAPED], expected: '[0] of this list is a list' },
    { it: 'an app without charts', given: new App(), expected: 'this construct is in an app without charts' },
    { it: 'manifests without a kind', given: [{ metadata: {} }], expected: 'AM804' },
    { it: 'text that is no YAML', given: 'a: [', expected: 'AM801 manifests:1:5' },
  ])('$it', ({ given, expected }) => {
    expect(failureOf(() => expect(given).toBeScraped())).toContain(expected);
    expect(failureOf(() => expect(given).not.toBeScraped())).toContain(expected);
    expect(failureOf(() => expect(given).toBeScraped())).toMatch(/^expect\(received\)\.toBeScraped\(\)\n\n/);
  });

  test.each([
    {
      it: 'a part that it does not know',
      wanted: { server: 'main' },
      expected: 'unknown property "server" of a target; known are "by", "job", "url", "labels"',
    },
    { it: 'a server that is no text', wanted: { by: /main/ }, expected: '"by" of an expected target must be the name of a server, not "/main/"' },
    { it: 'a URL that is no text', wanted: { url: 80 }, expected: '"url" of an expected target must be text or a RegExp, not 80' },
    { it: 'labels that are no text', wanted: { labels: { a: 1 } }, expected: '"labels" of an expected target must be an object of text or RegExps, not' },
    { it: 'text', wanted: URL, expected: 'an expected target must be an object like { by: \'main\', url: /:8080/ }, not "http://cart-0' },
    { it: 'null', wanted: null, expected: 'an expected target must be an object' },
    { it: 'a server that is not there', wanted: { by: 'mian' }, expected: 'unknown server "mian": known are "Prometheus/monitoring/main"' },
  ])('$it, with and without not', ({ wanted, expected }) => {
    expect(failureOf(() => expect(SCRAPED).toBeScraped(wanted as never))).toContain(expected);
    expect(failureOf(() => expect(SCRAPED).not.toBeScraped(wanted as never))).toContain(expected);
  });

  test('a name that two servers have', () => {
    const manifests = [...SCRAPED, prometheus({}, { namespace: 'other' })];

    expect(failureOf(() => expect(manifests).toBeScraped({ by: 'main' }))).toContain('server "main" matches "Prometheus/monitoring/main", "Prometheus/other/main"; use one of these keys');
  });

  test('to say that nobody scrapes where nobody is, or nothing is', () => {
    expect(failureOf(() => expect([deployment()]).toBeScraped())).toContain('? server     not known: there is no Prometheus');
    expect(failureOf(() => expect([deployment()]).not.toBeScraped())).toContain('nothing can scrape it: there is no Prometheus or PrometheusAgent');
    expect(failureOf(() => expect([prometheus()]).toBeScraped())).toContain('there is nothing to scrape');
    expect(failureOf(() => expect([prometheus()]).not.toBeScraped())).toContain('there is nothing to scrape');
  });

  test('an app that cdk8s refuses, in its words', () => {
    const app = shop();
    app.node.addValidation({ validate: () => ['AM213: no port'] });

    expect(failureOf(() => expect(app).not.toBeScraped())).toContain('Validation failed with the following errors:\n  [] AM213: no port');
  });
});

test('toBeScraped() names the cause that keeps Prometheus from the target', () => {
  const message = failureOf(() => expect([...SCRAPED, policy([])]).toBeScraped());

  expect(message).toContain('Received: no targets');
  expect(message).toContain('AM933');
});
