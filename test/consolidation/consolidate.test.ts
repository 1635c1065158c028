import { consolidating, ConsolidatingOptions, consolidatingOne, secret } from './consolidating';
import { blockerWords } from '../../lib/consolidation/blocker-problem';
import { scrapeConfigsOf } from '../../lib/consolidation/consolidate';
import { isReplaced } from '../../lib/consolidation/consolidation';
import { Manifest } from '../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../support/manifests/servers';
import { selfSigned } from '../support/self-signed';

const CLASS = { name: 'files', authorization: { credentialsFile: '/token' }, tlsConfig: { caFile: '/ca' } };
const RULES = { name: 'rules', relabelings: [{ targetLabel: 'from', replacement: 'class' }], metricRelabelings: [{ targetLabel: 'm', replacement: 'class' }] };
const TOKEN = { bearerTokenFile: '/token', tlsConfig: { caFile: '/ca' } };

/** An agent on every node selects PodMonitors only. */
const NO_OTHER_SELECTORS = Object.fromEntries(['serviceMonitor', 'probe', 'scrapeConfig'].flatMap((kind) => [`${kind}Selector`, `${kind}NamespaceSelector`]).map((field) => [field, undefined]));

interface Row extends ConsolidatingOptions {
  readonly it: string;
  readonly monitor?: Manifest;
  readonly servers?: readonly Manifest[];
  readonly others?: readonly Manifest[];
  readonly expected: unknown;
}

describe('consolidate()', () => {
  test.each<Row>([
    { it: 'takes a ServiceMonitor', expected: ['one-shard'] },
    { it: 'takes a PodMonitor', monitor: podMonitor(), expected: ['one-shard'] },
    { it: 'takes a Probe, and keeps its label job', monitor: probe(), expected: ['one-shard', 'job-label'] },
    { it: 'takes a Probe with a name for its job', monitor: probe({ jobName: 'web' }), expected: ['one-shard'] },
    {
      it: 'takes a Probe whose targets have a label job',
      monitor: probe({ targets: { staticConfig: { static: ['a'], labels: { job: 'own' } } } }),
      expected: ['one-shard'],
    },
    { it: 'takes a Probe of Ingresses', monitor: probe({ targets: { ingress: { selector: {} } } }), expected: ['one-shard', 'job-label'] },
    { it: 'is identical with several shards', servers: [prometheus({ shards: 3 })], expected: 'identical' },
    { it: 'divides the targets of a Probe by what is probed', monitor: probe({ jobName: 'web' }), servers: [prometheus({ shards: 2 })], expected: ['probed-target-hash'] },
    { it: 'takes an agent', servers: [prometheusAgent()], expected: ['one-shard'] },
    { it: 'takes what several servers with the same settings take', servers: [prometheus(), prometheus({}, { name: 'other' })], expected: ['one-shard'] },
    { it: 'spells a bearer token as authorization', monitor: serviceMonitor({ bearerTokenSecret: { name: 't', key: 'k' } }), others: [secret('t', { k: 'v' })], expected: ['one-shard'] },
    {
      it: 'takes basic auth, TLS and a proxy by reference',
      monitor: podMonitor({
        basicAuth: { username: { name: 't', key: 'k' }, password: { name: 't', key: 'k' } }, proxyUrl: 'http://p', tlsConfig: { serverName: 'x', ca: { secret: { name: 't', key: 'ca' } }, minVersion: 'TLS12' },
      }),
      others: [secret('t', { k: 'v', ca: selfSigned('x').certificate })],
      expected: ['one-shard'],
    },
    {
      it: 'takes OAuth 2.0',
      monitor: serviceMonitor({ oauth2: { clientId: { secret: { name: 't', key: 'k' } }, clientSecret: { name: 't', key: 'k' }, tokenUrl: 'https://t', scopes: ['a'] } }),
      others: [secret('t', { k: 'v' })],
      expected: ['one-shard'],
    },
    { it: 'sets honorTimestamps where the server overrides it', servers: [prometheus({ overrideHonorTimestamps: true, overrideHonorLabels: true })], expected: ['one-shard'] },
    { it: 'takes redirects that are allowed', monitor: serviceMonitor({ followRedirects: true }), expected: ['one-shard'] },
    { it: 'selects by roles', monitor: serviceMonitor({}, { selectorMechanism: 'RoleSelector' }), expected: ['one-shard'] },
    { it: 'discovers all namespaces', monitor: podMonitor({}, { namespaceSelector: { any: true } }), expected: ['one-shard'] },
    { it: 'copies podTargetLabels and the role of the server', servers: [prometheus({ podTargetLabels: ['team'], serviceDiscoveryRole: 'EndpointSlice' })], expected: ['one-shard'] },
    {
      it: 'goes through another API server by reference',
      monitor: serviceMonitor({}, {}, { namespace: 'monitoring' }),
      servers: [prometheus({ apiserverConfig: { host: 'https://api', authorization: { credentials: { name: 't', key: 'k' } } } })],
      others: [secret('t', { k: 'v' }, 'monitoring')],
      expected: ['one-shard'],
    },
    { it: 'keeps zones by node metadata', servers: [prometheus({ shards: 4, shardingStrategy: { mode: 'Topology', topology: { values: ['a', 'b'] } } })], settings: { kubernetesVersion: '1.33' }, expected: 'identical' },
    { it: 'enforces the namespace label', servers: [prometheus({ enforcedNamespaceLabel: 'tenant' })], expected: ['one-shard'] },
    {
      it: 'is an exception by its name, as the monitor is',
      servers: [prometheus({
        enforcedNamespaceLabel: 'tenant',
        excludedFromEnforcement: [['servicemonitors', 'cart'], ['scrapeconfigs', 'cart-sm-0']].map(([resource, name]) => ({ group: 'monitoring.coreos.com', resource, namespace: 'shop', name })),
      })],
      expected: ['one-shard'],
    },
    { it: 'names the class of its monitor', monitor: serviceMonitor({}, { scrapeClass: 'files' }), servers: [prometheus({ scrapeClasses: [CLASS] })], expected: ['one-shard'] },
    { it: 'goes through a scrape class with the same files', monitor: serviceMonitor(TOKEN), servers: [prometheus({ scrapeClasses: [{ name: 'no' }, CLASS] })], throughScrapeClasses: true, expected: ['one-shard'] },
    {
      it: 'goes through a scrape class without relabelings, and copies them',
      servers: [prometheus({ scrapeClasses: [{ ...RULES, default: true }, { name: 'empty' }] })],
      throughScrapeClasses: true,
      expected: ['one-shard'],
    },
  ])('$it', ({ monitor = serviceMonitor(), servers = [prometheus()], others = [], expected, ...options }) => {
    const { blocked, verdicts } = consolidatingOne([monitor, ...servers, ...others], options);

    expect(blocked).toEqual([]);
    expect(verdicts.map((verdict) => ('rules' in verdict ? verdict.rules : verdict.verdict))).toEqual(servers.map(() => expected));
  });

  test.each<Row>([
    { it: 'redirects', monitor: podMonitor({ followRedirects: false }), expected: 'follow-redirects spec.podMetricsEndpoints[0].followRedirects' },
    { it: 'redirects of a Probe', monitor: probe({ followRedirects: false }), expected: 'follow-redirects spec.followRedirects' },
    { it: 'a token file', monitor: serviceMonitor(TOKEN), expected: 'files spec.endpoints[0].bearerTokenFile' },
    { it: 'a CA file', monitor: serviceMonitor({ tlsConfig: { caFile: '/ca' } }), expected: 'files spec.endpoints[0].tlsConfig.caFile' },
    { it: 'files that no class has', monitor: serviceMonitor(TOKEN), servers: [prometheus({ scrapeClasses: [{ name: 'no' }] })], throughScrapeClasses: true, expected: 'files spec.endpoints[0].bearerTokenFile' },
    { it: 'relabelings of the default class', servers: [prometheus({ scrapeClasses: [{ ...RULES, default: true }] })], expected: 'scrape-class applied-otherwise spec.scrapeClass' },
    { it: 'monitors that are kept to their namespace', servers: [prometheus({ ignoreNamespaceSelectors: true })], expected: 'server-settings confined spec.ignoreNamespaceSelectors' },
    { it: 'a token of the API server', servers: [prometheus({ apiserverConfig: { host: 'https://api', bearerToken: 'x' } })], expected: 'server-settings inline-token spec.apiserverConfig.bearerToken' },
    { it: 'a file of the API server', servers: [prometheus({ apiserverConfig: { host: 'https://api', tlsConfig: { caFile: '/ca' } } })], expected: 'server-settings files spec.apiserverConfig.tlsConfig.caFile' },
    {
      it: 'servers with different labels to copy',
      servers: [prometheus(), prometheus({ podTargetLabels: ['team'] }, { name: 'other' })],
      expected: 'server-settings servers-differ spec',
    },
    {
      it: 'a rule that reads the name of the job',
      monitor: serviceMonitor({ relabelings: [{ sourceLabels: ['__tmp_prometheus_job_name'], targetLabel: 'pool' }] }),
      expected: 'job-identity reads-job-name spec.endpoints[0].relabelings[0]',
    },
    {
      it: 'a map of labels that includes the name of the job',
      monitor: podMonitor({ relabelings: [{ action: 'labelmap', regex: '__tmp_(.+)' }] }),
      expected: 'job-identity reads-job-name spec.podMetricsEndpoints[0].relabelings[0]',
    },
    { it: 'a name that is taken', others: [scrapeConfig({}, { name: 'cart-sm-0' })], expected: 'job-identity name-taken metadata.name' },
    { it: 'no selector', servers: [prometheus({ scrapeConfigSelector: undefined })], expected: 'selection no-selector spec.scrapeConfigSelector' },
    { it: 'a namespace that is not selected', servers: [prometheus({ scrapeConfigNamespaceSelector: undefined })], expected: 'selection namespace spec.scrapeConfigNamespaceSelector' },
    {
      it: 'selectors that contradict each other',
      servers: ['a', 'b'].map((name) => prometheus({ scrapeConfigSelector: { matchLabels: { server: name } } }, { name })),
      expected: 'selection labels spec.scrapeConfigSelector',
    },
    {
      it: 'a server that would take it as well',
      servers: [prometheus(), prometheus({ serviceMonitorSelector: undefined }, { name: 'other' })],
      expected: 'selection also-selected spec.scrapeConfigSelector',
    },
    {
      it: 'an exception for the monitor',
      servers: [prometheus({ enforcedNamespaceLabel: 'tenant', excludedFromEnforcement: [{ group: 'monitoring.coreos.com', resource: 'servicemonitors', namespace: 'shop' }] })],
      expected: 'selection enforced-namespace spec.excludedFromEnforcement',
    },
    { it: 'an agent on every node', monitor: podMonitor(), servers: [prometheusAgent({ mode: 'DaemonSet', ...NO_OTHER_SELECTORS })], settings: { featureGates: { PrometheusAgentDaemonSet: true } }, expected: 'sharding on-every-node spec.mode' },
    {
      it: 'shards that stay', servers: [prometheus({ shardRetentionPolicy: { whenScaled: 'Retain' } })], expected: 'sharding retained-shards spec.shardRetentionPolicy.whenScaled',
    },
    { it: 'one shard of one zone', servers: [prometheus({ shardingStrategy: { mode: 'Topology', topology: { values: ['a'] } } })], expected: 'sharding zones spec.shards' },
    {
      it: 'a rule with a hash of its own',
      monitor: serviceMonitor({ relabelings: [{ action: 'hashmod', sourceLabels: ['pod'], targetLabel: 'x', modulus: 2 }] }),
      servers: [prometheus({ shards: 2 })],
      expected: 'sharding own-hash spec.shards',
    },
    {
      it: 'a Probe that may probe nothing, with several shards',
      monitor: probe({ targets: { ingress: { selector: {} } } }),
      servers: [prometheus({ shards: 2 })],
      expected: 'sharding empty-hash spec.shards',
    },
    { it: 'an operator that does not divide ScrapeConfigs', servers: [prometheus({ shards: 2, version: 'v2.50.0' })], operatorVersion: '0.71.2', expected: 'sharding not-divided spec.shards' },
    { it: 'a field that the operator does not have', monitor: serviceMonitor({}, { bodySizeLimit: '1MB' }), operatorVersion: '0.88.0', expected: 'api-version spec.bodySizeLimit' },
    {
      it: 'references of the server to Secrets of another namespace',
      servers: [prometheus({ apiserverConfig: { host: 'https://api', basicAuth: { username: { name: 't', key: 'k' }, password: { name: 't', key: 'k' } } } })],
      others: [secret('t', { k: 'v' }), secret('t', { k: 'v' }, 'monitoring')],
      expected: 'server-settings other-namespace spec.apiserverConfig',
    },
    { it: 'anything else', monitor: probe({ prober: { url: 'blackbox:9115', path: '' } }), expected: 'difference spec' },
  ])('refuses $it', ({ monitor = serviceMonitor(), servers = [prometheus()], others = [], expected, ...options }) => {
    const { blocked } = consolidatingOne([monitor, ...servers, ...others], options);
    const words = blocked.map(blockerWords);

    expect(blocked.map((each) => [each.blocker, 'why' in each ? each.why : undefined, each.fieldPath].filter((part) => part !== undefined).join(' '))).toEqual([expected]);
    words.forEach(({ message, fix }) => expect([message, fix].join()).not.toMatch(/undefined|\[object|\.$|^$/));
  });

  test('shows an exact difference as Prometheus reads it', () => {
    const { blocked, verdicts } = consolidatingOne([probe({ prober: { url: 'blackbox:9115', path: '' } }), prometheus()]);

    expect(blocked).toEqual([{ blocker: 'difference', differences: [{ path: 'metrics_path', monitor: '' }], fieldPath: 'spec', server: 'Prometheus/monitoring/main' }]);
    expect(verdicts).toEqual([{ server: 'Prometheus/monitoring/main', verdict: 'different', differences: [{ path: 'metrics_path', monitor: '' }] }]);
  });

  test('keeps a monitor as a whole if one endpoint cannot be replaced', () => {
    const monitors = consolidating([serviceMonitor({}, { endpoints: [{ port: 'a' }, { port: 'b', followRedirects: false }] }), prometheus()]);

    expect(monitors.map(isReplaced)).toEqual([false]);
    expect(monitors[0].endpoints.map(({ job, blocked }) => [job, blocked.length])).toEqual([['serviceMonitor/shop/cart/0', 0], ['serviceMonitor/shop/cart/1', 1]]);
    expect(scrapeConfigsOf(monitors)).toEqual([]);
  });

  test('keeps a monitor that no server takes, and one without endpoints', () => {
    const monitors = consolidating([serviceMonitor({}, { endpoints: [] }), podMonitor(), prometheus({ podMonitorSelector: undefined })]);

    expect(monitors.map((each) => [each.monitor.key, each.servers.length, each.endpoints.length, isReplaced(each)]))
      .toEqual([['PodMonitor/shop/cart', 0, 0, false], ['ServiceMonitor/shop/cart', 1, 0, false]]);
  });

  test('writes one object for each endpoint, with the labels that the server selects by', () => {
    const monitor = serviceMonitor({}, { endpoints: [{ port: 'a' }, { port: 'b' }] }, { labels: { team: 'shop', stage: 'old' }, annotations: { 'note': 'x', 'kubectl.kubernetes.io/last-applied-configuration': '{}' } });
    const server = prometheus({
      scrapeConfigSelector: { matchLabels: { release: 'prom' }, matchExpressions: [{ key: 'stage', operator: 'NotIn', values: ['old'] }, { key: 'any', operator: 'Exists' }] },
    });

    expect(scrapeConfigsOf(consolidating([monitor, server])).map(({ metadata }) => metadata)).toEqual(['cart-sm-0', 'cart-sm-1'].map((name) => ({
      name, namespace: 'shop', labels: { team: 'shop', release: 'prom', any: 'true' }, annotations: { note: 'x' },
    })));
  });

  test('notes the settings that are copied', () => {
    const { frozen } = consolidatingOne([serviceMonitor(), prometheus({ podTargetLabels: ['team'], serviceDiscoveryRole: 'EndpointSlice' })]);

    expect(frozen.map(({ field }) => field)).toEqual(['spec.podTargetLabels', 'spec.serviceDiscoveryRole']);
  });

  test('gives the same result each time, whatever the order of the manifests', () => {
    const manifests = [serviceMonitor(), podMonitor(), probe(), prometheus({ podTargetLabels: ['team'] })];
    const once = JSON.stringify(consolidating(manifests));

    for (let i = 0; i < 20; i++) expect(JSON.stringify(consolidating(manifests))).toBe(once);
    expect(JSON.stringify(consolidating([...manifests].reverse()))).toBe(once);
  });
});
