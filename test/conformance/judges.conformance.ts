/** Proves that the judges judge: what upstream refuses, drops, rejects and selects comes back in upstream's words. */

import { askOperator, askPrometheus, JUDGE_TIMEOUT_MILLIS, OperatorAnswer, PrometheusQuestion } from './judges';
import { namespace } from '../support/manifests/cluster';
import { secret } from '../support/manifests/configuration';
import { Manifest } from '../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';
import { OperatorQuestion } from '../support/operator-question';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

const USER = { name: 'login', key: 'user' };
const PASSWORD = { name: 'login', key: 'password' };
const BASIC_AUTH = { username: USER, password: PASSWORD };
const DURATION = '^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$';
const SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

interface Row { readonly it: string; readonly given: readonly Manifest[]; readonly asked?: Partial<OperatorQuestion> }

/** One process for a whole table. */
async function answersOf(rows: readonly Row[]): Promise<Map<string, OperatorAnswer>> {
  const answers = await askOperator(rows.map(({ it, given, asked }) => ({ id: it, manifests: given, ...asked })));
  return new Map(answers.map((answer) => [answer.id, answer]));
}

function jobNames(config: string): string[] {
  return [...config.matchAll(/^- job_name: (.*)$/gm)].map(([, name]) => name);
}

describe('askOperator() admission', () => {
  const errors = (...words: string[]) => ({ errors: words });
  const unknown = (...paths: string[]) => ({ unknownFields: paths });
  const rows = [
    { it: 'refuses a number as port', given: [podMonitor({ port: 9080 })], expected: errors('spec.podMetricsEndpoints[0].port: Invalid value: "integer": spec.podMetricsEndpoints[0].port in body must be of type string: "integer"') },
    { it: 'refuses port number zero', given: [podMonitor({ portNumber: 0 })], expected: errors('spec.podMetricsEndpoints[0].portNumber: Invalid value: 0: spec.podMetricsEndpoints[0].portNumber in body should be greater than or equal to 1') },
    { it: 'refuses a port number past the last', given: [podMonitor({ portNumber: 65536 })], expected: errors('spec.podMetricsEndpoints[0].portNumber: Invalid value: 65536: spec.podMetricsEndpoints[0].portNumber in body should be less than or equal to 65535') },
    { it: 'takes the last port number', given: [podMonitor({ portNumber: 65535 })], expected: undefined },
    { it: 'drops an unknown field', given: [serviceMonitor({ intervall: '5s' })], expected: unknown('spec.endpoints[0].intervall') },
    { it: 'drops an unknown field of the metadata', given: [podMonitor({}, {}, { label: {} })], expected: unknown('metadata.label') },
    { it: 'drops a field in the wrong case', given: [podMonitor({}, { SampleLimit: 1 })], expected: unknown('spec.SampleLimit') },
    { it: 'needs the selector', given: [podMonitor({}, { selector: undefined })], expected: errors('spec.selector: Required value') },
    { it: 'takes an empty selector', given: [podMonitor({}, { selector: {} })], expected: undefined },
    { it: 'needs the endpoints of a ServiceMonitor', given: [serviceMonitor({}, { endpoints: undefined })], expected: errors('spec.endpoints: Required value') },
    { it: 'takes an empty list of endpoints', given: [serviceMonitor({}, { endpoints: [] })], expected: undefined },
    { it: 'takes null as left out', given: [serviceMonitor({ interval: null })], expected: undefined },
    { it: 'needs a unit in an interval', given: [serviceMonitor({ interval: '15' })], expected: errors(`spec.endpoints[0].interval: Invalid value: "15": spec.endpoints[0].interval in body should match '${DURATION}'`) },
    { it: 'knows the values of an enum', given: [serviceMonitor({ scheme: 'Https' })], expected: errors('spec.endpoints[0].scheme: Unsupported value: "Https": supported values: "http", "https", "HTTP", "HTTPS"') },
    { it: 'refuses a duplicate in a set', given: [serviceMonitor({}, { scrapeProtocols: ['PrometheusText0.0.4', 'PrometheusText0.0.4'] })], expected: errors('spec.scrapeProtocols[1]: Duplicate value: "PrometheusText0.0.4"') },
    { it: 'runs the CEL rules', given: [scrapeConfig({ basicAuth: BASIC_AUTH, authorization: { credentials: USER } })], expected: errors('spec: Invalid value: at most one of basicAuth, authorization, or oauth2 can be configured') },
    { it: 'leaves the CEL rules of a broken object', given: [scrapeConfig({ basicAuth: BASIC_AUTH, authorization: { credentials: USER }, scheme: 'ftp' })], expected: errors('spec.scheme: Unsupported value: "ftp": supported values: "http", "https", "HTTP", "HTTPS"', '<nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation') },
    { it: 'checks the scale subresource', given: [prometheus({ shards: -1 }, { namespace: 'shop', name: 'cart' })], expected: errors('.spec.shards: Invalid value: -1: should be a non-negative integer') },
    { it: 'refuses a name in unicode', given: [podMonitor({}, {}, { name: 'münze' })], expected: errors(`metadata.name: Invalid value: "münze": ${SUBDOMAIN}`) },
    { it: 'needs a name', given: [podMonitor({}, {}, { name: '' })], expected: errors('metadata.name: Required value: name or generateName is required') },
    { it: 'takes the longest name', given: [podMonitor({}, {}, { name: 'a'.repeat(253) })], expected: undefined },
    { it: 'refuses a longer name', given: [podMonitor({}, {}, { name: 'a'.repeat(254) })], expected: errors(`metadata.name: Invalid value: "${'a'.repeat(254)}": must be no more than 253 characters`) },
    { it: 'refuses a second object of the same name', given: [podMonitor(), podMonitor()], expected: errors('podmonitors.monitoring.coreos.com "cart" already exists') },
    { it: 'refuses a version that is not served', given: [{ ...scrapeConfig(), apiVersion: 'monitoring.coreos.com/v1' }], expected: errors('no matches for kind "ScrapeConfig" in version "monitoring.coreos.com/v1"') },
    { it: 'reads core objects strictly', given: [deployment({ spec: { replica: 1 }, ports: [] })], expected: unknown('spec.replica') },
    { it: 'reports a wrong type in a core object', given: [deployment({ container: { ports: [{ containerPort: '80' }] } })], expected: errors('json: cannot unmarshal string into Go struct field ContainerPort.spec.template.spec.containers.ports.containerPort of type int32') },
    { it: 'takes a good core object', given: [deployment({ container: { ports: [{ containerPort: 80 }] } })], expected: undefined },
  ];
  let answers: Map<string, OperatorAnswer>;
  beforeAll(async () => { answers = await answersOf(rows); });

  test.each(rows)('$it', ({ it, given: [{ kind, metadata }], expected }) => {
    expect(answers.get(it)?.error).toBeUndefined();
    expect(answers.get(it)?.admission).toEqual(expected ? { [`${kind}/shop/${metadata?.name}`]: expected } : {});
  });
});

describe('askOperator() selection', () => {
  const K8S = 'Prometheus/monitoring/k8s';
  const MAIN = 'Prometheus/monitoring/main';
  const AGENT = 'PrometheusAgent/monitoring/main';
  // The CRD forbids the other selectors in this mode.
  const DAEMON_SET = {
    mode: 'DaemonSet',
    serviceMonitorSelector: undefined,
    serviceMonitorNamespaceSelector: undefined,
    probeSelector: undefined,
    probeNamespaceSelector: undefined,
    scrapeConfigSelector: undefined,
    scrapeConfigNamespaceSelector: undefined,
  };
  const TEAM = { matchLabels: { team: 'shop' } };
  const TLS_CLASS = { name: 'mesh', tlsConfig: { caFile: '/ca.pem' } };
  const rejected = (key: string, reason: string) => ({ selected: [], rejected: { [key]: reason } });
  const jobs = (...names: string[]) => ({ rejected: {}, jobs: names });
  const rows: Array<Row & { server: string; expected: { [field: string]: unknown } }> = [
    { it: 'takes nothing from nothing', given: [], server: K8S, expected: { selected: [], ...jobs() } },
    { it: 'takes a PodMonitor', given: [podMonitor()], server: K8S, expected: { selected: ['PodMonitor/shop/cart'], ...jobs('podMonitor/shop/cart/0') } },
    { it: 'makes a job of every endpoint', given: [serviceMonitor({}, { endpoints: [{ port: 'a' }, { port: 'b' }] })], server: K8S, expected: { selected: ['ServiceMonitor/shop/cart'], ...jobs('serviceMonitor/shop/cart/0', 'serviceMonitor/shop/cart/1') } },
    { it: 'makes no job of no endpoint', given: [serviceMonitor({}, { endpoints: [] })], server: K8S, expected: { selected: ['ServiceMonitor/shop/cart'], ...jobs() } },
    { it: 'takes a Probe and a ScrapeConfig', given: [scrapeConfig(), probe()], server: K8S, expected: { selected: ['Probe/shop/cart', 'ScrapeConfig/shop/cart'], ...jobs('probe/shop/cart', 'scrapeConfig/shop/cart') } },
    { it: 'puts an object without a namespace into default', given: [podMonitor({}, {}, { namespace: undefined })], server: K8S, expected: { selected: ['PodMonitor/default/cart'] } },
    { it: 'takes a pruned object without its unknown field', given: [serviceMonitor({ intervall: '5s' })], server: K8S, expected: { selected: ['ServiceMonitor/shop/cart'] } },
    { it: 'leaves out what admission refuses', given: [podMonitor({ port: 9080 })], server: K8S, expected: { selected: [], rejected: {} } },
    { it: 'rejects a timeout above the interval', given: [serviceMonitor({ interval: '30s', scrapeTimeout: '60s' })], server: K8S, expected: rejected('ServiceMonitor/shop/cart', 'endpoints[0]: scrapeTimeout "60s" greater than scrapeInterval "30s"') },
    { it: 'takes a timeout equal to the interval', given: [serviceMonitor({ interval: '30s', scrapeTimeout: '30s' })], server: K8S, expected: { selected: ['ServiceMonitor/shop/cart'] } },
    { it: 'rejects a timeout above the defaulted interval of the server', given: [podMonitor({ scrapeTimeout: '31s' })], server: K8S, expected: rejected('PodMonitor/shop/cart', 'endpoint[0]: scrapeTimeout "31s" greater than scrapeInterval "30s"') },
    { it: 'rejects a missing Secret', given: [serviceMonitor({ basicAuth: BASIC_AUTH })], server: K8S, expected: rejected('ServiceMonitor/shop/cart', 'endpoints[0]: basicAuth: failed to get basic auth username: unable to get secret "login": secrets "login" not found') },
    { it: 'rejects a missing key', given: [secret({ user: 'u' }), serviceMonitor({ basicAuth: BASIC_AUTH })], server: K8S, expected: rejected('ServiceMonitor/shop/cart', 'endpoints[0]: basicAuth: failed to get basic auth password: key "password" in secret "login" not found') },
    { it: 'rejects a Secret of another namespace', given: [secret({ user: 'u', password: 'p' }, { namespace: 'other' }), podMonitor({ basicAuth: BASIC_AUTH })], server: K8S, expected: rejected('PodMonitor/shop/cart', 'endpoint[0]: basicAuth: failed to get basic auth username: unable to get secret "login": secrets "login" not found') },
    { it: 'reads ConfigMaps and refuses a CA that is no certificate', given: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'shop', name: 'ca' }, data: { ca: 'x' } }, podMonitor({ tlsConfig: { ca: { configMap: { name: 'ca', key: 'ca' } } } })], server: K8S, expected: { selected: [], rejected: { 'PodMonitor/shop/cart': expect.stringContaining('PEM') } } },
    { it: 'writes the values of a Secret', given: [secret({ user: 'u', password: 'p' }), serviceMonitor({ basicAuth: BASIC_AUTH })], server: K8S, expected: { rejected: {}, config: '  basic_auth:\n    username: u\n    password: p\n' } },
    { it: 'rejects an unknown scrape class', given: [podMonitor({}, { scrapeClass: 'mesh' })], server: K8S, expected: rejected('PodMonitor/shop/cart', 'scrapeClassName: scrapeClass "mesh" not found in Prometheus scrapeClasses') },
    { it: 'applies a scrape class', given: [podMonitor({}, { scrapeClass: 'mesh' }), prometheus({ scrapeClasses: [TLS_CLASS] })], server: MAIN, expected: { rejected: {}, config: '  tls_config:\n    ca_file: /ca.pem\n' } },
    { it: 'applies the default scrape class', given: [podMonitor(), prometheus({ scrapeClasses: [{ ...TLS_CLASS, default: true }] })], server: MAIN, expected: { config: '  tls_config:\n    ca_file: /ca.pem\n' } },
    { it: 'fails on the missing Secret of a scrape class', given: [prometheus({ scrapeClasses: [{ name: 'mesh', tlsConfig: { ca: { secret: { name: 'ca', key: 'ca' } } } }] })], server: MAIN, expected: { error: 'failed to process scrape classes: scrape class "mesh": failed to get ca "<secret=ca,key=ca>": unable to get secret "ca": secrets "ca" not found' } },
    { it: 'adds additionalScrapeConfigs', given: [prometheus({ additionalScrapeConfigs: { name: 'login', key: 'jobs' } }), secret({ jobs: '- job_name: extra' }, { namespace: 'monitoring' })], server: MAIN, expected: jobs('extra') },
    { it: 'passes by a label that does not match', given: [podMonitor({}, {}, { labels: { team: 'pay' } }), prometheus({ podMonitorSelector: TEAM })], server: MAIN, expected: { selected: [], rejected: {} } },
    { it: 'follows a label that matches', given: [podMonitor({}, {}, { labels: { team: 'shop' } }), prometheus({ podMonitorSelector: TEAM })], server: MAIN, expected: { selected: ['PodMonitor/shop/cart'] } },
    { it: 'takes nothing for a missing selector', given: [podMonitor(), prometheus({ podMonitorSelector: undefined })], server: MAIN, expected: { selected: [], rejected: {} } },
    { it: 'looks into its own namespace for a missing namespace selector', given: [podMonitor(), podMonitor({}, {}, { namespace: 'monitoring' }), prometheus({ podMonitorNamespaceSelector: undefined })], server: MAIN, expected: { selected: ['PodMonitor/monitoring/cart'] } },
    { it: 'reads the labels of namespaces', given: [podMonitor(), podMonitor({}, {}, { namespace: 'pay' }), namespace('shop', { team: 'shop' }), prometheus({ podMonitorNamespaceSelector: TEAM })], server: MAIN, expected: { selected: ['PodMonitor/shop/cart'] } },
    { it: 'knows the name label of every namespace', given: [podMonitor(), prometheus({ podMonitorNamespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } })], server: MAIN, expected: { selected: ['PodMonitor/shop/cart'] } },
    { it: 'writes nothing for a server without any selector', given: [prometheus({ serviceMonitorSelector: undefined, podMonitorSelector: undefined, probeSelector: undefined, scrapeConfigSelector: undefined })], server: MAIN, expected: { unmanaged: true, config: '' } },
    { it: 'warns of what the version lacks', given: [podMonitor({}, { keepDroppedTargets: 5 }), prometheus({ version: 'v2.45.0' })], server: MAIN, expected: { warnings: ['ignoring "keep_dropped_targets" not supported by Prometheus version=v2.45.0 pod_monitor=shop/cart minimum_version=2.47.0'] } },
    { it: 'puts the PodMonitors of an agent first', given: [podMonitor(), serviceMonitor(), prometheusAgent()], server: AGENT, expected: jobs('podMonitor/shop/cart/0', 'serviceMonitor/shop/cart/0') },
    { it: 'has no DaemonSet agents by default', given: [prometheusAgent(DAEMON_SET)], server: AGENT, expected: { error: "feature gate for Prometheus Agent's DaemonSet mode is not enabled" } },
    { it: 'takes only PodMonitors into a DaemonSet agent', given: [podMonitor(), serviceMonitor(), prometheusAgent(DAEMON_SET)], asked: { operator: { featureGates: { PrometheusAgentDaemonSet: true } } }, server: AGENT, expected: jobs('podMonitor/shop/cart/0') },
    { it: 'answers for the given server too', given: [podMonitor(), prometheus({}, { name: 'other' })], asked: { prometheus: prometheus() }, server: MAIN, expected: { selected: ['PodMonitor/shop/cart'] } },
    { it: 'runs with the default feature gates', given: [podMonitor()], server: K8S, expected: { config: '  - target_label: __tmp_current_shard\n' } },
    { it: 'runs with the feature gates given', given: [podMonitor()], asked: { operator: { featureGates: { Sharding: true } } }, server: K8S, expected: { error: expect.stringContaining('feature gate "Sharding" is unknown') } },
    { it: 'answers for a refused server', given: [prometheus({ shards: -1 })], server: MAIN, expected: { error: 'the object is refused by admission' } },
  ];
  let answers: Map<string, OperatorAnswer>;
  beforeAll(async () => { answers = await answersOf(rows); });

  test.each(rows)('$it', ({ it, server, expected }) => {
    const answer = answers.get(it)?.servers[server];
    const { jobs: names, config, ...rest } = expected as { jobs?: string[]; config?: string };

    expect(answer).toMatchObject({ ...rest, ...config !== undefined && { config: expect.stringContaining(config) } });
    if (names) expect(jobNames(answer?.config ?? '')).toEqual(names);
    if (!('error' in expected)) expect(answer?.error).toBeUndefined();
  });
});

describe('askOperator()', () => {
  test('answers no question with no process', async () => {
    expect(await askOperator([])).toEqual([]);
  });

  test('refuses two questions of one id', async () => {
    await expect(askOperator([{ id: 'a', manifests: [] }, { id: 'a', manifests: [] }])).rejects.toThrow('two questions to the operator judge have the id "a"');
  });

  test('goes on after a question that is not understood', async () => {
    const broken = { apiVersion: 'v1' } as unknown as Manifest;

    const [first, second] = await askOperator([{ id: 'broken', manifests: [broken] }, { id: 'good', manifests: [podMonitor()] }]);

    expect(first.error).toContain('manifest 0: manifest has no kind or no apiVersion');
    expect(second.servers['Prometheus/monitoring/k8s'].selected).toEqual(['PodMonitor/shop/cart']);
  });

  test('names the kinds it cannot judge', async () => {
    const [answer] = await askOperator([{ id: 'mesh', manifests: [{ apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'a' } }] }]);

    expect(answer).toMatchObject({ unjudged: ['Gateway/default/a'], admission: {} });
  });

  test('gives the same bytes 100 times', async () => {
    const manifests = [probe(), scrapeConfig(), serviceMonitor(), podMonitor(), podMonitor({ scrapeTimeout: '1h' }, {}, { name: 'slow' })];

    const answers = await askOperator(Array.from({ length: 100 }, (_, index) => ({ id: `${index}`, manifests })));

    expect(new Set(answers.map(({ servers }) => JSON.stringify(servers))).size).toBe(1);
  });
});

describe('askPrometheus()', () => {
  const job = (lines: string) => `scrape_configs:\n- job_name: cart\n${lines}`;
  const rows: Array<Omit<PrometheusQuestion, 'id'> & { it: string; expected?: string }> = [
    { it: 'takes an empty text', config: '' },
    { it: 'takes a document of scrape_configs alone', config: job('  static_configs: [{ targets: ["cart:80"] }]') },
    { it: 'takes a discovery that is no part of the operator', config: job('  vultr_sd_configs: [{ authorization: { credentials: a } }]') },
    { it: 'does not look for files', config: 'rule_files: [none.yaml]\n' + job('  tls_config: { ca_file: none.pem }') },
    { it: 'refuses an unknown field', config: job('  intervall: 5s'), expected: 'yaml: unmarshal errors:\n  line 3: field intervall not found in type config.ScrapeConfig' },
    { it: 'refuses the same job twice', config: job('- job_name: cart'), expected: 'found multiple scrape configs with job name "cart"' },
    { it: 'refuses a timeout above the interval', config: job('  scrape_interval: 30s\n  scrape_timeout: 60s'), expected: 'scrape timeout greater than scrape interval for scrape config with job name "cart"' },
    { it: 'refuses a broken regex', config: job('  relabel_configs: [{ action: keep, source_labels: [a], regex: "(" }]'), expected: 'error parsing regexp: missing closing ): `^(?s:()$`' },
    { it: 'refuses a target that is no address', config: job('  static_configs: [{ targets: ["http://cart:80"] }]'), expected: '"http://cart:80" is not a valid hostname' },
    { it: 'refuses a target that relabeling makes no address', config: job('  static_configs: [{ targets: [cart] }]\n  relabel_configs: [{ target_label: __address__, replacement: "http://cart" }]'), expected: 'instance 0 in group 0: "http://cart" is not a valid hostname' },
    { it: 'refuses a certificate without its key', config: job('  tls_config: { cert_file: a.pem }'), expected: 'exactly one of key or key_file must be configured when a client certificate is configured' },
    { it: 'refuses a certificate file with an inline key, as promtool alone does', config: job('  tls_config: { cert_file: a.pem, key: secret }'), expected: 'client cert file "a.pem" specified without client key file' },
    { it: 'refuses text that is no YAML', config: '\t', expected: 'yaml: found character that cannot start any token' },
    { it: 'takes rule_files for a server', config: 'rule_files: [a.yaml]' },
    { it: 'refuses rule_files for an agent', config: 'rule_files: [a.yaml]', agent: true, expected: 'field rule_files is not allowed in agent mode' },
  ];
  let verdicts: Map<string, string | undefined>;
  beforeAll(async () => {
    const answers = await askPrometheus(rows.map(({ it, config, agent }) => ({ id: it, config, agent })));
    verdicts = new Map(answers.map(({ id, error }) => [id, error]));
  });

  test.each(rows)('$it', ({ it, expected }) => {
    expect(verdicts.get(it)).toBe(expected);
  });

  test('takes what the operator writes', async () => {
    const given = [probe(), scrapeConfig(), podMonitor(), secret({ user: 'u', password: 'p' }), serviceMonitor({ basicAuth: BASIC_AUTH })];
    const [{ servers }] = await askOperator([{ id: 'all', manifests: given }]);

    const [{ error }] = await askPrometheus([{ id: 'all', config: servers['Prometheus/monitoring/k8s'].config }]);

    expect(error).toBeUndefined();
  });
});
