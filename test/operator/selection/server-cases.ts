/** Servers: what they select, and what leaves one without a configuration. */
import { namespace } from '../../support/manifests/cluster';
import { secret } from '../../support/manifests/configuration';
import { Manifest } from '../../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../../support/manifests/servers';

/** One server, and what it makes of some monitors. */
export interface ServerCase {
  readonly it: string;
  readonly server: Manifest;
  readonly objects?: readonly Manifest[];
  readonly featureGates?: { readonly [gate: string]: boolean };
  readonly expected: {
    /** Keys of what is selected. */
    readonly selected?: readonly string[];
    readonly unmanaged?: true;
    readonly error?: string;
  };
}

const USER = { name: 'login', key: 'user' };
const GONE = { name: 'gone', key: 'user' };
const NO_SECRET = 'unable to get secret "gone": secrets "gone" not found';
const BASIC = { username: USER, password: GONE };
const NO_BASIC = `failed to get basic auth password: ${NO_SECRET}`;
const LOGIN = secret({ user: 'u', jobs: '- job_name: a\n' }, { namespace: 'monitoring' });
const TEAM = { matchLabels: { team: 'shop' } };
const NOTHING = { serviceMonitorSelector: undefined, podMonitorSelector: undefined, probeSelector: undefined, scrapeConfigSelector: undefined };
const DAEMON_SET = {
  mode: 'DaemonSet', ...NOTHING, podMonitorSelector: {}, serviceMonitorNamespaceSelector: undefined, probeNamespaceSelector: undefined, scrapeConfigNamespaceSelector: undefined,
};
const ONE_OF_EACH = [scrapeConfig(), probe(), podMonitor(), serviceMonitor()];
const ALL = ['PodMonitor/shop/cart', 'Probe/shop/cart', 'ScrapeConfig/shop/cart', 'ServiceMonitor/shop/cart'];
const BAD_KEY = 'key: Invalid value: "": name part must be non-empty; name part must consist of alphanumeric characters, \'-\', \'_\' or \'.\', and must start and end with an alphanumeric character (e.g. \'MyName\',  or \'my.name\',  or \'123-abc\', regex used for validation is \'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\')';
const UUID = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6';

const fails = (it: string, server: Manifest, error: string): ServerCase => ({ it, server, objects: [LOGIN], expected: { error } });
const version = (text: string, error: string) => fails(`fails on the version "${text}"`, prometheus({ version: text }), error);
const written = (remote: object, error: string, given = 'v3.14.0') => fails(`fails on remote write: ${error}`, prometheus({ version: given, remoteWrite: [{ url: 'http://a', ...remote }] }), `remoteWrite[0]: ${error}`);
const scrapeClass = (it: string, fields: object, error: string) => fails(it, prometheus({ scrapeClasses: [{ name: 'ok' }, { name: 'mesh', ...fields }] }), error);
const badSelector = (kind: string, field: string): ServerCase[] => [
  {
    ...fails(`fails on a bad selector of ${kind}`, prometheus({ [`${field}Selector`]: { matchLabels: { '': 'x' } } }), `selecting ${kind} failed: ${BAD_KEY}`),
    objects: ONE_OF_EACH,
  },
  fails(`fails on a bad namespace selector of ${kind}`, prometheus({ [`${field}NamespaceSelector`]: { matchLabels: { '': 'x' } } }), `selecting ${kind} failed: failed to convert namespace label selector to selector: ${BAD_KEY}`),
];

const SELECTING: readonly ServerCase[] = [
  { it: 'selects everything by empty selectors', server: prometheus(), objects: ONE_OF_EACH, expected: { selected: ALL } },
  {
    it: 'selects nothing without a selector',
    server: prometheus({ ...NOTHING, podMonitorSelector: {} }),
    objects: ONE_OF_EACH,
    expected: { selected: ['PodMonitor/shop/cart'] },
  },
  {
    it: 'takes null as no selector',
    server: prometheus({ probeSelector: null }),
    objects: [probe(), podMonitor()],
    expected: { selected: ['PodMonitor/shop/cart'] },
  },
  {
    it: 'selects by labels',
    server: prometheus({ podMonitorSelector: TEAM }),
    objects: [
      podMonitor({}, {}, { name: 'a', labels: { team: 'shop' } }),
      podMonitor({}, {}, { name: 'b', labels: { team: 'pay' } }),
      podMonitor({}, {}, { name: 'c' }),
    ],
    expected: { selected: ['PodMonitor/shop/a'] },
  },
  {
    it: 'looks into its own namespace without a namespace selector',
    server: prometheus({ podMonitorNamespaceSelector: undefined }),
    objects: [podMonitor(), podMonitor({}, {}, { namespace: 'monitoring' })],
    expected: { selected: ['PodMonitor/monitoring/cart'] },
  },
  {
    it: 'takes null as no namespace selector',
    server: prometheus({ podMonitorNamespaceSelector: null }),
    objects: [podMonitor(), podMonitor({}, {}, { namespace: 'monitoring' })],
    expected: { selected: ['PodMonitor/monitoring/cart'] },
  },
  {
    it: 'selects namespaces by labels',
    server: prometheus({ podMonitorNamespaceSelector: TEAM }),
    objects: [namespace('shop', { team: 'shop' }), podMonitor(), podMonitor({}, {}, { namespace: 'pay' })],
    expected: { selected: ['PodMonitor/shop/cart'] },
  },
  {
    it: 'selects namespaces by what they lack',
    server: prometheus({ podMonitorNamespaceSelector: { matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }] } }),
    objects: [namespace('shop', { team: 'shop' }), podMonitor(), podMonitor({}, {}, { namespace: 'pay' })],
    expected: { selected: ['PodMonitor/pay/cart'] },
  },
  {
    it: 'knows a namespace by its name',
    server: prometheus({ podMonitorNamespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }),
    objects: [podMonitor(), podMonitor({}, {}, { namespace: 'pay' })],
    expected: { selected: ['PodMonitor/shop/cart'] },
  },
  { it: 'is unmanaged without any selector', server: prometheus(NOTHING), objects: ONE_OF_EACH, expected: { unmanaged: true } },
  {
    it: 'is unmanaged with namespace selectors alone',
    server: prometheus({ ...NOTHING, remoteWrite: [{ url: 'http://a', basicAuth: BASIC }] }),
    expected: { unmanaged: true },
  },
  {
    it: 'checks scrape classes even so',
    server: prometheus({ ...NOTHING, scrapeClasses: [{ name: 'a', default: true }, { name: 'b', default: true }] }),
    expected: { error: 'failed to parse scrape classes: multiple default scrape classes defined' },
  },
  { it: 'is never unmanaged as an agent', server: prometheusAgent(NOTHING), objects: ONE_OF_EACH, expected: {} },
  { it: 'selects as an agent', server: prometheusAgent(), objects: ONE_OF_EACH, expected: { selected: ALL } },
  {
    it: 'selects PodMonitors alone on every node',
    server: prometheusAgent(DAEMON_SET),
    objects: ONE_OF_EACH,
    featureGates: { PrometheusAgentDaemonSet: true },
    expected: { selected: ['PodMonitor/shop/cart'] },
  },
  {
    it: 'has no agents on every node unless asked',
    server: prometheusAgent(DAEMON_SET),
    objects: ONE_OF_EACH,
    expected: { error: "feature gate for Prometheus Agent's DaemonSet mode is not enabled" },
  },
  {
    it: 'does not know every feature gate',
    server: prometheus(),
    featureGates: { Other: true },
    objects: ONE_OF_EACH,
    expected: { error: 'feature gate "Other" is unknown (supported feature gates: PrometheusAgentDaemonSet=false,PrometheusShardRetentionPolicy=true,PrometheusTopologySharding=true,RemoteWriteCustomResourceDefinition=false,StatusForConfigurationResources=false)' },
  },
];

const VERSIONS: readonly ServerCase[] = [
  ...['v3.14', '3', '2.045.0', 'v3.0.0-rc.1+build.5', ''].map((text) => ({ it: `reads the version "${text}"`, server: prometheus({ version: text }), objects: ONE_OF_EACH, expected: { selected: ALL } })),
  version('latest', 'failed to parse Prometheus version: Invalid character(s) found in major number "0latest"'),
  version('v3.x', 'failed to parse Prometheus version: Invalid character(s) found in minor number "x"'),
  version('3.1-rc', 'failed to parse Prometheus version: Short version cannot contain PreRelease/Build meta data'),
  version('3.1.0-01', 'failed to parse Prometheus version: Numeric PreRelease version must not contain leading zeroes "01"'),
  version('v', 'failed to parse Prometheus version: strconv.ParseUint: parsing "": invalid syntax'),
  version('v4.0.0', 'unsupported Prometheus version "v4.0.0"'),
  version('1.8.2', 'unsupported Prometheus version "1.8.2"'),
];

const CLASSES: readonly ServerCase[] = [
  scrapeClass('fails on target rules of a class', { relabelings: [{}] }, 'failed to parse scrape classes: invalid relabelings for scrapeClass mesh: [0]: relabel configuration for replace action needs targetLabel value'),
  scrapeClass('fails on metric rules of a class', { metricRelabelings: [{}] }, 'failed to parse scrape classes: invalid metric relabelings for scrapeClass mesh: [0]: relabel configuration for replace action needs targetLabel value'),
  scrapeClass('fails on TLS of a class', { tlsConfig: { certFile: '/a' } }, 'failed to parse scrape classes: invalid TLS config for scrapeClass mesh: cannot specify client cert without client key'),
  scrapeClass('fails on two credentials of a class', { authorization: { credentials: USER, credentialsFile: '/a' } }, 'failed to parse scrape classes: invalid authorization for scrapeClass mesh: authorization can not specify both "credentials" and "credentialsFile"'),
  scrapeClass('fails on the type basic of a class', { authorization: { type: 'Basic' } }, 'failed to parse scrape classes: invalid authorization for scrapeClass mesh: authorization type cannot be set to "basic", use "basicAuth" instead'),
  scrapeClass('fails on the missing Secret of a class', { tlsConfig: { ca: { secret: GONE } } }, `failed to process scrape classes: scrape class "mesh": failed to get ca "<secret=gone,key=user>": ${NO_SECRET}`),
  {
    it: 'does not load credentials of a class',
    server: prometheus({ scrapeClasses: [{ name: 'mesh', default: true, authorization: { credentials: GONE } }] }),
    objects: ONE_OF_EACH,
    expected: { selected: ALL },
  },
];

const REFERENCES: readonly ServerCase[] = [
  written({ basicAuth: BASIC }, NO_BASIC),
  written({ noProxy: 'a' }, 'if noProxy is configured, proxyUrl must also be configured'),
  written({ basicAuth: BASIC, sigv4: {} }, '"basicAuth" and "sigv4" can\'t be set at the same time, at most one of them must be defined'),
  written({ azureAd: {} }, 'must provide Azure Managed Identity, Azure OAuth, Azure SDK, or Azure Workload Identity in the Azure AD config'),
  written({ azureAd: { managedIdentity: {}, sdk: {} } }, 'cannot provide both Azure Managed Identity and Azure SDK in the Azure AD config'),
  written({ azureAd: { managedIdentity: {} } }, 'managedIdentidy: clientId is required with Prometheus < 3.5.0, current = 3.4.2', 'v3.4.2'),
  written({ azureAd: { oauth: { clientId: UUID, clientSecret: USER, tenantId: UUID } } }, 'azureAD.oauth requires Prometheus >= v2.48.0', 'v2.47.2'),
  written({ azureAd: { oauth: { clientId: 'x', clientSecret: USER, tenantId: UUID } } }, 'the provided Azure OAuth clientId is invalid', 'v2.48.0'),
  written({ azureAd: { oauth: { clientId: UUID, clientSecret: GONE, tenantId: UUID } } }, `failed to read AzureOAuth clientSecret: ${NO_SECRET}`),
  written({ azureAd: { sdk: {} } }, 'azureAD.sdk requires Prometheus >= v2.52.0', 'v2.51.2'),
  written({ azureAd: { workloadIdentity: { clientId: UUID, tenantId: UUID } } }, 'azureAD.workloadIdentity requires Prometheus >= v3.7.0', 'v3.6.0'),
  written({ azureAd: { workloadIdentity: { clientId: 'x', tenantId: UUID } } }, 'the provided Azure Workload Identity clientId is invalid', 'v3.7.0'),
  written({ azureAd: { workloadIdentity: { clientId: UUID, tenantId: 'x' } } }, 'the provided Azure Workload Identity tenantId is invalid'),
  written({ sigv4: { accessKey: USER } }, 'both accessKey and secretKey should be provided'),
  written({ sigv4: { accessKey: GONE, secretKey: USER } }, `failed to read SigV4 access-key: ${NO_SECRET}`),
  written({ sigv4: { accessKey: USER, secretKey: GONE } }, `failed to read SigV4 secret-key: ${NO_SECRET}`),
  {
    it: 'takes what Azure needs',
    server: prometheus({ remoteWrite: [{ url: 'http://a', azureAd: { managedIdentity: {} } }, { url: 'http://a', azureAd: { oauth: { clientId: UUID, clientSecret: USER, tenantId: UUID } } }, { url: 'http://a', azureAd: { sdk: {} } }] }),
    objects: [LOGIN],
    expected: {},
  },
  fails('fails on remote read', prometheus({ remoteRead: [{ url: 'http://a' }, { url: 'http://a', basicAuth: BASIC }] }), `remoteRead[1]: ${NO_BASIC}`),
  fails('fails on Alertmanagers', prometheus({ alerting: { alertmanagers: [{ name: 'a', port: 'web', basicAuth: BASIC }] } }), `alertmanager 0: ${NO_BASIC}`),
  fails('fails on the API server', prometheus({ apiserverConfig: { host: 'https://a', basicAuth: BASIC } }), `apiserver config: ${NO_BASIC}`),
  fails('fails as an agent', prometheusAgent({ apiserverConfig: { host: 'https://a', authorization: { credentials: USER, credentialsFile: '/a' } } }), 'apiserver config: authorization can not specify both "credentials" and "credentialsFile"'),
  fails('fails on remote read before remote write', prometheus({ remoteRead: [{ url: 'http://a', noProxy: 'a' }], remoteWrite: [{ url: 'http://a', noProxy: 'a' }] }), 'remoteRead[0]: if noProxy is configured, proxyUrl must also be configured'),
  fails('fails on remote write before the API server', prometheus({ remoteWrite: [{ url: 'http://a', noProxy: 'a' }], apiserverConfig: { host: 'https://a', basicAuth: BASIC } }), 'remoteWrite[0]: if noProxy is configured, proxyUrl must also be configured'),
  { it: 'takes additional scrape configs', server: prometheus({ additionalScrapeConfigs: { name: 'login', key: 'jobs' } }), objects: [LOGIN], expected: {} },
  { it: 'takes optional ones that are missing', server: prometheus({ additionalScrapeConfigs: { ...GONE, optional: true } }), objects: [LOGIN], expected: {} },
  {
    it: 'takes optional ones without key',
    server: prometheus({ additionalScrapeConfigs: { name: 'login', key: 'gone', optional: true } }),
    objects: [LOGIN],
    expected: {},
  },
  fails('fails on additional scrape configs that are missing', prometheus({ additionalScrapeConfigs: GONE }), 'loading additional scrape configs from Secret failed: secrets "gone" not found'),
  fails('fails on additional scrape configs without key', prometheus({ additionalScrapeConfigs: { name: 'login', key: 'gone' } }), 'loading additional scrape configs from Secret failed: key gone could not be found in secret login'),
  fails('fails on additional alert relabel configs', prometheus({ additionalAlertRelabelConfigs: GONE }), 'loading additional alert relabel configs from Secret failed: secrets "gone" not found'),
  fails('fails on additional Alertmanagers', prometheus({ additionalAlertManagerConfigs: GONE }), 'loading additional alert manager configs from Secret failed: secrets "gone" not found'),
];

const OTLP = 'failed to generate OTLP configuration: ';
const otlp = (fields: object, error: string, given = 'v3.14.0', more: object = {}) => fails(`fails on OTLP: ${error}`, prometheus({ version: given, otlp: fields, ...more }), OTLP + error);

const SETTINGS: readonly ServerCase[] = [
  { it: 'takes a timeout as long as the interval', server: prometheus({ scrapeInterval: '10s', scrapeTimeout: '10s' }), expected: {} },
  fails('fails on a longer timeout', prometheus({ scrapeInterval: '10s', scrapeTimeout: '11s' }), 'scrapeTimeout "11s" greater than scrapeInterval "10s"'),
  fails('fails on it as an agent', prometheusAgent({ scrapeInterval: '10s', scrapeTimeout: '11s' }), 'scrapeTimeout "11s" greater than scrapeInterval "10s"'),
  {
    it: 'takes quantities at their limits',
    server: prometheus({ tsdb: { staleSeriesCompactionThreshold: '1000m' }, retentionPercentage: 100, tracingConfig: { endpoint: 'a', samplingFraction: 1 } }),
    expected: {},
  },
  fails('fails on a threshold', prometheus({ tsdb: { staleSeriesCompactionThreshold: '1001m' } }), 'generating storage_settings configuration failed: `staleSeriesCompactionThreshold` must be between 0 and 1. The current value is 1001m'),
  fails('says it of an agent in other words', prometheusAgent({ tsdb: { staleSeriesCompactionThreshold: 2 } }), '`staleSeriesCompactionThreshold` must be between 0 and 1. The current value is 2'),
  fails('fails on a retention', prometheus({ retentionPercentage: 101 }), 'generating storage_settings configuration failed: `retentionPercentage` must be between 0 and 100 (the current value is "101")'),
  fails('fails on an encoding', prometheus({ tsdb: { chunkEncoding: { floats: 'Xor' } }, enableFeatures: ['st-storage'] }), 'generating storage_settings configuration failed: chunk encoding "Xor" is incompatible with --enable-feature=st-storage (XOR chunks do not store start timestamps)'),
  { it: 'takes the encoding without the feature', server: prometheus({ tsdb: { chunkEncoding: { floats: 'Xor' } } }), expected: {} },
  otlp({}, 'OTLP configuration is only supported from Prometheus version 2.55.0', 'v2.54.1'),
  { it: 'takes OTLP from 2.55 on', server: prometheus({ version: 'v2.55.0', otlp: { ignoreResourceAttributes: ['a'] } }), expected: {} },
  otlp({ translationStrategy: 'NoUTF8EscapingWithSuffixes' }, 'nameValidationScheme "Legacy" is not compatible with OTLP translation strategy "NoUTF8EscapingWithSuffixes"', 'v3.14.0', { nameValidationScheme: 'Legacy' }),
  otlp({ translationStrategy: 'NoTranslation' }, 'nameValidationScheme "NoTranslation" is only supported from Prometheus version 3.4.0 ', 'v3.3.0'),
  otlp({ translationStrategy: 'UnderscoreEscapingWithoutSuffixes' }, 'nameValidationScheme "UnderscoreEscapingWithoutSuffixes" is only supported from Prometheus version 3.6.0 ', 'v3.5.0'),
  otlp({ promoteResourceAttributes: ['a'], promoteAllResourceAttributes: true }, "'promoteAllResourceAttributes' cannot be set to 'true' simultaneously with 'promoteResourceAttributes'"),
  otlp({ ignoreResourceAttributes: ['a'] }, "'ignoreResourceAttributes' can only be set when 'promoteAllResourceAttributes' is true"),
  fails('fails on a fraction', prometheus({ tracingConfig: { endpoint: 'a', samplingFraction: '-0.1' } }), 'failed to generate tracing configuration: `samplingFraction` must be between 0 and 1'),
  fails('fails on TLS of tracing', prometheus({ tracingConfig: { endpoint: 'a', tlsConfig: { certFile: '/a' } } }), 'failed to generate tracing configuration: cannot specify client cert without client key'),
];

export const SERVER_CASES: readonly ServerCase[] = [
  ...SELECTING, ...VERSIONS, ...badSelector('ServiceMonitors', 'serviceMonitor'), ...badSelector('PodMonitors', 'podMonitor'), ...badSelector('Probes', 'probe'),
  ...badSelector('ScrapeConfigs', 'scrapeConfig'), ...CLASSES, ...REFERENCES, ...SETTINGS,
];
