/** Random settings of servers outside of scraping. */
import * as fc from 'fast-check';
import { AUTHORIZATION, BASIC_AUTH, OAUTH2, PROXY, secretIn, TLS } from './client';
import { BOOLEAN, DURATION, mapOf, merged, rarely, record, RELABELINGS, TEXT } from './values';

const SECRET = secretIn('creds');
const FRACTION = fc.constantFrom('0.5', '1', '250m', '0.7');
const POSITIVE = fc.constantFrom(0, 1, 100, 2_000_000);
const TOKENS = fc.oneof(
  record({ bearerToken: fc.constantFrom('abc', '') }), record({ bearerTokenFile: fc.constantFrom('/etc/token', '') }),
);
const SIGV4 = record({
  region: fc.constantFrom('', 'eu-west-1'),
  profile: fc.constantFrom('', 'p'),
  roleArn: fc.constantFrom('', 'arn:x'),
  externalId: fc.constant('id'),
  useFIPSSTSEndpoint: BOOLEAN,
}, ['roleArn']);
const SIGV4_KEYS = fc.oneof(fc.constant({}), fc.record({ accessKey: SECRET, secretKey: SECRET }, { noNullPrototype: true }));
const AUTH = fc.oneof(
  fc.constant({}), BASIC_AUTH.map((basicAuth) => ({ basicAuth })), AUTHORIZATION.map((authorization) => ({ authorization })),
  OAUTH2.map((oauth2) => ({ oauth2 })), TOKENS,
);
const AZURE = fc.tuple(
  record({ cloud: fc.constantFrom('AzureChina', 'AzurePublic') }),
  fc.constantFrom({ managedIdentity: { clientId: '00000000-0000-0000-0000-000000000000' } }, { managedIdentity: {} },
    {
      oauth: {
        clientId: '00000000-0000-0000-0000-000000000000',
        clientSecret: { name: 'creds', key: 'token' },
        tenantId: '00000000-a12b-3cd4-e56f-000000000000',
      },
    },
    { sdk: { tenantId: '00000000-a12b-3cd4-e56f-000000000000' } }, { sdk: {} }),
).map(([own, identity]) => ({ ...own, ...identity }));
const SENDING = fc.oneof(
  { weight: 5, arbitrary: AUTH },
  { weight: 1, arbitrary: merged(SIGV4, SIGV4_KEYS).map((sigv4) => ({ sigv4 })) },
  { weight: 1, arbitrary: AZURE.map((azureAd) => ({ azureAd })) },
);
const QUEUE = record({
  capacity: POSITIVE,
  minShards: POSITIVE,
  maxShards: POSITIVE,
  maxSamplesPerSend: POSITIVE,
  batchSendDeadline: DURATION,
  maxRetries: POSITIVE,
  minBackoff: DURATION,
  maxBackoff: DURATION,
  retryOnRateLimit: BOOLEAN,
  sampleAgeLimit: DURATION,
});
const HEADERS = fc.dictionary(fc.constantFrom('X-A', 'X-B', 'x-a10'), TEXT, { maxKeys: 2, noNullPrototype: true });

const REMOTE_WRITE = merged(SENDING, PROXY, record({
  url: fc.constantFrom('https://remote/write', 'http://r'),
  remoteTimeout: DURATION,
  headers: HEADERS,
  name: fc.constantFrom('', 'yes'),
  messageVersion: fc.constantFrom('V1.0', 'V2.0'),
  sendExemplars: BOOLEAN,
  sendNativeHistograms: BOOLEAN,
  writeRelabelConfigs: RELABELINGS,
  tlsConfig: rarely(TLS, 2),
  followRedirects: BOOLEAN,
  enableHTTP2: BOOLEAN,
  queueConfig: QUEUE,
  roundRobinDNS: BOOLEAN,
  metadataConfig: record({ send: BOOLEAN, sendInterval: DURATION, maxSamplesPerSend: fc.constantFrom(1, 500) }),
}, ['url']));
const REMOTE_READ = merged(AUTH, PROXY, record({
  url: fc.constant('https://remote/read'),
  remoteTimeout: DURATION,
  headers: HEADERS,
  name: fc.constantFrom('', 'r'),
  requiredMatchers: mapOf(TEXT),
  readRecent: BOOLEAN,
  tlsConfig: rarely(TLS, 2),
  followRedirects: BOOLEAN,
  filterExternalLabels: BOOLEAN,
}, ['url']));
const ALERTMANAGER = merged(
  fc.oneof(
    fc.constant({}), BASIC_AUTH.map((basicAuth) => ({ basicAuth })),
    AUTHORIZATION.map((authorization) => ({ authorization })), SIGV4.map((sigv4) => ({ sigv4 })),
    fc.constant({ bearerTokenFile: '/t' }),
  ),
  PROXY,
  record({
    name: fc.constantFrom('alertmanager', 'yes'),
    port: fc.constantFrom('web', 9093, ''),
    namespace: fc.constantFrom('shop', 'pay'),
    scheme: fc.constantFrom('http', 'HTTPS'),
    pathPrefix: fc.constantFrom('/', '/am'),
    timeout: DURATION,
    enableHttp2: BOOLEAN,
    tlsConfig: rarely(TLS, 2),
    apiVersion: fc.constantFrom('v1', 'V1', 'v2', 'V2'),
    relabelings: RELABELINGS,
    alertRelabelings: RELABELINGS,
  }, ['name', 'port']),
);

/** What servers and agents have. */
export const REMOTES = record({
  runtime: rarely(fc.constantFrom({}, { goGC: 50 }), 2),
  remoteWrite: rarely(fc.array(REMOTE_WRITE, { maxLength: 2 }), 2),
  tsdb: rarely(
    record({
      outOfOrderTimeWindow: DURATION,
      staleSeriesCompactionThreshold: FRACTION,
      chunkEncoding: fc.constantFrom({}, { floats: 'Xor' }, { floats: 'Xor2' }),
    }),
    2,
  ),
  tracingConfig: rarely(record({
    endpoint: fc.constant('otel:4317'),
    clientType: fc.constantFrom('http', 'GRPC'),
    samplingFraction: FRACTION,
    insecure: BOOLEAN,
    // The operator writes several in no certain order.
    headers: fc.dictionary(
      fc.constantFrom('x', 'y'), TEXT, { maxKeys: 1, noNullPrototype: true },
    ),
    compression: fc.constantFrom('gzip', 'Gzip'),
    timeout: DURATION,
    tlsConfig: TLS,
  }, ['endpoint']), 2),
});

/** Older versions than 2.55.0 have no such block, and the operator then writes nothing at all. */
export const OTLP = record({
  promoteResourceAttributes: fc.uniqueArray(fc.constantFrom('a', 'yes'), { minLength: 1 }),
  translationStrategy: fc.constant('UnderscoreEscapingWithSuffixes'),
  keepIdentifyingResourceAttributes: BOOLEAN,
  convertHistogramsToNHCB: BOOLEAN,
  promoteScopeMetadata: BOOLEAN,
  labelNameUnderscoreSanitization: BOOLEAN,
  labelNamePreserveMultipleUnderscores: BOOLEAN,
});

/** What servers have and agents have not. */
export const SERVER_REMOTES = record({
  remoteRead: rarely(fc.array(REMOTE_READ, { maxLength: 2 }), 2),
  alerting: rarely(
    record({ alertmanagers: fc.array(ALERTMANAGER, { maxLength: 2 }) }, ['alertmanagers']), 2,
  ),
  exemplars: fc.constantFrom({}, { maxSize: 1000 }),
  retention: DURATION,
  retentionSize: fc.constantFrom('1GB', '0'),
  retentionPercentage: rarely(fc.constantFrom('0', '50', '12.5'), 2),
  ruleSelector: rarely(fc.constant({}), 2),
});
