import { scopeOf } from '../../../lib/operator/configuration/client/secrets';
import { attachingPart } from '../../../lib/operator/configuration/monitors/attach-metadata';
import { endpointRole } from '../../../lib/operator/configuration/monitors/endpoint-role';
import { kubernetesDiscovery } from '../../../lib/operator/configuration/monitors/kubernetes-discovery';
import { podMonitorJobs } from '../../../lib/operator/configuration/monitors/pod-monitor-job';
import { probeJob } from '../../../lib/operator/configuration/monitors/probe-job';
import { serviceMonitorJobs } from '../../../lib/operator/configuration/monitors/service-monitor-job';
import { YamlMap } from '../../../lib/operator-port/yaml';
import { Given, jobContext, NOTHING_LOADED, plain } from '../../support/configuration/context';

const KEY = { name: 'creds', key: 'token' };
const SELECTOR = { matchLabels: { app: 'cart' } };
/** The end of every chain of a server with shards: what divides its targets. */
const DIVIDED = ['__tmp_current_shard', 'keep', '__tmp_hash', '__tmp_hash', 'keep'];
/** Target labels of a chain, in its order, and the action of rules without one. */
const targets = (job: YamlMap): unknown[] => (job.get('relabel_configs') as YamlMap[]).map(
  (rule) => rule.get('target_label') ?? rule.get('action'),
);

describe('kubernetesDiscovery()', () => {
  const discovered = (given: Given, selectedRoles: string[] = []): unknown => {
    const context = jobContext(given);
    const [[, configs]] = kubernetesDiscovery(
      { role: 'pod', selecting: context.own, attaching: attachingPart(context), selectedRoles }, scopeOf(context), context,
    );

    return plain(configs);
  };
  const own = { role: 'pod', namespaces: { names: ['shop'] } };

  test.each([
    { it: 'looks in the own namespace', given: {}, expected: own },
    { it: 'looks everywhere', given: { spec: { namespaceSelector: { any: true } } }, expected: { role: 'pod' } },
    {
      it: 'looks in the named namespaces',
      given: { spec: { namespaceSelector: { matchNames: ['a'] } } },
      expected: { role: 'pod', namespaces: { names: ['a'] } },
    },
    {
      it: 'looks in the own namespace where the server says so',
      given: { spec: { namespaceSelector: { any: true } }, server: { ignoreNamespaceSelectors: true } },
      expected: own,
    },
    { it: 'attaches metadata', given: { spec: { attachMetadata: {} } }, expected: { ...own, attach_metadata: { node: false } } },
    {
      it: 'attaches metadata of the class',
      given: { server: { scrapeClasses: [{ name: 'x', default: true, attachMetadata: { node: true } }] } },
      expected: { ...own, attach_metadata: { node: true } },
    },
    {
      it: 'attaches nodes for zones',
      given: { settings: { kubernetesVersion: '1.34' }, server: { shardingStrategy: { mode: 'Topology', topology: { values: ['a'] } } } },
      expected: { ...own, attach_metadata: { node: true } },
    },
    {
      it: 'looks at one node in an agent on every node',
      given: { serverKind: 'PrometheusAgent' as const, server: { mode: 'DaemonSet' } },
      expected: { ...own, selectors: [{ role: 'pod', field: 'spec.nodeName=$(NODE_NAME)' }] },
    },
    {
      it: 'asks another API server',
      given: {
        server: { apiserverConfig: { host: 'h', bearerToken: 't', basicAuth: { username: KEY, password: KEY } } },
        loaded: NOTHING_LOADED,
      },
      expected: { ...own, api_server: 'h', basic_auth: { username: '', password: '' }, bearer_token: 't' },
    },
  ])('$it', ({ given, expected }) => {
    expect(discovered(given)).toEqual([expected]);
  });

  test('has the API server select by labels', () => {
    expect(discovered({ spec: { selector: SELECTOR } }, ['pod', 'service'])).toEqual(
      [{ ...own, selectors: [{ role: 'pod', label: 'app=cart' }, { role: 'service', label: 'app=cart' }] }],
    );
  });
});

test.each([
  { own: undefined, server: undefined, expected: 'endpoints' },
  { own: 'EndpointSlice', server: 'Endpoints', expected: 'endpointslice' },
  { own: 'Endpoints', server: 'EndpointSlice', expected: 'endpoints' },
  { own: undefined, server: 'EndpointSlice', expected: 'endpointslice' },
])('endpointRole() of $own and $server is $expected', ({ own, server, expected }) => {
  const context = jobContext({ spec: { serviceDiscoveryRole: own }, server: { serviceDiscoveryRole: server } });

  expect(endpointRole(context.own, context)).toBe(expected);
});

describe('serviceMonitorJobs()', () => {
  test('are one for each endpoint, with fields in the order of the operator', () => {
    const endpoint = {
      port: 'http',
      path: '/m',
      interval: '1m',
      scrapeTimeout: '1s',
      scheme: 'HTTPS',
      params: { b: ['1'], a: [] },
      honorLabels: true,
      honorTimestamps: true,
      trackTimestampsStaleness: true,
      followRedirects: true,
      enableHttp2: true,
      proxyUrl: 'http://p',
      tlsConfig: {},
      bearerTokenFile: '/t',
      basicAuth: { username: KEY, password: KEY },
      metricRelabelings: [{ action: 'drop' }],
    };
    const spec = {
      selector: SELECTOR,
      endpoints: [endpoint, {}],
      sampleLimit: 1,
      scrapeProtocols: ['PrometheusProto'],
      fallbackScrapeProtocol: 'PrometheusProto',
      bodySizeLimit: '1B',
      scrapeClassicHistograms: true,
    };

    const jobs = serviceMonitorJobs(jobContext({ spec })).map(({ yaml }) => yaml);

    expect([...jobs[0].keys()]).toEqual([
      'job_name', 'honor_labels', 'honor_timestamps', 'track_timestamps_staleness', 'kubernetes_sd_configs', 'scrape_interval', 'scrape_timeout', 'metrics_path', 'params', 'scheme',
      'follow_redirects', 'enable_http2', 'proxy_url', 'tls_config', 'bearer_token_file', 'basic_auth', 'relabel_configs', 'sample_limit', 'always_scrape_classic_histograms',
      'scrape_protocols', 'fallback_scrape_protocol', 'body_size_limit', 'metric_relabel_configs',
    ]);
    expect(jobs.map((job) => job.get('job_name'))).toEqual(['serviceMonitor/shop/cart/0', 'serviceMonitor/shop/cart/1']);
  });

  test.each([
    {
      it: 'keeps, labels, then filters',
      given: { spec: { selector: SELECTOR, endpoints: [{ port: 'http' }] } },
      expected: [
        '__tmp_prometheus_job_name', 'keep', 'keep', 'node', 'pod', 'namespace', 'service', 'pod', 'container', 'drop',
        'job', 'endpoint', ...DIVIDED,
      ],
    },
    {
      it: 'puts the class before the object and the namespace last',
      given: {
        spec: {
          selector: {},
          jobLabel: 'app',
          targetLabels: ['a'],
          podTargetLabels: ['b'],
          endpoints: [{ filterRunning: false, relabelings: [{ targetLabel: 'own' }] }],
        },
        server: {
          enforcedNamespaceLabel: 'ns',
          podTargetLabels: ['c'],
          scrapeClasses: [{ name: 'x', default: true, relabelings: [{ targetLabel: 'class' }] }],
        },
      },
      expected: [
        '__tmp_prometheus_job_name', 'node', 'pod', 'namespace', 'service', 'pod', 'container', 'a', 'b', 'c', 'job', 'job',
        'class', 'own', 'ns', ...DIVIDED,
      ],
    },
    {
      it: 'leaves selection to the API server',
      given: {
        spec: { selector: SELECTOR, selectorMechanism: 'RoleSelector', endpoints: [{ filterRunning: false }] },
      },
      expected: ['__tmp_prometheus_job_name', 'node', 'pod', 'namespace', 'service', 'pod', 'container', 'job', ...DIVIDED],
    },
  ])('$it', ({ given, expected }) => {
    const [{ yaml: job }] = serviceMonitorJobs(jobContext(given));

    expect(targets(job)).toEqual(expected);
  });
});

describe('podMonitorJobs()', () => {
  test.each([
    {
      it: 'filters before it keeps',
      given: { spec: { selector: SELECTOR, podMetricsEndpoints: [{ portNumber: 80 }] } },
      expected: ['__tmp_prometheus_job_name', 'drop', 'keep', 'keep', 'namespace', 'container', 'pod', 'job', ...DIVIDED],
    },
    {
      it: 'is not divided in an agent on every node',
      given: { spec: { selector: {}, podMetricsEndpoints: [{}] }, serverKind: 'PrometheusAgent' as const, server: { mode: 'DaemonSet' } },
      expected: ['__tmp_prometheus_job_name', 'drop', 'namespace', 'container', 'pod', 'job'],
    },
  ])('$it', ({ given, expected }) => {
    const [{ yaml: job }] = podMonitorJobs(jobContext({ kind: 'PodMonitor', ...given }));

    expect(targets(job)).toEqual(expected);
  });

  test('has its authorization after its proxy, unlike a ServiceMonitor', () => {
    const spec = {
      selector: {},
      podMetricsEndpoints: [{ authorization: { credentials: KEY }, proxyUrl: 'http://p', tlsConfig: { serverName: 's' } }],
    };

    const [{ yaml: job }] = podMonitorJobs(jobContext({ kind: 'PodMonitor', spec }));

    expect([...job.keys()]).toEqual(
      ['job_name', 'honor_labels', 'kubernetes_sd_configs', 'tls_config', 'proxy_url', 'authorization', 'relabel_configs'],
    );
  });
});

describe('probeJob()', () => {
  const job = (spec: object, server: object = {}): YamlMap => probeJob(
    jobContext({ kind: 'Probe', spec: spec as Given['spec'], server: server as Given['server'] }),
  ).yaml;
  const PROBER = { url: 'prober:9115', path: '/probe' };

  test('labels static targets with the namespace, unless they say another', () => {
    const labelled = (labels: object | undefined): unknown => plain(
      job({ prober: PROBER, targets: { staticConfig: { static: ['a'], labels } } }).get('static_configs'),
    );

    expect(labelled(undefined)).toEqual([{ targets: ['a'], labels: { namespace: 'shop' } }]);
    expect(labelled({ env: 'x', namespace: 'other' })).toEqual([{ targets: ['a'], labels: { env: 'x', namespace: 'other' } }]);
  });

  test.each([
    { it: 'nothing', spec: {}, expected: undefined },
    { it: 'the module', spec: { module: 'http' }, expected: { module: ['http'] } },
    {
      it: 'the module over a parameter of its name',
      spec: { module: 'http', params: [{ name: 'module', values: ['x'] }, { name: 'debug', values: ['true'] }] },
      expected: { module: ['http'], debug: ['true'] },
    },
    { it: 'parameters without values', spec: { params: [{ name: 'module' }] }, expected: { module: [] } },
  ])('params are $it', ({ spec, expected }) => {
    expect(plain(job({ prober: PROBER, targets: {}, ...spec }).get('params'))).toEqual(expected);
  });

  test.each([
    {
      it: 'static ones win',
      targets: { staticConfig: { static: [] }, ingress: {} },
      discovery: 'static_configs',
      expected: ['__tmp_prometheus_job_name', 'job', '__param_target', 'instance', '__address__', ...DIVIDED],
    },
    {
      it: 'Ingresses',
      targets: { ingress: { selector: SELECTOR } },
      discovery: 'kubernetes_sd_configs',
      expected: [
        '__tmp_prometheus_job_name', 'job', 'keep', '__param_target', 'namespace', 'ingress', '__tmp_ingress_address',
        'instance', '__address__', ...DIVIDED,
      ],
    },
  ])('targets: $it', ({ targets: given, discovery, expected }) => {
    const probe = job({ prober: PROBER, jobName: 'probes', targets: given });

    expect([probe.has(discovery), targets(probe)]).toEqual([true, expected]);
  });

  test('always honours timestamps, unless the server overrides it', () => {
    expect(

      [{}, { overrideHonorTimestamps: true }].map((server) => job({ prober: PROBER, targets: {} }, server).get('honor_timestamps')),
    ).toEqual([true, false]);
  });
});
