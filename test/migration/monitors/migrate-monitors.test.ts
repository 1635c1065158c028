// Objects of the operator as code: it is formatted, compiles, and makes the same objects.

import { Manifest } from '../../../lib/manifests/manifest';
import { isMigratable, migrateMonitors } from '../../../lib/migration/monitors/migrate-monitors';
import { named, random, randomValue, SCHEMAS } from '../../imports/random-object';
import { formatted } from '../code/format';
import { compileErrors, synthOf } from '../run-source';

const META = { name: 'cart', namespace: 'shop' };
const object = (kind: string, spec: object, metadata: object = META, apiVersion = 'monitoring.coreos.com/v1') => ({ apiVersion, kind, metadata, spec }) as Manifest;
const monitor = (spec: object, metadata?: object) => object('ServiceMonitor', spec, metadata);
const endpoint = (fields: object, metadata?: object) => monitor({ selector: { matchLabels: { app: 'cart' } }, endpoints: [fields] }, metadata);

/** Objects that become code as they are. */
const CASES: readonly { readonly it: string; readonly given: readonly Manifest[] }[] = [
  { it: 'a port by name', given: [endpoint({ port: 'http' })] },
  { it: 'a port by number', given: [endpoint({ targetPort: 8080 })] },
  { it: 'a port by name of the container', given: [endpoint({ targetPort: 'http' })] },
  { it: 'enums and rules', given: [endpoint({ port: 'http', scheme: 'https', relabelings: [{ action: 'labelmap', regex: '__meta_(.+)', replacement: '$1' }] })] },
  { it: 'fields with acronyms', given: [endpoint({ port: 'http', enableHttp2: false, proxyUrl: 'http://proxy:3128', tlsConfig: { insecureSkipVerify: true, minVersion: 'TLS12' } })] },
  { it: 'lists of enums and numbers as texts', given: [monitor({ selector: {}, endpoints: [], scrapeProtocols: ['PrometheusProto'], nativeHistogramMinBucketFactor: '1.1', convertClassicHistogramsToNHCB: true })] },
  { it: 'secrets and maps of lists', given: [endpoint({ port: 'http', basicAuth: { username: { name: 's', key: 'u' }, password: { name: 's', key: 'p' } }, params: { 'match[]': ['{job="a"}', "it's"] }, proxyConnectHeader: { 'X-A': [{ name: 's', key: 'h' }] } })] },
  { it: 'a PodMonitor', given: [object('PodMonitor', { selector: {}, podMetricsEndpoints: [{ portNumber: 8080, filterRunning: false }], attachMetadata: { node: true } })] },
  { it: 'a Probe', given: [object('Probe', { prober: { url: 'blackbox:9115', scheme: 'http' }, module: 'http_2xx', targets: { staticConfig: { static: ['https://a.example.com'], labels: { a: 'b' } } } })] },
  { it: 'a ScrapeConfig', given: [object('ScrapeConfig', { ec2SDConfigs: [{ region: 'eu', filters: [{ name: 'tag:a', values: ['b'] }] }], kubernetesSDConfigs: [{ role: 'Pod', apiServer: 'https://k8s' }] }, META, 'monitoring.coreos.com/v1alpha1')] },
  { it: 'a PrometheusRule', given: [object('PrometheusRule', { groups: [{ name: 'cart', rules: [{ alert: 'Down', expr: 'up == 0', keep_firing_for: '5m', annotations: { summary: 'It\nis "down"' } }, { record: 'one', expr: 1 }] }] })] },
  { it: 'both versions of AlertmanagerConfig', given: ['v1alpha1', 'v1beta1'].map((version) => object('AlertmanagerConfig', { receivers: [{ name: 'a', webhookConfigs: [{ url: 'https://a.example.com', httpConfig: { proxyURL: 'http://proxy' } }] }], route: { receiver: 'a' } }, { ...META, name: version }, `monitoring.coreos.com/${version}`)) },
  { it: 'a Prometheus', given: [object('Prometheus', { replicas: 2, enableAdminAPI: true, thanos: { getConfigInterval: '1m' }, resources: { requests: { cpu: 1, memory: '1Gi' } }, storage: { volumeClaimTemplate: { spec: { resources: { requests: { storage: '1Gi' } } } } }, web: { tlsConfig: { client_ca: { secret: { name: 's', key: 'ca' } }, keySecret: { name: 's', key: 'k' } } }, serviceMonitorSelector: {} })] },
  { it: 'labels, annotations and other metadata', given: [endpoint({ port: 'http' }, { ...META, labels: { 'a/b': 'c', 'release': 'x' }, annotations: { note: 'é' }, finalizers: ['example.com/f'] })] },
  { it: 'objects of several namespaces, and without one', given: [endpoint({ port: 'http' }), endpoint({ port: 'http' }, { name: 'cart', namespace: 'other' }), endpoint({ port: 'http' }, { name: 'bare' })] },
  { it: 'objects of one name', given: [endpoint({ port: 'http' }), object('PodMonitor', { selector: {}, podMetricsEndpoints: [{ port: 'http' }] }), object('PrometheusRule', {}), object('PrometheusRule', {}, { ...META, name: 'Cart.x' })] },
];

/** PodMonitors that AppMonitoring makes, and others that it would make in another way. */
const APP_CASES: readonly { readonly it: string; readonly fields: object; readonly uses: boolean }[] = [
  { it: 'with its defaults', fields: {}, uses: true },
  { it: 'with other settings and https', fields: { interval: '1m', scheme: 'https', params: { a: ['b'] }, relabelings: [{ action: 'drop', regex: 'x', sourceLabels: ['a'] }] }, uses: true },
  { it: 'without a path, which AppMonitoring would write', fields: { path: undefined }, uses: false },
  { it: 'with an interval in another spelling', fields: { interval: '90s' }, uses: false },
  { it: 'with a login, which has another type', fields: { basicAuth: { username: { name: 's', key: 'u' } } }, uses: false },
  { it: 'with a port that no pod declares', fields: { port: 'other' }, uses: false },
];
const PORTS = [{ name: 'http', number: 8080 }];

function podMonitor(fields: object): Manifest {
  const complete = { port: 'http', path: '/metrics', scheme: 'http', interval: '15s', scrapeTimeout: '5s', ...fields };
  const spec = { selector: { matchLabels: { app: 'cart' } }, podMetricsEndpoints: [JSON.parse(JSON.stringify(complete))], sampleLimit: 100 };

  return object('PodMonitor', spec, { ...META, labels: { release: 'a' } });
}

describe('migrateMonitors()', () => {
  test.each(CASES)('$it: the code is formatted, and makes the same objects', async ({ given }) => {
    const { source, jobs, objects } = migrateMonitors(given);

    expect(source).toBe(await formatted(source));
    expect(jobs.flatMap(({ differences, notes }) => [...differences, ...notes])).toEqual([]);
    expect(objects).toEqual(given);
    expect(synthOf(source)).toEqual(given);
  });

  test('the code of all of them compiles with strict settings', () => {
    const withApps = APP_CASES.map(({ fields }) => migrateMonitors([podMonitor(fields)], new Map(), () => PORTS).source);

    expect(compileErrors([...CASES.map(({ given }) => migrateMonitors(given).source), ...withApps])).toEqual([]);
  }, 120_000);

  test('the code of random objects of each kind is formatted, and makes the same objects', async () => {
    const next = random(16);
    const given = Object.values(SCHEMAS.kinds).flatMap(({ apiVersion, kind, schema }) => [0.1, 0.3, 0.5].map((density, index) => {
      const value = randomValue(schema.properties!.spec, '.spec', density, { next, forced: new Set(), isLeftOut: () => false, union: (plain) => plain, hit: () => undefined });

      return object(kind, named(value, (_, field) => field), { name: `random-${apiVersion.split('/')[1]}-${index}`, namespace: 'shop' }, apiVersion);
    }));
    const { source, objects, jobs } = migrateMonitors(given);

    expect(jobs.filter(({ differences }) => differences.some(({ text }) => !text.includes('means the same')))).toEqual([]);
    const text = (each: unknown) => JSON.stringify(sorted(each)).toLowerCase();
    expect(objects.map((each, index) => [each, given[index]]).filter(([made, each]) => text(made) !== text(each))).toEqual([]);
    expect(source).toBe(await formatted(source));
  }, 60_000);

  test.each(APP_CASES)('AppMonitoring makes a PodMonitor $it: $uses', async ({ fields, uses }) => {
    const given = podMonitor(fields);
    const { source, jobs } = migrateMonitors([given], new Map(), () => PORTS);

    expect(source.includes('new AppMonitoring(')).toBe(uses);
    expect(jobs[0].differences).toEqual([]);
    expect(synthOf(source)).toEqual([given]);
    expect(source).toBe(await formatted(source));
  });

  test('leaves out what the cluster wrote, and null', () => {
    const state = { uid: 'u', resourceVersion: '1', generation: 2, creationTimestamp: 'now', managedFields: [{}], annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' } };
    const { objects, jobs } = migrateMonitors([{ ...endpoint({ port: 'http', path: null }, { ...META, ...state }), status: {} }]);

    expect(objects).toEqual([endpoint({ port: 'http' })]);
    expect(jobs[0].differences).toEqual([]);
  });

  test('reports what it cannot write as it is', () => {
    const { objects, jobs } = migrateMonitors([endpoint({ port: 'http', unknown: 1, relabelings: [{ action: 'Drop' }] })]);

    expect(objects).toEqual([endpoint({ port: 'http', relabelings: [{ action: 'drop' }] })]);
    expect(jobs[0].differences).toEqual([
      { field: 'spec.endpoints[0].unknown', text: 'it is not a field of the CRD, so the API server drops it, and it is left out' },
      { field: 'spec.endpoints[0].relabelings[0].action', text: '"Drop" is written as "drop", which means the same' },
    ]);
  });

  test.each([
    { it: 'an object that the API server refuses', refused: new Map([['ServiceMonitor/shop/cart', 'spec.endpoints: Required value']]), given: monitor({}), note: 'spec.endpoints: Required value' },
    { it: 'an object without a name', refused: new Map<string, string>(), given: monitor({}, { generateName: 'x-' }), note: 'it has no name, so it is not known which object it becomes; set metadata.name' },
  ])('does not migrate $it', ({ refused, given, note }) => {
    expect(migrateMonitors([given], refused).jobs.map(({ becomes, differences }) => [becomes, differences])).toEqual([[[], [{ field: 'the object', text: note }]]]);
  });
});

describe('isMigratable()', () => {
  test.each([
    [{ apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor' }, true],
    [{ apiVersion: 'monitoring.coreos.com/v1beta1', kind: 'AlertmanagerConfig' }, true],
    [{ apiVersion: 'monitoring.coreos.com/v1beta1', kind: 'ScrapeConfig' }, false],
    [{ apiVersion: 'azmonitoring.coreos.com/v1', kind: 'ServiceMonitor' }, false],
    [{ apiVersion: 'v1', kind: 'Service' }, false],
    [{}, false],
  ])('%j is %s', (manifest, expected) => {
    expect(isMigratable(manifest)).toBe(expected);
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;

  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}
