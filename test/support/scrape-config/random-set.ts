/** Random servers with ScrapeConfigs and all that these refer to: the same seed gives the same set. */
import { ADDITIONAL_TEXTS, randomJobsText } from './random-jobs-text';
import { randomScrapeConfigSpec } from './random-spec';
import { LOGIN } from './random-spec-hints';
import { pick, shuffled } from './random-values';
import { random } from '../../imports/random-object';
import { OperatorQuestion } from '../operator-question';
import { selfSigned } from '../self-signed';

/** One question, and the paths that its ScrapeConfigs set. */
export interface ScrapeSet {
  readonly question: OperatorQuestion;
  readonly paths: ReadonlySet<string>;
}

/** Versions on both sides of every gate, and those in between that people run. */
export const VERSIONS = [
  '2.45.0', '2.46.0', '2.47.0', '2.47.2', '2.48.0', '2.48.1', '2.49.0', '2.49.1', '2.50.0', '2.51.2', '2.52.0', '2.54.0', '2.54.1', '2.55.1',
  '3.0.0-rc.0', '3.0.0', '3.0.1', '3.1.0', '3.2.0', '3.3.1', '3.4.0', '3.4.2', '3.5.0', '3.7.3', '3.8.0', '3.10.0', '3.11.0', '3.11.1', '3.11.2', '3.13.0',
  '3.14.0',
] as const;

/** A set with up to three ScrapeConfigs, one of which sets the property at `forced`. */
export function randomScrapeSet(seed: number, version: string, forced?: string): ScrapeSet {
  const next = random(seed);
  const kind = next() < 0.85 ? 'Prometheus' : 'PrometheusAgent';
  const scrapeClasses = next() < 0.9 ? randomClasses(next) : [];
  const count = 1 + Math.floor(next() * 2.5);
  const specs = Array.from({ length: count }, (_, i) => randomScrapeConfigSpec({
    seed: seed * 7 + i, version, forced: i === 0 ? forced : undefined, scrapeClasses: scrapeClasses.map(({ name }) => name as string),
  }));
  const objects = specs.map(({ spec }, i) => ({
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'ScrapeConfig',
    metadata: { namespace: pick(NAMESPACES, next), name: `s${i}` },
    spec,
  }));
  const text = next() < 0.2 ? pick(ADDITIONAL_TEXTS, next) : next() < 0.2 ? randomJobsText(next) : undefined;

  return {
    question: {
      id: String(seed),
      manifests: withoutUndefined([
        { apiVersion: SERVERS[kind], kind, metadata: { namespace: 'monitoring', name: 'main' }, spec: randomServer(next, version, scrapeClasses, text) },
        ...objects,
        ...REFERENCES,
        { apiVersion: 'v1', kind: 'Secret', metadata: { namespace: 'monitoring', name: 'extra' }, stringData: { jobs: text ?? '' } },
      ]),
      operator: {
        podTopologyLabels: next() < 0.2,
        featureGates: next() < 0.2 ? { PrometheusShardRetentionPolicy: false, PrometheusTopologySharding: next() < 0.5 } : undefined,
      },
    },
    paths: new Set(specs.flatMap(({ paths }) => [...paths])),
  };
}

function withoutUndefined<T>(manifests: T): T {
  return JSON.parse(JSON.stringify(manifests)) as T;
}

/** A set with nothing but a text of further jobs. */
export function randomTextSet(seed: number): ScrapeSet {
  const next = random(seed);
  const spec = { shards: pick([1, 1, 2, 3], next), additionalScrapeConfigs: { name: 'extra', key: 'jobs' } };
  const metadata = { namespace: 'monitoring' };
  const stringData = { jobs: randomJobsText(next) };

  return {
    question: {
      id: String(seed),
      manifests: [
        {
          apiVersion: SERVERS.Prometheus,
          kind: 'Prometheus',
          metadata: { ...metadata, name: 'main' },
          spec: { ...spec, version: 'v3.14.0', scrapeConfigSelector: {} },
        },
        { apiVersion: 'v1', kind: 'Secret', metadata: { ...metadata, name: 'extra' }, stringData },
      ],
    },
    paths: new Set(),
  };
}

type Spec = { readonly [field: string]: unknown };

const SERVERS = { Prometheus: 'monitoring.coreos.com/v1', PrometheusAgent: 'monitoring.coreos.com/v1alpha1' };

const NAMESPACES = ['shop', 'monitoring'];

function randomServer(next: () => number, version: string, scrapeClasses: readonly Spec[], text: string | undefined): Spec {
  const some = <T>(likely: number, value: T): T | undefined => next() < likely ? value : undefined;
  const limit = () => some(0.2, pick([0, 1, 50, 5000], next));

  return {
    version: `v${version}`,
    scrapeConfigSelector: {},
    scrapeConfigNamespaceSelector: {},
    scrapeClasses,
    ...randomSharding(next),
    overrideHonorLabels: some(0.3, true),
    overrideHonorTimestamps: some(0.3, true),
    enforcedNamespaceLabel: some(0.4, pick(['namespace', 'ns'], next)),
    excludedFromEnforcement: some(0.3, [{ namespace: 'shop', resource: 'scrapeconfigs', name: pick(['s0', '', undefined], next) }]),
    enforcedSampleLimit: limit(),
    enforcedTargetLimit: limit(),
    enforcedLabelLimit: limit(),
    enforcedLabelNameLengthLimit: limit(),
    enforcedLabelValueLengthLimit: limit(),
    enforcedKeepDroppedTargets: limit(),
    enforcedBodySizeLimit: some(0.3, pick(['1MB', '512KiB', '0', '1.5GB'], next)),
    additionalScrapeConfigs: text === undefined ? undefined : { name: 'extra', key: 'jobs' },
  };
}

function randomSharding(next: () => number): Spec {
  const shards = pick([undefined, undefined, 0, 1, 2, 3, 6], next);
  const zones = ['a', 'b', 'c'].slice(0, Math.min(1 + Math.floor(next() * 3), shards ?? 1));

  return zones.length > 0 && next() < 0.2 ? { shards, shardingStrategy: { mode: 'Topology', topology: { values: zones } } } : { shards };
}

function randomClasses(next: () => number): Spec[] {
  const login = (key: string) => ({ name: 'login', key });
  const rules = (label: string) => [{ targetLabel: label, replacement: 'class' }];
  const classes: Spec[] = [
    { name: 'files', tlsConfig: { caFile: '/ca', certFile: '/cert', keyFile: '/key' }, authorization: { credentialsFile: '/token' } },
    { name: 'references', tlsConfig: { ca: { secret: { name: 'tls', key: 'ca.crt' } } }, authorization: { type: 'X', credentials: login('token') } },
    { name: 'rules', relabelings: rules('a'), metricRelabelings: [...rules('b'), { action: 'Drop', regex: 'x' }] },
    { name: 'hash', relabelings: [{ sourceLabels: ['x'], targetLabel: 'y', modulus: 2, action: 'HashMod' }] },
    {
      name: 'rest',
      fallbackScrapeProtocol: 'PrometheusText0.0.4',
      attachMetadata: { node: true },
      tlsConfig: { serverName: 's', keyFile: '/k', certFile: '/c' },
    },
  ];
  const defaultAt = Math.floor(next() * 3 * classes.length);

  return shuffled(classes, next).map((each, i) => i === defaultAt ? { ...each, default: true } : each);
}

function references() {
  const { certificate, key } = selfSigned('sd.example');

  return NAMESPACES.flatMap((namespace) => [
    { apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name: 'login' }, stringData: LOGIN },
    { apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name: 'tls' }, stringData: { 'ca.crt': certificate, 'tls.crt': certificate, 'tls.key': key } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace, name: 'login' }, data: LOGIN },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace, name: 'tls' }, data: { 'ca.crt': certificate, 'tls.crt': certificate } },
  ]);
}

/** What ScrapeConfigs may refer to. Certificates differ from run to run; nothing that is compared holds them. */
export const REFERENCES = references();
