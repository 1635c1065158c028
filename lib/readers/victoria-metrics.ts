/** The operator of VictoriaMetrics: it converts monitors to kinds of its own, which VMAgent scrapes. */
import { FieldRow, OtherReader } from './other-reader';
import { ALL_KINDS, APPS, HISTOGRAMS, inEndpoints, inSpec, LABEL_LIMITS, OF_OAUTH2, PROXY, RULES } from './places';
import { listAt, stringAt } from '../manifests/manifest';
import { OPERATOR_GROUP } from '../manifests/objects';
import { isObject } from '../units/is-object';

const CONVERTER = 'internal/controller/operator/factory/converter';
const MONITORS = `${CONVERTER}/apis.go, v0.74.1`;
const SCRAPE_CONFIGS = `ScrapeConfig in ${CONVERTER}/v1alpha1/apis.go, v0.74.1`;
const SCRAPES = 'internal/controller/operator/factory/vmscrapes';

/** Rules that it leaves out without source labels. */
const NEED_SOURCE: ReadonlySet<unknown> = new Set(['keep', 'drop', 'hashmod']);

const FIELDS: readonly FieldRow[] = [
  {
    at: ['PodMonitor spec.podMetricsEndpoints[].portNumber'],
    effect: 'ignored',
    readSince: 'v0.54.0',
    isHarmful: true,
    follows: 'an endpoint without another port scrapes every port of every container',
    fix: 'name the port of the container and set "port", or run the operator v0.54.0 or later',
    see: `${CONVERTER}/apis.go, v0.53.0 and v0.54.0`,
  },
  {
    at: ['ServiceMonitor spec.endpoints[].filterRunning'],
    effect: 'ignored',
    follows: 'targets are those of the Endpoints, which have no finished pods',
    fix: 'remove the field',
    see: MONITORS,
  },
  {
    at: inSpec(ALL_KINDS, 'targetLimit', 'keepDroppedTargets', ...LABEL_LIMITS),
    effect: 'ignored',
    follows: 'the limit does not apply',
    fix: 'remove the field, or limit the scrape with sampleLimit, which is converted',
    see: `${MONITORS}; ${SCRAPE_CONFIGS}`,
  },
  {
    at: inSpec([...APPS, 'ScrapeConfig'], 'bodySizeLimit'),
    effect: 'ignored',
    follows: 'the limit of vmagent for a response applies',
    fix: 'set max_scrape_size in the converted object',
    see: `${MONITORS}; ${SCRAPE_CONFIGS}`,
  },
  {
    at: inSpec(ALL_KINDS, 'scrapeProtocols', 'fallbackScrapeProtocol'),
    effect: 'ignored',
    follows: 'vmagent decides which format it reads',
    fix: 'remove the field',
    see: `${MONITORS}; ${SCRAPE_CONFIGS}`,
  },
  {
    at: inSpec(ALL_KINDS, 'extraScrapeMetrics'),
    effect: 'ignored',
    follows: 'series such as scrape_timeout_seconds are not written for it',
    fix: 'remove the field',
    see: `${MONITORS}; ${SCRAPE_CONFIGS}`,
  },
  {
    at: inSpec(ALL_KINDS, ...HISTOGRAMS),
    effect: 'ignored',
    isHarmful: true,
    follows: 'histograms are scraped as vmagent does it',
    fix: 'remove the field',
    see: `${MONITORS}; ${SCRAPE_CONFIGS}`,
  },
  {
    at: inSpec(ALL_KINDS, 'scrapeClass'),
    effect: 'ignored',
    readSince: 'v0.64.0',
    isHarmful: true,
    follows: 'its relabelings, TLS settings and credentials do not apply',
    fix: 'run the operator v0.64.0 or later, or write them into the monitor',
    see: `${CONVERTER}/apis.go, v0.63.0 and v0.64.0`,
  },
  {
    at: ['ServiceMonitor spec.serviceDiscoveryRole'],
    effect: 'ignored',
    readSince: 'v0.65.0',
    follows: 'targets are found by Endpoints',
    fix: 'run the operator v0.65.0 or later',
    see: `${CONVERTER}/apis.go, v0.64.1 and v0.65.0`,
  },
  {
    at: inSpec(APPS, 'selectorMechanism'),
    effect: 'ignored',
    follows: 'VMAgent selects by its own setting, and finds the same targets',
    fix: 'remove the field',
    see: MONITORS,
  },
  {
    at: [...inEndpoints('trackTimestampsStaleness'), 'ScrapeConfig spec.trackTimestampsStaleness'],
    effect: 'ignored',
    follows: 'vmagent decides about staleness markers',
    fix: 'remove the field',
    see: `${MONITORS}; ${SCRAPE_CONFIGS}`,
  },
  {
    at: [...inEndpoints('enableHttp2'), 'Probe spec.enableHttp2', 'Probe spec.followRedirects', 'ScrapeConfig spec.enableHTTP2'],
    effect: 'ignored',
    follows: 'vmagent decides about it',
    fix: 'remove the field',
    see: `${MONITORS}; ${SCRAPE_CONFIGS}`,
  },
  {
    at: [
      ...inEndpoints(...PROXY), ...inSpec(['Probe'], ...PROXY.map((field) => `prober.${field}`)), ...inSpec(['ScrapeConfig'], ...PROXY),
    ],
    effect: 'ignored',
    isHarmful: true,
    follows: 'only proxyUrl decides whether a target is scraped through a proxy',
    fix: 'use proxyUrl alone, without credentials of the proxy',
    see: `${MONITORS}; ${SCRAPE_CONFIGS}`,
  },
  {
    at: [
      ...inEndpoints('tlsConfig.minVersion', 'tlsConfig.maxVersion'), ...inSpec(['Probe', 'ScrapeConfig'], 'tlsConfig.minVersion', 'tlsConfig.maxVersion'),
    ],
    effect: 'ignored',
    follows: 'the default versions of TLS are offered',
    fix: 'remove the field',
    see: MONITORS,
  },
  {
    at: [...inEndpoints(...OF_OAUTH2.map((field) => `oauth2.${field}`)), ...inSpec(['Probe'], ...OF_OAUTH2.map((field) => `oauth2.${field}`))],
    effect: 'ignored',
    isHarmful: true,
    follows: 'the token is requested without it',
    fix: 'use a token endpoint that needs no proxy and no TLS settings',
    see: MONITORS,
  },
  {
    at: ['Probe spec.params'],
    effect: 'ignored',
    isHarmful: true,
    follows: 'the prober gets the module and the target alone',
    fix: 'write a module of the prober that needs no parameters',
    see: MONITORS,
  },
  {
    at: inSpec(['ScrapeConfig'], 'jobName', 'nameValidationScheme', 'nameEscapingScheme'),
    effect: 'ignored',
    isHarmful: true,
    follows: 'the label job is "scrapeConfig/<namespace>/<name>", and names are as vmagent reads them',
    fix: 'set the label job in relabelings of the ScrapeConfig',
    see: SCRAPE_CONFIGS,
  },
  {
    at: inSpec(['ScrapeConfig'], 'oauth2'),
    effect: 'changed',
    isHarmful: true,
    follows: 'clientId, clientSecret and tokenUrl are lost in the conversion, because VMScrapeConfig calls them client_id, client_secret and token_url',
    fix: 'write a VMScrapeConfig',
    see: `${SCRAPE_CONFIGS}; OAuth2 in api/operator/v1beta1/common_scrapeparams.go`,
  },
  {
    at: inSpec(['ScrapeConfig'], 'kubernetesSDConfigs[].attachMetadata'),
    effect: 'ignored',
    isHarmful: true,
    follows: 'labels of the node are not attached, because VMScrapeConfig calls the field attach_metadata',
    fix: 'write a VMScrapeConfig',
    see: `${SCRAPE_CONFIGS}; KubernetesSDConfig in api/operator/v1beta1/vmscrapeconfig_types.go`,
  },
  {
    at: inSpec(['ScrapeConfig'], ...['ionos', 'lightSail', 'linode', 'scaleway'].map((name) => `${name}SDConfigs`)),
    effect: 'ignored',
    findsTargets: true,
    isHarmful: true,
    follows: 'its targets are not scraped, because VMScrapeConfig does not have the discovery',
    fix: 'use httpSDConfigs, or run a Prometheus for it',
    see: 'VMScrapeConfigSpec in api/operator/v1beta1/vmscrapeconfig_types.go, v0.74.1',
  },
  {
    at: RULES,
    effect: 'changed',
    when: ({ value: rule }) => isObject(rule) && NEED_SOURCE.has(`${rule.action}`.toLowerCase()) && listAt(rule, ['sourceLabels']).length === 0,
    isDropped: true,
    isHarmful: true,
    follows: 'a rule without sourceLabels is left out',
    fix: 'set sourceLabels, or remove the rule',
    see: `filterUnsupportedRelabelCfg in ${MONITORS}`,
  },
  {
    at: [
      'Probe spec.targets.staticConfig.relabelingConfigs[]', 'Probe spec.targets.ingress.relabelingConfigs[]',
    ],
    effect: 'changed',
    when: ({ value }) => stringAt(value, ['targetLabel']) === 'instance',
    isHarmful: true,
    follows: 'the label instance is set to the target afterwards',
    fix: 'set another label',
    see: `generateProbeConfig in ${SCRAPES}/probe.go, v0.74.1`,
  },
];

export const VICTORIA_METRICS: OtherReader = {
  name: 'victoria-metrics',
  title: 'VictoriaMetrics',
  checked: 'v0.74.1',
  group: OPERATOR_GROUP,
  kinds: [{
    kind: 'ScrapeConfig',
    readSince: 'v0.46.0',
    why: 'converts ScrapeConfigs from v0.46.0 of its operator on',
    fix: 'run the operator v0.46.0 or later, or write a VMScrapeConfig',
    see: `${CONVERTER}, v0.45.0 and v0.46.0`,
  }],
  fields: FIELDS,
  rejects: ['missing-object', 'missing-key', 'unknown-scrape-class', 'files-denied'],
};
