/** Grafana Alloy: the components `prometheus.operator.*`, which write scrape configurations by code of their own. */
import { FieldRow, FoundValue, OtherReader } from './other-reader';
import { ALL_KINDS, APPS, HISTOGRAMS, inEndpoints, inSpec, OF_OAUTH2, PROXY, RULES } from './places';
import { stringAt } from '../manifests/manifest';
import { OPERATOR_GROUP } from '../manifests/objects';
import { isObject } from '../units/is-object';
import { parsePrometheusDuration } from '../units/parse-duration';

const CONFIGGEN = 'internal/component/prometheus/operator/configgen';
const ENDPOINTS = `${CONFIGGEN}/config_gen_servicemonitor.go and config_gen_podmonitor.go, v1.18.1`;
const COMMON = `${CONFIGGEN}/config_gen.go, v1.18.1`;
const SCRAPE_CONFIGS = `${CONFIGGEN}/config_gen_scrapeconfig.go, v1.18.1`;
const PROBES = `${CONFIGGEN}/config_gen_probe.go, v1.18.1`;

/** What it takes for a scrape without a timeout of its own. @see DefaultGlobalConfig in config/config.go of Prometheus v0.312.0 */
const DEFAULT_TIMEOUT = 10_000n;

/** Discoveries that it does not read. */
const UNREAD_DISCOVERIES = [
  'azure', 'consul', 'digitalOcean', 'dns', 'docker', 'dockerSwarm', 'ec2', 'eureka', 'file', 'gce', 'hetzner', 'ionos', 'kubernetes', 'kuma', 'lightSail',
  'linode', 'nomad', 'openstack', 'ovhcloud', 'puppetDB', 'scaleway',
].map((name) => `${name}SDConfigs`);

const FIELDS: readonly FieldRow[] = [
  {
    at: ['PodMonitor spec.podMetricsEndpoints[].portNumber'],
    effect: 'ignored',
    readSince: 'v1.11.0',
    isHarmful: true,
    follows: 'an endpoint without another port scrapes every port of every container',
    fix: 'name the port of the container and set "port", or run Alloy v1.11.0 or later',
    see: `${CONFIGGEN}/config_gen_podmonitor.go, v1.10.0 and v1.11.0`,
  },
  {
    at: inSpec(ALL_KINDS, 'scrapeClass'),
    effect: 'ignored',
    isHarmful: true,
    follows: 'its relabelings, TLS settings and credentials do not apply',
    fix: 'write them into the monitor, or use the rule blocks of the component',
    see: `${ENDPOINTS}; ${PROBES}; ${SCRAPE_CONFIGS}`,
  },
  {
    at: inSpec(ALL_KINDS, 'extraScrapeMetrics'),
    effect: 'ignored',
    follows: 'series such as scrape_timeout_seconds are not written for it',
    fix: 'remove the field',
    see: COMMON,
  },
  {
    at: inSpec(ALL_KINDS, ...HISTOGRAMS),
    effect: 'ignored',
    isHarmful: true,
    follows: 'the component alone decides how histograms are scraped',
    fix: 'set scrape.scrape_native_histograms in the component',
    see: COMMON,
  },
  {
    at: inSpec(ALL_KINDS, 'scrapeProtocols'),
    effect: 'ignored',
    readSince: 'v1.12.0',
    follows: 'the protocols of Alloy are offered instead',
    fix: 'run Alloy v1.12.0 or later, or remove the field',
    see: `${CONFIGGEN}/config_gen_servicemonitor.go, v1.11.0 and v1.12.0`,
  },
  {
    at: inSpec(ALL_KINDS, 'fallbackScrapeProtocol'),
    effect: 'ignored',
    when: ({ value }) => value !== 'PrometheusText0.0.4',
    follows: 'a response without a valid Content-Type is read as PrometheusText0.0.4',
    fix: 'make the app send a Content-Type, or remove the field',
    see: COMMON,
  },
  {
    at: inSpec(ALL_KINDS, 'keepDroppedTargets'),
    effect: 'ignored',
    follows: 'Alloy keeps every dropped target in memory',
    fix: 'remove the field',
    see: ENDPOINTS,
  },
  {
    at: inSpec([...APPS, 'ScrapeConfig'], 'bodySizeLimit'),
    effect: 'ignored',
    follows: 'a response of any size is accepted',
    fix: 'limit the scrape with sampleLimit, which Alloy reads',
    see: ENDPOINTS,
  },
  {
    at: [...inEndpoints('trackTimestampsStaleness'), 'ScrapeConfig spec.trackTimestampsStaleness'],
    effect: 'ignored',
    follows: 'series with timestamps of their own get no staleness markers',
    fix: 'remove the field',
    see: ENDPOINTS,
  },
  {
    at: inSpec(APPS, 'selectorMechanism'),
    effect: 'ignored',
    follows: 'it always selects by relabeling, and finds the same targets',
    fix: 'remove the field',
    see: ENDPOINTS,
  },
  {
    at: ['ServiceMonitor spec.serviceDiscoveryRole'],
    effect: 'ignored',
    follows: 'the component decides between Endpoints and EndpointSlices',
    fix: 'set kubernetes_role in the component prometheus.operator.servicemonitors',
    see: `${CONFIGGEN}/config_gen_servicemonitor.go, v1.18.1`,
  },
  {
    at: [...inEndpoints(...PROXY), ...inSpec(['Probe'], ...PROXY.map((field) => `prober.${field}`))],
    effect: 'ignored',
    isHarmful: true,
    follows: 'only proxyUrl decides whether a target is scraped through a proxy',
    fix: 'use proxyUrl alone, without credentials of the proxy',
    see: `${ENDPOINTS}; ${PROBES}`,
  },
  {
    at: inSpec(['ScrapeConfig'], 'proxyUrl', ...PROXY),
    effect: 'ignored',
    isHarmful: true,
    follows: 'its targets are scraped without a proxy',
    fix: 'use a component prometheus.scrape with proxy_url',
    see: SCRAPE_CONFIGS,
  },
  {
    at: [
      ...inEndpoints('tlsConfig.minVersion', 'tlsConfig.maxVersion'), ...inSpec(['Probe', 'ScrapeConfig'], 'tlsConfig.minVersion', 'tlsConfig.maxVersion'),
    ],
    effect: 'ignored',
    follows: 'the default versions of TLS are offered',
    fix: 'remove the field, or use a component prometheus.scrape',
    see: COMMON,
  },
  {
    at: [...inEndpoints(...OF_OAUTH2.map((field) => `oauth2.${field}`)), ...inSpec(['Probe'], ...OF_OAUTH2.map((field) => `oauth2.${field}`))],
    effect: 'ignored',
    isHarmful: true,
    follows: 'the token is requested without it',
    fix: 'use a token endpoint that needs no proxy and no TLS settings, or a component prometheus.scrape',
    see: COMMON,
  },
  {
    at: ['Probe spec.params'],
    effect: 'ignored',
    isHarmful: true,
    follows: 'the prober gets the module and the target alone',
    fix: 'write a module of the prober that needs no parameters',
    see: PROBES,
  },
  {
    at: inSpec(['Probe'], 'enableHttp2', 'followRedirects'),
    effect: 'ignored',
    follows: 'HTTP/2 is allowed and redirects of the prober are followed',
    fix: 'remove the field',
    see: PROBES,
  },
  {
    at: inSpec(['ScrapeConfig'], 'oauth2'),
    effect: 'ignored',
    isHarmful: true,
    follows: 'its targets are scraped without a token',
    fix: 'use a component prometheus.scrape with oauth2',
    see: SCRAPE_CONFIGS,
  },
  {
    at: inSpec(['ScrapeConfig'], 'enableCompression', 'enableHTTP2', 'nameValidationScheme', 'nameEscapingScheme'),
    effect: 'ignored',
    follows: 'the defaults of Alloy apply',
    fix: 'remove the field, or use a component prometheus.scrape',
    see: SCRAPE_CONFIGS,
  },
  {
    at: inSpec(['ScrapeConfig'], 'jobName'),
    effect: 'ignored',
    isHarmful: true,
    follows: 'the label job is "scrapeConfig/<namespace>/<name>/static/<number>", or "/http/<number>"',
    fix: 'set the label job in relabelings of the ScrapeConfig',
    see: SCRAPE_CONFIGS,
  },
  {
    at: inSpec(['ScrapeConfig'], ...UNREAD_DISCOVERIES),
    effect: 'ignored',
    findsTargets: true,
    isHarmful: true,
    follows: 'its targets are not scraped, because Alloy reads staticConfigs and httpSDConfigs only',
    fix: 'use the components discovery.* and prometheus.scrape of Alloy',
    see: SCRAPE_CONFIGS,
  },
  {
    at: ['ScrapeConfig spec.httpSDConfigs'],
    effect: 'ignored',
    readSince: 'v1.13.0',
    findsTargets: true,
    isHarmful: true,
    follows: 'its targets are not scraped, because Alloy reads staticConfigs only',
    fix: 'run Alloy v1.13.0 or later, or use the component discovery.http',
    see: `${CONFIGGEN}/config_gen_scrapeconfig.go, v1.12.0 and v1.13.0`,
  },
  {
    at: inSpec(['ScrapeConfig'], ...['oauth2', 'proxyUrl', ...PROXY, 'followRedirects', 'enableHTTP2'].map((field) => `httpSDConfigs[].${field}`)),
    effect: 'ignored',
    isHarmful: true,
    follows: 'the list of targets is requested without it',
    fix: 'use the component discovery.http',
    see: SCRAPE_CONFIGS,
  },
  {
    at: RULES,
    effect: 'changed',
    when: ({ value: rule }) => isObject(rule) && rule.replacement === '',
    isHarmful: true,
    follows: 'an empty replacement is read as "$1", so the label is set and not removed',
    fix: 'remove the label with action: labeldrop',
    see: `add in ${COMMON}`,
  },
  {
    at: RULES,
    effect: 'changed',
    when: ({ value: rule }) => isObject(rule) && rule.separator === '',
    isHarmful: true,
    follows: 'an empty separator is read as ";"',
    fix: 'set a separator, and expect it in the regex',
    see: `add in ${COMMON}`,
  },
  {
    at: [...inEndpoints('interval'), 'Probe spec.interval', 'ScrapeConfig spec.scrapeInterval'],
    effect: 'changed',
    when: isBelowDefaultTimeout,
    isHarmful: true,
    follows: 'without scrapeTimeout the default of 10s is taken, and Alloy refuses a timeout above the interval, so nothing is scraped unless scrape.default_scrape_timeout of the component is lower',
    fix: 'set scrapeTimeout to the interval or less',
    see: `generateDefaultScrapeConfig in ${COMMON}; Validate in config/config.go of Prometheus v0.312.0`,
  },
  {
    at: ['ScrapeConfig spec.relabelings[]'],
    effect: 'changed',
    when: ({ value: rule, manifest: { spec } }) => isObject(rule) && rule.targetLabel === 'instance' && isObject(spec) && spec.staticConfigs !== undefined,
    isHarmful: true,
    follows: 'the address of a static target replaces the label instance afterwards',
    fix: 'set another label, or change instance in a component prometheus.relabel',
    see: `generateStaticScrapeConfigConfig in ${SCRAPE_CONFIGS}`,
  },
];

export const ALLOY: OtherReader = {
  name: 'grafana-alloy',
  title: 'Grafana Alloy',
  checked: 'v1.18.1',
  group: OPERATOR_GROUP,
  kinds: [{
    kind: 'ScrapeConfig',
    readSince: 'v1.8.0',
    why: 'has the component prometheus.operator.scrapeconfigs from v1.8.0 on',
    fix: 'run Alloy v1.8.0 or later, or use the components discovery.* and prometheus.scrape',
    see: 'internal/component/prometheus/operator/scrapeconfigs/operator.go, v1.8.0',
  }],
  fields: FIELDS,
  rejects: ['missing-object', 'missing-key', 'timeout-above-interval'],
};

function isBelowDefaultTimeout({ value, parent }: FoundValue): boolean {
  if (typeof value !== 'string' || stringAt(parent, ['scrapeTimeout'])) return false;
  try {
    return parsePrometheusDuration(value) < DEFAULT_TIMEOUT;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;

    return false;
  }
}
