/** Random manifest sets: servers with all kinds of selectors and settings, and monitors with faults planted. */
import * as fc from 'fast-check';
import { discoveries } from './random-discoveries';
import { authMethods, maybe, mostly, proxy, relabelings, secretKey, some, staticLabels, times, tlsFiles, tlsSafe } from './random-parts';
import { server } from './random-servers';
import { PemSamples, pemSamples } from '../../operator/rejection/pem-samples';
import { Manifest } from '../../support/manifests/manifest';
import { OperatorQuestion } from '../../support/operator-question';

const NAMESPACES = ['shop', 'pay', 'monitoring'];
const V1 = 'monitoring.coreos.com/v1';

/** Sets that are the same for the same seed. */
export function randomSets(seed: number, numRuns: number): OperatorQuestion[] {
  // Without its bias towards small values, which would make rare faults frequent.
  return fc.sample(fc.noBias(SET), { seed, numRuns }).map(({ monitors, servers, namespaces, gates }, i) => ({
    id: `${seed}-${i}`,
    manifests: [...namespaces, ...referredBy([...monitors, ...servers]), ...named(monitors), ...servers],
    ...gates && { operator: { featureGates: gates } },
  }));
}

const PEM = pemSamples();

/** In two of the namespaces all that is referred to, in the third nothing. What nobody names is left out, to be quick. */
function referredBy(manifests: readonly Manifest[]): Manifest[] {
  const text = JSON.stringify(manifests);
  const pem = Object.fromEntries(Object.entries(PEM).filter(([key]) => text.includes(`"key":"${key}"`)));

  return ['shop', 'monitoring'].flatMap((namespace) => referredIn(namespace, pem));
}

const referredIn = (namespace: string, pem: PemSamples): Manifest[] => [
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace, name: 'login' },
    stringData: { user: 'u', password: 'p', token: 't', jobs: '- job_name: extra\n' },
  },
  { apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name: 'tls' }, data: base64(pem) },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace, name: 'tls' }, data: { ...pem } },
];

function base64(values: { readonly [key: string]: string }): { [key: string]: string } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Buffer.from(value).toString('base64')]));
}

function named(monitors: readonly Manifest[]): Manifest[] {
  return monitors.map((manifest, i) => ({ ...manifest, metadata: { ...manifest.metadata, name: `m${i}` } }));
}

const labels = fc.constantFrom<{ [key: string]: string }>({}, { team: 'shop' }, { team: 'pay' }, { team: 'shop', tier: 'gold' });
const metadata = fc.record({ namespace: fc.constantFrom('shop', 'shop', 'shop', ...NAMESPACES), labels });

/** What a monitor selects: any text in any place, since the schema lets it. */
const podSelector = fc.oneof(
  { weight: 14, arbitrary: fc.constant({ matchLabels: { app: 'cart' } }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      {}, { matchLabels: { '-a': 'b' } }, { matchLabels: { 'a/b/c': 'b' } }, { matchLabels: { a: 'b c' } }, { matchLabels: { '': '' } }, { matchLabels: { 'A.b/c': 'x' } },
      { matchLabels: { ['a'.repeat(64)]: 'x' } }, { matchLabels: { a: 'a'.repeat(64) } },
      { matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] }, { matchExpressions: [{ key: 'a', operator: 'In' }] },
      { matchExpressions: [{ key: 'a', operator: 'NotIn', values: [] }] }, { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['x', '<y>'] }] },
      { matchExpressions: [{ key: 'a', operator: 'Near' }] }, { matchExpressions: [{ key: '/', operator: 'DoesNotExist', values: ['-'] }] },
      { matchExpressions: [{ key: 'constructor', operator: 'Exists' }] }, { matchExpressions: [{ key: 'a', operator: 'constructor' }] },
    ),
  },
);

const scrapeClass = maybe(mostly(['mesh'], ['plain', 'unknown'], 5), 8);
const mechanism = maybe(fc.constantFrom('RelabelConfig', 'RoleSelector'), 6);

const httpEndpoint = { port: fc.constant('metrics'), ...times('interval', 'scrapeTimeout'), ...authMethods, ...proxy, relabelings, metricRelabelings: relabelings };

const serviceMonitor = monitor(V1, 'ServiceMonitor', some({
  selector: podSelector,
  selectorMechanism: mechanism,
  scrapeClass,
  endpoints: fc.array(some({
    ...httpEndpoint, tlsConfig: maybe(tlsFiles, 3), bearerTokenSecret: maybe(secretKey, 8), bearerTokenFile: maybe(fc.constantFrom('/token', ''), 8),
  }), { maxLength: 2 }),
}));

const podMonitor = monitor(V1, 'PodMonitor', some({
  selector: podSelector,
  selectorMechanism: mechanism,
  scrapeClass,
  podMetricsEndpoints: fc.array(some({ ...httpEndpoint, tlsConfig: maybe(tlsSafe, 3), bearerTokenSecret: maybe(secretKey, 8) }), { maxLength: 2 }),
}));

const proberUrl = mostly(['blackbox:9115', 'blackbox'], [
  '[::1]:9115', '::1', '10.0.0.1:80', 'http://blackbox', 'blackbox:', 'blackbox:0',
  'blackbox:65536', 'blackbox:+80', 'a b', ':80', '[::1]', 'a:1:2', '-a', 'fe80::1%eth0', '[a]b:1', 'bläck', `${'a'.repeat(63)}.${'b'.repeat(64)}`, 'x.:80', 'x_',
], 4);

const probe = monitor(V1, 'Probe', some({
  prober: some({ url: proberUrl, ...proxy }),
  targets: fc.oneof(
    { weight: 1, arbitrary: fc.constant({}) },
    { weight: 19, arbitrary: some({ staticConfig: maybe(some({ static: fc.constant(['a']), labels: staticLabels, relabelingConfigs: relabelings }), 1.2), ingress: maybe(some({ relabelingConfigs: relabelings }), 3) }) },
  ),
  scrapeClass,
  ...times('interval', 'scrapeTimeout'),
  ...authMethods,
  tlsConfig: maybe(tlsSafe, 4),
  bearerTokenSecret: maybe(secretKey, 8),
  metricRelabelings: relabelings,
}));

const scrapeConfig = monitor('monitoring.coreos.com/v1alpha1', 'ScrapeConfig', fc.tuple(
  some({ scrapeClass, ...times('scrapeInterval', 'scrapeTimeout'), ...proxy, relabelings, metricRelabelings: relabelings, tlsConfig: maybe(tlsSafe, 6) }),
  // The schema allows one of them.
  fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, ...(['basicAuth', 'authorization', 'oauth2'] as const).map((method) => ({ weight: 1, arbitrary: some({ [method]: authMethods[method] }) }))),
  discoveries,
).map((parts) => Object.assign({}, ...parts) as object));

function monitor(apiVersion: string, kind: string, spec: fc.Arbitrary<object>): fc.Arbitrary<Manifest> {
  return fc.record({ metadata, spec }).map((fields) => ({ apiVersion, kind, ...fields }));
}

const namespaces = fc.subarray(NAMESPACES).chain((chosen) =>
  fc.tuple(...chosen.map((name) => labels.map((own) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: own } })))));

const gates = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: fc.constant<{ [gate: string]: boolean }>({ PrometheusAgentDaemonSet: true }) },
  { weight: 1, arbitrary: fc.constantFrom<{ [gate: string]: boolean }>({ PrometheusTopologySharding: false }, { Unknown: true }) },
);

const SET = fc.record({
  namespaces: namespaces as fc.Arbitrary<Manifest[]>,
  monitors: fc.array(fc.oneof(serviceMonitor, podMonitor, probe, scrapeConfig, scrapeConfig, scrapeConfig), { minLength: 2, maxLength: 8 }),
  servers: fc.uniqueArray(server, { minLength: 1, maxLength: 2, selector: ({ kind, metadata: place }) => `${kind}/${String(place?.namespace)}` }),
  gates,
});
