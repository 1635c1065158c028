/** Random servers. */
import * as fc from 'fast-check';
import { API_SERVER, NAMESPACES, SERVER_AUTHORIZATION, TLS } from './client';
import { OTLP, REMOTES, SERVER_REMOTES } from './remotes';
import {
  BOOLEAN, BYTES, DURATION, LABEL_NAME, LIMIT, mapOf, merged, PROTOCOL, PROTOCOLS, rarely, record, RELABELINGS, TEXT,
} from './values';
import { Spec } from '../../../lib/operator-port/server';
import { semverAtLeast } from '../../../lib/units/semver';
import { Manifest } from '../manifests/manifest';
import { OperatorSettings } from '../operator-question';

/** The oldest, the newest, and those at which fields begin. */
const VERSIONS = [
  'v2.45.0', '2.47.0', 'v2.48.1', 'v2.49.0', 'v2.50.0', 'v2.52.0', 'v2.53.0', 'v2.54.1', 'v2.55.0', 'v3.0.0-rc.0',
  'v3.0.0', 'v3.4.0', 'v3.5.0', 'v3.7.1', 'v3.8.0', 'v3.11.0', 'v3.14.0',
];

const SELECTORS = Object.fromEntries(

  ['serviceMonitor', 'podMonitor', 'probe', 'scrapeConfig'].flatMap((kind) => [[`${kind}Selector`, {}], [`${kind}NamespaceSelector`, {}]]),
);

const SCRAPE_CLASS = record({
  default: BOOLEAN,
  tlsConfig: rarely(TLS, 2),
  authorization: rarely(SERVER_AUTHORIZATION, 2),
  relabelings: RELABELINGS,
  metricRelabelings: RELABELINGS,
  attachMetadata: rarely(fc.constantFrom({}, { node: true }, { node: false }), 2),
  fallbackScrapeProtocol: rarely(PROTOCOL, 2),
});
const SCRAPE_CLASSES = fc.tuple(SCRAPE_CLASS, SCRAPE_CLASS).map(([mesh, files]) => [
  { ...mesh, name: 'mesh' }, { ...files, name: 'files', default: files.default && !mesh.default },
]);

const ENFORCED = record(Object.fromEntries([
  ...['Sample', 'Target', 'Label', 'LabelNameLength', 'LabelValueLength'].map((limit) => [`enforced${limit}Limit`, rarely(LIMIT, 2)]),
  ['enforcedKeepDroppedTargets', rarely(LIMIT, 2)], ['enforcedBodySizeLimit', rarely(BYTES, 2)],
]));
const GLOBAL = record({
  scrapeInterval: DURATION.filter((interval) => interval !== '0'),
  scrapeTimeout: fc.constantFrom('0', '500ms'),
  scrapeProtocols: rarely(PROTOCOLS, 2),
  externalLabels: mapOf(TEXT),
  prometheusExternalLabelName: fc.constantFrom('', 'cluster', 'y', 'zone'),
  replicaExternalLabelName: fc.constantFrom('', 'replica', 'prometheus'),
  sampleLimit: rarely(LIMIT, 2),
  targetLimit: rarely(LIMIT),
  labelLimit: rarely(LIMIT),
  labelNameLengthLimit: rarely(LIMIT),
  labelValueLengthLimit: rarely(LIMIT),
  keepDroppedTargets: rarely(LIMIT, 2),
  bodySizeLimit: rarely(BYTES, 2),
  scrapeFailureLogFile: fc.constantFrom('failures.log', '/logs/failures.log', './x.log'),
  nameValidationScheme: fc.constantFrom('UTF8', 'Legacy'),
  nameEscapingScheme: fc.constantFrom('AllowUTF8', 'Underscores', 'Dots', 'Values'),
  convertClassicHistogramsToNHCB: BOOLEAN,
  scrapeClassicHistograms: BOOLEAN,
  scrapeNativeHistograms: BOOLEAN,
});
const OF_SERVERS = record(

  { evaluationInterval: DURATION, ruleQueryOffset: DURATION, queryLogFile: fc.constantFrom('', 'query.log', '/logs/query.log') },
);
const SCRAPING = record({
  apiserverConfig: rarely(API_SERVER, 2),
  enforcedNamespaceLabel: fc.constantFrom('', 'namespace', 'ns'),
  ignoreNamespaceSelectors: BOOLEAN,
  overrideHonorLabels: BOOLEAN,
  overrideHonorTimestamps: BOOLEAN,
  excludedFromEnforcement: fc.array(
    record(
      {
        namespace: fc.constantFrom(...NAMESPACES),
        resource: fc.constantFrom('servicemonitors', 'podmonitors', 'probes', 'prometheusrules'),
        name: fc.constantFrom('servicemonitor-0', 'probe-1', ''),
      },
      ['namespace', 'resource'],
    ),
    { maxLength: 3 },
  ),
  podTargetLabels: fc.array(LABEL_NAME, { maxLength: 2 }),
  serviceDiscoveryRole: fc.constantFrom('Endpoints', 'EndpointSlice'),
  shards: fc.constantFrom(0, 1, 2, 3, 7),
  shardingStrategy: rarely(
    fc.oneof(
      fc.constant({ mode: 'Address' }), fc.constant({}),
      record(
        {
          mode: fc.constant('Topology'),
          topology: record(

            { values: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }), externalLabelName: fc.constantFrom('', 'zone', 'az') },
          ),
        },
        ['mode'],
      ),
    ),
    2,
  ),
});

/** A server that selects everything, and how the operator is run. */
export interface RandomServer {
  readonly manifest: Manifest;
  readonly operator: OperatorSettings;
}

const OPERATOR = record({
  featureGates: fc.dictionary(
    fc.constantFrom('PrometheusTopologySharding', 'PrometheusShardRetentionPolicy'), BOOLEAN, { noNullPrototype: true },
  ),
  podTopologyLabels: BOOLEAN,
});

export const SERVER: fc.Arbitrary<RandomServer> = fc.record({
  kind: fc.constantFrom('Prometheus', 'Prometheus', 'PrometheusAgent', 'DaemonSet'),
  namespace: fc.constantFrom(...NAMESPACES),
  spec: fc.tuple(
    fc.tuple(fc.constantFrom(...VERSIONS), rarely(OTLP, 2)).map(
      ([version, otlp]) => semverAtLeast(version, '2.55.0') ? { version, otlp } : { version },
    ),
    record({ scrapeClasses: SCRAPE_CLASSES }, ['scrapeClasses']), ENFORCED, GLOBAL, SCRAPING, REMOTES,
  ).map((parts) => withEnoughShards(Object.assign({}, ...parts))),
  own: merged(OF_SERVERS, SERVER_REMOTES),
  operator: OPERATOR,
}).map(({ kind, namespace, spec, own, operator }) => kind === 'Prometheus'
  ? {
    manifest: {
      apiVersion: 'monitoring.coreos.com/v1',
      kind,
      metadata: { namespace, name: 'main' },
      spec: { ...SELECTORS, ...spec, ...own },
    },
    operator,
  }
  : agent(kind, namespace, spec, operator));

/** The API server wants at least one for each zone. */
function withEnoughShards(spec: Spec): Spec {
  const zones: number = spec.shardingStrategy?.topology?.values?.length ?? 0;

  return zones > (spec.shards ?? 1) ? { ...spec, shards: zones } : spec;
}

/** An agent on every node has neither shards nor selectors but that of PodMonitors. */
function agent(kind: string, namespace: string, spec: { readonly [field: string]: unknown }, operator: OperatorSettings): RandomServer {
  const manifest = (own: object): Manifest => ({
    apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'PrometheusAgent', metadata: { namespace, name: 'main' }, spec: own,
  });
  if (kind !== 'DaemonSet') return { manifest: manifest({ ...SELECTORS, ...spec }), operator };
  const { shards: _, shardingStrategy: __, ...others } = spec;

  return {
    manifest: manifest({ podMonitorSelector: {}, podMonitorNamespaceSelector: {}, ...others, mode: 'DaemonSet' }),
    operator: { ...operator, featureGates: { ...operator.featureGates, PrometheusAgentDaemonSet: true } },
  };
}
