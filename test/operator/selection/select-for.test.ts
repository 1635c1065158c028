import { SERVER_CASES, ServerCase } from './server-cases';
import { Objects } from '../../../lib/manifests/objects';
import { selectFor } from '../../../lib/operator/selection/select-for';
import { serversIn } from '../../../lib/operator/selection/servers-in';
import { secret } from '../../support/manifests/configuration';
import { podMonitor, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../../support/manifests/servers';
import { countByRule, REJECTIONS, SERVER_ERRORS } from '../rejection/known-reasons';

describe('selectFor()', () => {
  test.each(SERVER_CASES)('$it', ({ server: given, objects: others = [], featureGates, expected }: ServerCase) => {
    const objects = new Objects([...others, given]);
    const [server] = serversIn(objects);

    const { serviceMonitors, podMonitors, probes, scrapeConfigs, unmanaged, error } = selectFor(server, objects, { featureGates });

    const selected = [...serviceMonitors, ...podMonitors, ...probes, ...scrapeConfigs].map(({ key }) => key).sort();
    expect({ selected, unmanaged, error: error && `${error.text}` }).toEqual({ selected: [], unmanaged: false, error: undefined, ...expected });
  });

  test('fails for every reason that the operator knows', () => {
    const said = SERVER_CASES.flatMap(({ expected }) => expected.error ?? []);

    expect([...countByRule(SERVER_ERRORS, said)].filter(([, count]) => count === 0).map(([rule]) => rule)).toEqual([]);
    expect(said.filter((error) => ![...SERVER_ERRORS, ...REJECTIONS].some(({ pattern }) => pattern.test(error)))).toEqual([]);
  });

  test('sorts by namespace and name as bytes', () => {
    const monitors = [['b', 'a'], ['a', 'b'], ['a-b', 'a'], ['a', 'a'], ['a', 'B']].map(([namespace, name]) => podMonitor({}, {}, { namespace, name }));
    const objects = new Objects([...monitors, prometheus()]);

    const { podMonitors } = selectFor(serversIn(objects)[0], objects);

    expect(podMonitors.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual(['a-b/a', 'a/B', 'a/a', 'a/b', 'b/a']);
  });
});

describe('selectFor().error', () => {
  const XOR = { tsdb: { chunkEncoding: { floats: 'Xor' } }, enableFeatures: ['st-storage'] };
  const EVERY = { promoteAllResourceAttributes: true, promoteResourceAttributes: ['a'] };

  test.each([
    { it: 'a timeout', spec: { scrapeInterval: '10s', scrapeTimeout: '11s' }, expected: 'spec.scrapeTimeout' },
    { it: 'a threshold', spec: { tsdb: { staleSeriesCompactionThreshold: 2 } }, expected: 'spec.tsdb.staleSeriesCompactionThreshold' },
    { it: 'a share of the volume', spec: { retentionPercentage: 101 }, expected: 'spec.retentionPercentage' },
    { it: 'two fields of the server', spec: XOR, expected: 'spec' },
    { it: 'a strategy', spec: { version: 'v3.3.0', otlp: { translationStrategy: 'NoTranslation' } }, expected: 'spec.otlp.translationStrategy' },
    { it: 'two fields of OTLP', spec: { otlp: EVERY }, expected: 'spec.otlp' },
    { it: 'a fraction', spec: { tracingConfig: { endpoint: 'a', samplingFraction: 2 } }, expected: 'spec.tracingConfig.samplingFraction' },
    { it: 'TLS of tracing', spec: { tracingConfig: { endpoint: 'a', tlsConfig: { caFile: '/a', ca: { secret: { name: 'a', key: 'b' } } } } }, expected: 'spec.tracingConfig.tlsConfig' },
  ])('leads to the field of $it', ({ spec, expected }) => {
    const objects = new Objects([prometheus(spec)]);

    expect(selectFor(serversIn(objects)[0], objects).error?.fieldPath).toBe(expected);
  });
});

describe('selectFor().loaded', () => {
  const USER = { name: 'login', key: 'user' };
  const login = secret({ user: 'u', other: 'o' });

  test('holds what a monitor refers to, with the whole Secret', () => {
    const { loaded } = selectionOf([login, serviceMonitor({ bearerTokenSecret: USER })]);

    expect([loaded.trySecretKey('shop', USER), loaded.trySecretKey('shop', { name: 'login', key: 'other' })]).toEqual(['u', 'o']);
    expect(loaded.trySecretKey('shop', { name: 'login', key: 'constructor' })).toBeUndefined();
    expect(loaded.trySecretKey('pay', USER)).toBeUndefined();
  });

  test('holds what a rejected monitor asked for', () => {
    const { loaded, rejected } = selectionOf([login, serviceMonitor({ bearerTokenSecret: { name: 'login', key: 'gone' } })]);

    expect(rejected.size).toBe(1);
    expect(loaded.trySecretKey('shop', USER)).toBe('u');
  });

  test('holds nothing that nobody asked for', () => {
    const { loaded } = selectionOf([login, serviceMonitor()]);

    expect(loaded.trySecretKey('shop', USER)).toBeUndefined();
  });

  test('holds ConfigMaps apart from Secrets', () => {
    const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'shop', name: 'login' }, data: { user: 'c' } };
    const clientId = { configMap: USER };
    const { loaded } = selectionOf([login, map, scrapeConfig({ oauth2: { clientId, clientSecret: { name: 'login', key: 'other' }, tokenUrl: 'http://a' } })]);

    expect([loaded.tryConfigMapKey('shop', USER), loaded.trySecretKey('shop', USER)]).toEqual(['c', 'u']);
  });

  test.each([
    { it: 'reads base64', data: { user: 'dQ==' }, expected: 'u' },
    { it: 'takes null as empty', data: { user: null }, expected: '' },
    { it: 'prefers stringData', data: { user: 'dQ==' }, stringData: { user: 's' }, expected: 's' },
    { it: 'keeps unicode', data: { user: 'w6Q=' }, expected: 'ä' },
    { it: 'has no Secret whose data is no base64', data: { user: 'u' }, expected: undefined },
    { it: 'has no Secret with a number', data: { user: 1 }, expected: undefined },
  ])('$it', ({ data, stringData, expected }) => {
    const { loaded } = selectionOf([{ ...login, data, stringData }, serviceMonitor({ bearerTokenSecret: USER })]);

    expect(loaded.trySecretKey('shop', USER)).toBe(expected);
  });

  test('has no part in the additional scrape configs', () => {
    const jobs = secret({ user: '- job_name: a' }, { namespace: 'monitoring' });
    const { loaded, additionalScrapeConfigs } = selectionOf([jobs], { additionalScrapeConfigs: USER });

    expect(additionalScrapeConfigs).toBe('- job_name: a');
    expect(loaded.trySecretKey('monitoring', USER)).toBeUndefined();
  });

  function selectionOf(manifests: ConstructorParameters<typeof Objects>[0], spec: object = {}) {
    const objects = new Objects([...manifests, prometheus({ ...spec })]);

    return selectFor(serversIn(objects)[0], objects);
  }
});

describe('serversIn()', () => {
  test('finds servers, then agents', () => {
    const found = serversIn(new Objects([prometheusAgent(), podMonitor(), prometheus({ version: 'v2.45' }), prometheus({}, { name: 'a' })]));

    expect(found.map(({ key, version }) => [key, version])).toEqual([
      ['Prometheus/monitoring/main', '2.45.0'], ['Prometheus/monitoring/a', '3.14.0'], ['PrometheusAgent/monitoring/main', '3.14.0'],
    ]);
  });

  test.each([
    { given: 'v3.0.0-rc.1+build', expected: '3.0.0-rc.1+build' },
    { given: '', expected: '3.14.0' },
    { given: 'latest', expected: 'latest' },
  ])('reads the version "$given" as $expected', ({ given, expected }) => {
    expect(serversIn(new Objects([prometheus({ version: given })]))[0].version).toBe(expected);
  });

  test('finds none', () => {
    expect(serversIn(new Objects([]))).toEqual([]);
  });
});
