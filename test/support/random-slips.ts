/** Mistakes of every kind, put into a world at random, so that each stage of the way to a target fails now and then. */
import { RandomWorld } from './random-worlds';
import { random } from '../imports/random-object';
import { Manifest } from './manifests/manifest';

/** A world with up to three mistakes, from the seed. */
export function withSlips(world: RandomWorld, seed: number): RandomWorld {
  const next = random(seed);
  const count = Math.floor(next() * 4);
  const manifests = Array.from({ length: count }).reduce((all: readonly Manifest[]) => SLIPS[Math.floor(next() * SLIPS.length)](all, next), world.manifests);

  return { ...world, manifests };
}

type Slip = (manifests: readonly Manifest[], next: () => number) => readonly Manifest[];

const MONITORS = ['ServiceMonitor', 'PodMonitor'];
const SERVERS = ['Prometheus', 'PrometheusAgent'];

const SLIPS: readonly Slip[] = [
  inOne(SERVERS, (spec) => ({ ...spec, serviceMonitorSelector: { matchLabels: { release: 'prom' } }, podMonitorSelector: { matchLabels: { release: 'prom' } } })),
  inOne(SERVERS, (spec) => ({ ...spec, serviceMonitorSelector: undefined })),
  inOne(SERVERS, (spec) => ({ ...spec, serviceMonitorNamespaceSelector: undefined, podMonitorNamespaceSelector: undefined })),
  inOne(SERVERS, (spec) => ({ ...spec, podMonitorNamespaceSelector: { matchLabels: { team: 'b' } } })),
  inOne(SERVERS, (spec) => ({ ...spec, scrapeTimeout: '1h' })),
  inOne(SERVERS, (spec) => ({ ...spec, replicas: 'three' })),
  inOne(SERVERS, (spec) => ({ ...spec, ignoreNamespaceSelectors: true })),
  inOne(SERVERS, (spec) => ({ ...spec, remoteWrite: [{ url: 'http://mimir/push', authorization: { credentials: { name: 'gone', key: 'token' } } }] })),
  inOne(['Prometheus'], (spec) => ({ ...spec, additionalScrapeConfigs: { name: 'gone', key: 'jobs' } })),
  inOne(MONITORS, inEndpoints((endpoint) => ({ ...endpoint, port: 'metrisc', targetPort: undefined, portNumber: undefined }))),
  inOne(MONITORS, inEndpoints((endpoint) => ({ ...endpoint, port: '8080' }))),
  inOne(MONITORS, inEndpoints((endpoint) => ({ ...endpoint, port: 8080 }))),
  inOne(MONITORS, inEndpoints((endpoint) => ({ ...endpoint, interval: '10s', scrapeTimeout: '20s' }))),
  inOne(MONITORS, inEndpoints((endpoint) => ({ ...endpoint, bearerTokenSecret: { name: 'gone', key: 'token' } }))),
  inOne(MONITORS, inEndpoints((endpoint) => ({ ...endpoint, relabelings: [{ action: 'keep', sourceLabels: ['namespace'], regex: 'nowhere' }] }))),
  inOne(MONITORS, inEndpoints((endpoint) => ({ ...endpoint, relabelings: [{ targetLabel: '__address__', replacement: 'http://cart' }] }))),
  inOne(MONITORS, (spec) => ({ ...spec, selector: { matchLabels: { app: 'crat' } } })),
  inOne(MONITORS, (spec) => ({ ...spec, [spec.endpoints ? 'endpoints' : 'podMetricsEndpoints']: [] })),
  inOne(['Service'], (spec) => ({ ...spec, selector: { app: 'carts' } })),
  inOne(['Service'], (spec) => ({ ...spec, ports: [{ name: 'metrics', port: 80, targetPort: 'gone' }] })),
  inOne(['Service'], (spec) => ({ ...spec, type: 'ExternalName', externalName: 'x.example' })),
  inOne(['Deployment'], (spec) => ({ ...spec, replicas: 0 })),
  (manifests, next) => manifests.filter(({ kind }) => next() < 0.7 || !['Service', 'Deployment', 'Prometheus'].includes(kind)),
];

type Fields = { readonly [field: string]: unknown };

/** Changes the spec of one object of some kinds. */
function inOne(kinds: readonly string[], change: (spec: Fields) => Fields): Slip {
  return (manifests, next) => {
    const places = manifests.flatMap(({ kind }, i) => (kinds.includes(kind) ? [i] : []));
    const place = places[Math.floor(next() * places.length)];

    return manifests.map((manifest, i) => (i === place ? { ...manifest, spec: change(manifest.spec as Fields) } : manifest));
  };
}

function inEndpoints(change: (endpoint: Fields) => Fields): (spec: Fields) => Fields {
  return (spec) => Object.fromEntries(Object.entries(spec).map(([field, value]) => (
    [field, field === 'endpoints' || field === 'podMetricsEndpoints' ? (value as Fields[]).map(change) : value])));
}
