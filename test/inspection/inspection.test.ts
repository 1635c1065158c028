import { ApiObject, App, Chart } from 'cdk8s';
import { AppMonitoring, Inspection } from 'cdk8s-app-monitoring';
import { faultsOf } from '../../examples/sample-app/faults';
import { SampleApp } from '../../examples/sample-app/sample-app';
import { addWorkload, newChart } from '../support/app';
import { secret } from '../support/manifests/configuration';
import { probe, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

type Json = { [part: string]: any };

const inspect = (...manifests: object[]): Json => Inspection.ofYaml(manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n')).toJson();
const codes = (json: Json) => json.findings.map(({ code, path }: Json) => `${code} ${path}`);
const SERVER = 'Prometheus/monitoring/main';

test.each([
  { spec: {}, expected: 'info' },
  { spec: { additionalScrapeConfigs: null }, expected: 'info' },
  { spec: { additionalScrapeConfigs: { name: 'extra', key: 'jobs' } }, expected: 'warning' },
])('AM613 with $spec is $expected', ({ spec, expected }) => {
  const { findings } = Inspection.ofYaml(JSON.stringify({ ...prometheus(), spec }));

  expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual([`AM613 ${expected}`]);
});

describe('Inspection.ofYaml().toJson()', () => {
  test('has the shape that is promised', () => {
    const json = inspect(
      prometheus({ version: 'v2.45.0' }),
      serviceMonitor({ trackTimestampsStaleness: true, prot: 'x' }, {}, { name: 'good' }),
      serviceMonitor({ bearerTokenSecret: { name: 'missing', key: 'token' } }, {}, { name: 'rejected' }),
      serviceMonitor({ port: 1 }, {}, { name: 'refused', namespace: undefined }),
    );

    expect(Object.keys(json)).toEqual(['admission', 'unknownFields', 'servers', 'findings']);
    expect(json.admission).toEqual({ 'ServiceMonitor/default/refused': expect.stringContaining('spec.endpoints[0].port') });
    expect(json.unknownFields).toEqual({ 'ServiceMonitor/shop/good': ['spec.endpoints[0].prot'] });
    expect(json.servers).toEqual({
      [SERVER]: {
        selected: ['ServiceMonitor/shop/good'],
        rejected: { 'ServiceMonitor/shop/rejected': expect.stringContaining('"missing" not found') },
        config: expect.stringMatching(/^global:\n[\s\S]*\nscrape_configs:\n- job_name: serviceMonitor\/shop\/good\/0\n/),
        targets: { 'serviceMonitor/shop/good/0': [] },
        dropped: {},
        notKnown: {},
      },
    });
    expect(Object.keys(json.findings[0])).toEqual(['code', 'severity', 'path', 'message', 'fix']);
    expect(codes(json)).toEqual(['AM601 ServiceMonitor/default/refused', 'AM602 ServiceMonitor/shop/good', 'AM631 ServiceMonitor/shop/good', 'AM918 ServiceMonitor/shop/rejected']);
    expect(json.findings[2].message).toBe('field "spec.endpoints[0].trackTimestampsStaleness" has no effect in "Prometheus/monitoring/main": Prometheus 2.45.0 does not support it (supported since 2.48.0)');
  });

  test.each([
    { operatorVersion: undefined, expected: [] },
    { operatorVersion: 'v0.94.1', expected: [] },
    { operatorVersion: '0.86.0', expected: [] },
    {
      operatorVersion: 'v0.85.0',
      expected: ['field "spec.serviceDiscoveryRole" was added in operator v0.86.0, so the CRDs of operator v0.85.0 do not know it and the API server drops it'],
    },
  ])('tells of fields that operator $operatorVersion does not know', ({ operatorVersion, expected }) => {
    const text = JSON.stringify(serviceMonitor({}, { serviceDiscoveryRole: 'EndpointSlice' }));

    expect(Inspection.ofYaml(text, { operatorVersion }).findings.filter(({ code }) => code === 'AM604').map(({ message }) => message)).toEqual(expected);
  });

  test.each([
    { it: 'a map', text: 'scrape_configs:\n- job_name: a\n  static_configs: [{targets: ["a:1"]}]' },
    { it: 'a list', text: '- job_name: a\n  static_configs: [{targets: ["a:1"]}]' },
    { it: 'an indented list below a comment', text: '# jobs\n\n  - job_name: a\n    static_configs: [{targets: ["a:1"]}]' },
  ])('takes jobs without the operator as $it', ({ text: prometheusConfig }) => {
    expect(Inspection.ofYaml('', { prometheusConfig }).targets.map(({ url }) => url)).toEqual(['http://a:1/metrics']);
  });

  test('refuses an operator version that is none', () => {
    expect(() => Inspection.ofYaml('', { operatorVersion: 'latest' })).toThrow('AM503 Inspection: operatorVersion "latest" is not a version like');
  });

  test('is the same whatever the order of the manifests', () => {
    const manifests = [prometheus(), prometheus({}, { name: 'other' }), probe({}, { name: 'b' }), probe({}, { name: 'a' }), serviceMonitor({ nope: 1, also: 2 })];

    expect(JSON.stringify(inspect(...manifests))).toBe(JSON.stringify(inspect(...[...manifests].reverse())));
  });

  test.each([
    {
      it: 'a server that is refused',
      given: [prometheus({ replicas: 'x' })],
      servers: { [SERVER]: { selected: [], rejected: {}, error: 'the object is refused by admission', config: '', targets: {}, dropped: {}, notKnown: {} } },
      expected: ['AM601 Prometheus/monitoring/main'],
    },
    {
      it: 'a server without configuration',
      given: [prometheus({ additionalScrapeConfigs: { name: 'no', key: 'no' } })],
      servers: { [SERVER]: { selected: [], rejected: {}, error: expect.stringContaining('"no" not found'), config: '', targets: {}, dropped: {}, notKnown: {} } },
      expected: ['AM986 Prometheus/monitoring/main'],
    },
    {
      it: 'a timeout of the server above its interval',
      given: [prometheus({ scrapeTimeout: '1m' })],
      servers: { [SERVER]: { selected: [], rejected: {}, error: 'scrapeTimeout "1m" greater than scrapeInterval "30s"', config: '', targets: {}, dropped: {}, notKnown: {} } },
      expected: ['AM612 Prometheus/monitoring/main'],
    },
    {
      it: 'a server that others configure',
      given: [{ ...prometheus(), spec: {} }],
      servers: { [SERVER]: { selected: [], rejected: {}, config: '', targets: {}, dropped: {}, notKnown: {} } },
      expected: ['AM613 Prometheus/monitoring/main'],
    },
    {
      it: 'a monitor that nobody selects',
      given: [prometheus({ probeSelector: { matchLabels: { a: 'b' } } }), probe()],
      servers: { [SERVER]: expect.objectContaining({ selected: [] }) },
      expected: ['AM901 Probe/shop/cart'],
    },
    { it: 'monitors alone', given: [probe()], servers: {}, expected: ['AM615 Probe/shop/cart'] },
    { it: 'nothing', given: [], servers: {}, expected: [] },
    {
      it: 'an object that is there twice',
      given: [prometheus(), probe(), probe()],
      servers: { [SERVER]: expect.objectContaining({ selected: ['Probe/shop/cart'] }) },
      expected: ['AM603 Probe/shop/cart'],
    },
    {
      it: 'a namesake of another group',
      given: [prometheus(), { ...probe(), apiVersion: 'azmonitoring.coreos.com/v1' }, { ...secret({}), apiVersion: 'bitnami.com/v1' }],
      servers: { [SERVER]: expect.objectContaining({ selected: [] }) },
      expected: [],
    },
  ])('tells of $it', ({ given, servers, expected }) => {
    const json = inspect(...given);

    expect(json.servers).toEqual(servers);
    expect(codes(json)).toEqual(expected);
  });

  test('names defects of the operator', () => {
    const azure = { subscriptionID: 's', tenantID: 't', clientID: 'c', authenticationMethod: 'SDK', environment: 'AzureCloud', followRedirects: false };
    const scrapeConfig = { apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'ScrapeConfig', metadata: { name: 'azure', namespace: 'shop' }, spec: { azureSDConfigs: [azure] } };
    const merged = prometheus({ additionalScrapeConfigs: { name: 'login', key: 'jobs' } }, { namespace: 'shop' });
    const json = inspect(merged, scrapeConfig, secret({ jobs: '- &a {job_name: a}\n- {<<: *a, job_name: b}\n' }));

    expect(codes(json)).toEqual(['AM632 Prometheus/shop/main', 'AM632 ScrapeConfig/shop/azure']);
    expect(json.findings[1].message).toMatch(/^field "spec.azureSDConfigs\[0\].followRedirects" triggers a bug of operator v0.94.1 in "Prometheus\/shop\/main": it is never written/);
  });

  test('holds values of Secrets, as the configuration does', () => {
    const auth = { basicAuth: { username: { name: 'login', key: 'u' }, password: { name: 'login', key: 'p' } } };

    expect(inspect(prometheus(), serviceMonitor(auth), secret({ u: 'root', p: 'hunter2' })).servers[SERVER].config).toContain('password: hunter2');
  });

  test('refuses text that cannot be read', () => {
    expect(() => Inspection.ofYaml('a: [\n---\napiVersion: v1\nkind: A\nkind: B\n')).toThrow(/^AM801 manifests:2:1: [^\n]*\nAM802 manifests:5:1: [^\n]*$/);
  });

  test('cannot be changed from outside', () => {
    const inspection = Inspection.ofYaml(JSON.stringify(probe()));
    inspection.toJson().findings.pop();
    inspection.findings.pop();

    expect(inspection.findings).toHaveLength(1);
    expect(inspection.toJson().findings).toHaveLength(1);
  });
});

describe('Inspection.ofYaml() with a prometheusConfig', () => {
  const byAnnotation = `
scrape_configs:
  - job_name: pods
    kubernetes_sd_configs: [{ role: pod }]
    relabel_configs:
      - { action: keep, source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape], regex: "true" }
`;
  const pod = (name: string, annotations = {}) => ({
    apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'shop', annotations }, spec: { containers: [{ name: 'main', image: 'x', ports: [{ containerPort: 80 }] }] },
  });

  test('judges a Prometheus that no operator manages', () => {
    const text = [pod('a', { 'prometheus.io/scrape': 'true' }), pod('b'), probe()].map((manifest) => JSON.stringify(manifest)).join('\n---\n');
    const json = Inspection.ofYaml(text, { prometheusConfig: byAnnotation }).toJson();

    expect(json.servers['prometheus.yml'].targets).toEqual({ pods: [{ url: 'http://a:80/metrics', labels: { instance: 'a:80', job: 'pods' }, source: 'Pod/shop/a', replicas: 1 }] });
    expect(codes(json)).toEqual(['AM615 Probe/shop/cart']);
  });

  test.each([
    { config: 'scrape_configs: [', expected: 'it is not valid YAML, or sets a key twice' },
    { config: 'scrape_configs: []\nscrape_configs: []', expected: 'it is not valid YAML, or sets a key twice' },
    { config: 'scrape_config: []', expected: 'scrape_config is not a field that Prometheus knows here' },
    { config: 'scrape_configs: [{ job_name: a }, { job_name: a }]', expected: 'job "a": job_name is that of another job' },
    {
      config: 'scrape_configs: [{ job_name: a, scrape_interval: 5s, scrape_timeout: 6s }]',
      expected: 'job "a": scrape_timeout is above scrape_interval',
    },
    {
      config: 'scrape_configs: [{ job_name: a, relabel_configs: [{ regex: "(" }] }]',
      expected: 'job "a": relabel_configs[0].target_label "" is not a valid label name',
    },
  ])('says why Prometheus does not load $config', ({ config, expected }) => {
    const json = Inspection.ofYaml('', { prometheusConfig: config }).toJson();

    expect(json.servers['prometheus.yml'].error).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
    expect(codes(json)).toEqual(['AM641 prometheus.yml']);
  });
});

describe('Inspection.ofYaml() with external objects', () => {
  const text = (...manifests: object[]) => manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');

  test('knows them, and reports nothing on them', () => {
    const external = text(prometheus(), serviceMonitor({ nope: 1 }, {}, { name: 'theirs' }), probe({}, { name: 'alone', namespace: 'other' }));
    const json = Inspection.ofYaml(text(serviceMonitor()), { external }).toJson();

    expect(json.servers[SERVER].selected).toContain('ServiceMonitor/shop/cart');
    expect(json.findings).toEqual([]);
  });

  test('takes what is inspected in place of what is there', () => {
    const json = Inspection.ofYaml(text(probe({ nope: 1 })), { external: text(prometheus(), probe()) }).toJson();

    expect(codes(json)).toEqual(['AM602 Probe/shop/cart']);
  });
});

describe('Inspection.ofApp()', () => {
  const monitored = () => {
    const chart = newChart();
    const workload = addWorkload(chart, { ports: [{ name: 'http', containerPort: 8080 }] });
    new AppMonitoring(chart, 'monitoring', { workload, operatorMode: true });

    return chart;
  };

  test('expands AppMonitoring, and names constructs', () => {
    const chart = monitored();
    new ApiObject(chart, 'server', prometheus({ podMonitorSelector: { matchLabels: { a: 'b' } } }) as never);

    const inspection = Inspection.ofApp(chart.node.root);

    expect(inspection.findings.map(({ code, path }) => `${code} ${path}`)).toEqual(['AM901 shop/monitoring/Default']);
    expect(inspection.toJson()).toEqual(Inspection.ofApp(chart).toJson());
  });

  test('takes charts within charts', () => {
    const app = new App();
    const outer = new Chart(app, 'outer', { namespace: 'shop' });
    new ApiObject(new Chart(outer, 'inner', { namespace: 'shop' }), 'probe', { ...probe(), metadata: { name: 'cart' } } as never);
    new ApiObject(outer, 'server', prometheus() as never);

    expect(Inspection.ofApp(app).toJson().servers[SERVER].selected).toEqual(['Probe/shop/cart']);
    expect(Object.keys(Inspection.ofApp(outer.node.findChild('inner')).toJson().servers)).toEqual([]);
  });

  test('takes the objects of one construct', () => {
    const chart = monitored();

    expect(Inspection.ofApp(chart.node.findChild('monitoring')).findings.map(({ code }) => code)).toEqual(['AM615']);
    expect(Inspection.ofApp(chart.node.findChild('cart')).findings).toEqual([]);
  });

  test('says what stops the synth', () => {
    const chart = newChart();
    new AppMonitoring(chart, 'monitoring', { operatorMode: true });

    expect(() => Inspection.ofApp(chart)).toThrow(/AM201/);
  });

  test('finds no faults in the sample app', () => {
    const app = new App();
    new SampleApp(app, 'operator-mode', true);

    expect(faultsOf(app)).toEqual([]);
  });
});
