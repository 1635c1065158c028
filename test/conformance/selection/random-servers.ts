/** Random Prometheus and PrometheusAgent objects. */
import * as fc from 'fast-check';
import { basicAuth, fileAuthorization, maybe, mostly, oauth2, proxy, relabelings, secretKey, some, tlsFiles } from './random-parts';
import { Manifest } from '../../support/manifests/manifest';

/** The versions that matter most, then both sides of every gate, then what is no supported version. */
const USUAL = ['v2.45.0', 'v3.0.0', 'v3.14.0'];
const AT_GATES = [
  'v2.47.2', 'v2.48.0', 'v2.49.1', 'v2.50.0', 'v2.51.2', 'v2.52.0', 'v2.54.0', 'v2.54.1', 'v3.0.0-rc.1', 'v3.0.0-rc.1+build', 'v3.1.0', 'v3.2.0', 'v3.4.2', 'v3.5.0', 'v3.6.0',
  'v3.7.0', 'v3.10.0', 'v3.11.0', 'v3.11.1', 'v3.11.2', '3.14', '', '3.5.0-beta.2', '2.045.0',
];
const OTHERS = [
  'v2.27.0', 'v2.28.0', 'v2.30.0', 'v2.31.0', 'v2.34.0', 'v2.35.0', 'v2.36.0', 'v2.39.1', 'v2.40.0', 'v2.40.7', 'v2.41.0', 'v2.44.0',
  'v4.0.0', '1.8.2', 'latest', '3', 'v3.x', '3.1-rc', '3.1.0-', '3.1.0+', '3.1.0-01', '3.1.0-a_b', '3.14.0 ', '3..1', '99999999999999999999.0.0',
];
const version = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom<string | undefined>(...USUAL, undefined) },
  { weight: 6, arbitrary: fc.constantFrom<string | undefined>(...AT_GATES) },
  { weight: 2, arbitrary: fc.constantFrom<string | undefined>(...OTHERS) },
);

const EVERYTHING = {};
const TEAM = { matchLabels: { team: 'shop' } };
const selector = fc.oneof(
  { weight: 12, arbitrary: fc.constant<unknown>(EVERYTHING) },
  { weight: 4, arbitrary: fc.constantFrom<unknown>(TEAM, { matchExpressions: [{ key: 'team', operator: 'In', values: ['shop', 'pay'] }] }, { matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, { matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['pay'] }, { key: 'tier', operator: 'DoesNotExist' }] }) },
  { weight: 3, arbitrary: fc.constant<unknown>(undefined) },
);
const namespaceSelector = fc.oneof(
  { weight: 12, arbitrary: fc.constant<unknown>(EVERYTHING) },
  { weight: 4, arbitrary: fc.constantFrom<unknown>(TEAM, { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } }, { matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }] }) },
  { weight: 3, arbitrary: fc.constant<unknown>(undefined) },
);
const BAD_SELECTORS: readonly unknown[] = [{ matchLabels: { '-a': 'b' } }, { matchLabels: { a: 'b c' } }, { matchExpressions: [{ key: 'a', operator: 'Near' }] }, { matchExpressions: [{ key: 'a', operator: 'In' }] }];

const KINDS = ['serviceMonitor', 'podMonitor', 'probe', 'scrapeConfig'];
const selectors = fc.oneof(
  { weight: 20, arbitrary: some(Object.fromEntries(KINDS.flatMap((kind) => [[`${kind}Selector`, selector], [`${kind}NamespaceSelector`, namespaceSelector]]))) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...KINDS.flatMap((kind) => [`${kind}Selector`, `${kind}NamespaceSelector`])), fc.constantFrom(...BAD_SELECTORS)).map(([field, bad]) => ({ [field]: bad })) },
  { weight: 1, arbitrary: some({ podMonitorNamespaceSelector: namespaceSelector }) },
);

const scrapeClass = (name: string, isDefault: fc.Arbitrary<boolean | undefined>) => some({
  name: fc.constant(name),
  default: isDefault,
  tlsConfig: maybe(tlsFiles, 3),
  authorization: maybe(fileAuthorization, 4),
  relabelings,
  metricRelabelings: relabelings,
});
const scrapeClasses = fc.tuple(scrapeClass('mesh', maybe(fc.boolean(), 4)), maybe(scrapeClass('plain', maybe(fc.boolean(), 8)), 2))
  .map(([first, second]) => [first, ...second ? [second] : []]);

const remote = { url: fc.constant('http://remote'), basicAuth: maybe(basicAuth, 5), oauth2: maybe(oauth2, 6), tlsConfig: maybe(tlsFiles, 4), authorization: maybe(fileAuthorization, 5), ...proxy };
const uuid = mostly(['f81d4fae-7dec-11d0-a765-00a0c91e6bf6'], ['x', 'f81d4fae7dec11d0a76500a0c91e6bf6', '{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6', 'f81d4fae-7dec-11d0-a765-00a0c91e6bfg'], 4);
const azureAd = some({
  managedIdentity: maybe(some({ clientId: maybe(fc.constant('a'), 2) }), 3),
  oauth: maybe(some({ clientId: uuid, clientSecret: secretKey, tenantId: fc.constant('f81d4fae-7dec-11d0-a765-00a0c91e6bf6') }), 3),
  sdk: maybe(fc.constant({}), 4),
  workloadIdentity: maybe(some({ clientId: uuid, tenantId: uuid }), 4),
});
const sigv4 = some({ accessKey: maybe(secretKey, 1.4), secretKey: maybe(secretKey, 1.4) });
const few = (entry: fc.Arbitrary<object>, times: number) => maybe(fc.array(entry, { minLength: 1, maxLength: 2 }), times);

const quantity = mostly<unknown>([0, '0.5', '500m', 1, '1'], ['1001m', -1, '2', '1Ki', '-0.5', '1e-3', '100001m', 101], 4);
const settings = {
  scrapeTimeout: maybe(mostly(['10s', '5s'], ['30s', '2m', '', '0', '300y'], 4), 8),
  tsdb: maybe(some({ staleSeriesCompactionThreshold: maybe(quantity, 2), chunkEncoding: maybe(fc.constantFrom({ floats: 'Xor' }, { floats: 'Xor2' }, {}), 2) }), 15),
  enableFeatures: maybe(fc.constantFrom(['st-storage'], ['a']), 4),
  otlp: maybe(some({
    translationStrategy: maybe(fc.constantFrom('NoUTF8EscapingWithSuffixes', 'UnderscoreEscapingWithSuffixes', 'NoTranslation', 'UnderscoreEscapingWithoutSuffixes'), 1.5),
    promoteResourceAttributes: maybe(fc.constant(['a']), 3),
    ignoreResourceAttributes: maybe(fc.constant(['a']), 4),
    promoteAllResourceAttributes: maybe(fc.boolean(), 2),
  }), 20),
  nameValidationScheme: maybe(fc.constantFrom('UTF8', 'Legacy'), 6),
  tracingConfig: maybe(some({ endpoint: fc.constant('a'), samplingFraction: maybe(quantity, 2), tlsConfig: maybe(tlsFiles, 3) }), 20),
};

const common = {
  ...settings,
  version,
  scrapeInterval: maybe(mostly(['30s', '1m', '15s'], ['', '0', '300y'], 8), 3),
  scrapeClasses: maybe(scrapeClasses, 1.2),
  arbitraryFSAccessThroughSMs: maybe(fc.constantFrom({ deny: true }, { deny: false }, {}), 4),
  additionalScrapeConfigs: maybe(mostly<object>([{ name: 'login', key: 'jobs' }], [{ name: 'gone', key: 'x' }, { name: 'login', key: 'x' }, { name: 'gone', key: 'x', optional: true }, { name: 'login', key: 'x', optional: true }], 4), 6),
  apiserverConfig: maybe(some({ host: fc.constant('https://api'), basicAuth: maybe(basicAuth, 3), authorization: maybe(fileAuthorization, 3), tlsConfig: maybe(tlsFiles, 3), proxyConnectHeader: maybe(secretKey.map((key) => ({ A: [key] })), 6) }), 8),
  remoteWrite: few(fc.oneof({ weight: 2, arbitrary: some(remote) }, { weight: 1, arbitrary: some({ url: fc.constant('http://r'), azureAd }) }, { weight: 1, arbitrary: some({ url: fc.constant('http://r'), sigv4 }) }, { weight: 1, arbitrary: some({ ...remote, azureAd: maybe(azureAd, 3), sigv4: maybe(sigv4, 3) }) }), 10),
};

const serverOnly = {
  retentionPercentage: maybe(quantity, 20),
  remoteRead: few(some(remote), 10),
  additionalAlertRelabelConfigs: maybe(fc.constantFrom({ name: 'login', key: 'jobs' }, { name: 'gone', key: 'x' }), 30),
  additionalAlertManagerConfigs: maybe(fc.constantFrom({ name: 'gone', key: 'x' }, { name: 'login', key: 'x' }), 60),
  alerting: maybe(few(some({ name: fc.constant('am'), namespace: fc.constant('a'), port: fc.constant('web'), basicAuth: maybe(basicAuth, 4), tlsConfig: maybe(tlsFiles, 4), sigv4: maybe(sigv4, 4), proxyConnectHeader: maybe(secretKey.map((key) => ({ A: [key] })), 8) }), 1).map((alertmanagers) => ({ alertmanagers })), 15),
};

const place = fc.constantFrom({ namespace: 'monitoring', name: 'main' }, { namespace: 'monitoring', name: 'main' }, { namespace: 'shop', name: 'own' });
const merge = ([first, second]: [object, object]) => ({ ...first, ...second });

const prometheus = fc.record({ metadata: place, spec: fc.tuple(selectors, some({ ...common, ...serverOnly })).map(merge) })
  .map((fields): Manifest => ({ apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', ...fields }));

const agentSpec = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(selectors, some(common)).map(merge) },
  { weight: 1, arbitrary: some({ ...common, additionalScrapeConfigs: fc.constant(undefined), mode: fc.constant('DaemonSet'), podMonitorSelector: selector, podMonitorNamespaceSelector: namespaceSelector }) },
);
const agent = fc.record({ metadata: place, spec: agentSpec })
  .map((fields): Manifest => ({ apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'PrometheusAgent', ...fields }));

export const server: fc.Arbitrary<Manifest> = fc.oneof({ weight: 3, arbitrary: prometheus }, { weight: 1, arbitrary: agent });
