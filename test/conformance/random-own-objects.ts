/** Random objects for which the operator runs pods, from a seed: with the fields that decide on the pods. */
import { Json } from './random-manifests';
import { random } from '../imports/random-object';

/** Kinds of objects for which the operator runs pods. */
export const RUNNING_KINDS = ['Prometheus', 'PrometheusAgent', 'Alertmanager', 'ThanosRuler'] as const;

type Kind = typeof RUNNING_KINDS[number];

/** One object; the same seed gives the same object. */
export function randomOwnObject(kind: Kind, seed: number): Json {
  const pick = picker(random(seed));
  const fields = { ...COMMON, ...OF_KIND[kind] };
  const spec = Object.fromEntries(Object.entries(fields).filter(() => pick([true, false, false])).map(([field, values]) => [field, typeof values === 'function' ? values(pick) : pick(values)]));
  // Without an endpoint to query, the operator runs no ThanosRuler.
  if (kind === 'ThanosRuler' && pick([true, true, true, false])) spec.queryEndpoints = ['http://query:10902'];
  // The API server refuses these fields for an agent on every node.
  if (spec.mode === 'DaemonSet') ['replicas', 'shards', 'serviceName'].forEach((field) => delete spec[field]);

  return {
    apiVersion: kind === 'PrometheusAgent' ? 'monitoring.coreos.com/v1alpha1' : 'monitoring.coreos.com/v1',
    kind,
    metadata: {
      name: pick(['main', 'k8s', 'a.b']),
      namespace: 'monitoring',
      ...pick([true, false]) && { labels: pick(LABELS) },
      ...pick([true, false]) && { annotations: pick([{ 'kubectl.kubernetes.io/last-applied-configuration': '{}', 'a': 'b' }, { 'prometheus.io/scrape': 'true' }, {}]) },
    },
    spec,
  };
}

type Pick = <T>(from: readonly T[]) => T;
type Values = readonly unknown[] | ((pick: Pick) => unknown);

function picker(next: () => number): Pick {
  return (from) => from[Math.floor(next() * from.length)];
}

const LABELS = [
  { release: 'stack' }, { team: 'infra', app: 'x' }, {}, { 'app.kubernetes.io/name': 'mine', 'app.kubernetes.io/version': 'y', 'operator.prometheus.io/shard': '7', 'prometheus': 'z' },
  { 'app.kubernetes.io/managed-by': 'Helm', 'alertmanager': 'q', 'thanos-ruler': 'r' },
];
const BOOLEANS = [true, false];
const PORTS = [
  { name: 'web', containerPort: 9090 }, { name: 'http', containerPort: 9090 }, { containerPort: 9093, protocol: 'TCP' }, { name: 'extra', containerPort: 1234 },
  { name: 'mesh', containerPort: 9094, protocol: 'UDP' }, { name: 'mesh2', containerPort: 9094, protocol: 'TCP' }, { containerPort: 8080, hostPort: 8080 },
  { name: 'grpc', containerPort: 10901 }, { name: 'query', containerPort: 10902 }, { name: 'first', containerPort: 1 }, { containerPort: 8081 },
];
const NAMES = ['prometheus', 'alertmanager', 'thanos-ruler', 'config-reloader', 'thanos-sidecar', 'init-config-reloader', 'proxy', 'other'];

function containers(pick: Pick): Json[] {
  const names = new Set(Array.from({ length: pick([0, 1, 2, 3]) }, () => pick(NAMES)));

  return [...names].map((name) => ({
    name,
    ...pick(BOOLEANS) && { image: pick(['proxy:1', 'quay.io/prometheus/prometheus:v3.1.0', '']) },
    ...pick([true, true, false]) && { ports: unique(Array.from({ length: pick([0, 1, 2, 3, 4]) }, () => pick(PORTS))) },
    ...pick([true, false, false]) && { env: [{ name: 'A', value: 'b' }] },
    ...pick([true, false, false, false]) && { restartPolicy: 'Always' },
  }));
}

/** The API server refuses two ports with one number and protocol. */
function unique(ports: readonly { readonly containerPort: number; readonly protocol?: string }[]): unknown[] {
  return [...new Map(ports.map((port) => [`${port.containerPort} ${port.protocol ?? 'TCP'}`, port])).values()];
}

const COMMON: { readonly [field: string]: Values } = {
  image: ['quay.io/x/y:v1', 'mirror:5000/prometheus@sha256:aa', '', '  '],
  replicas: [0, 1, 2, 3],
  portName: ['web', 'http', ''],
  listenLocal: BOOLEANS,
  podMetadata: (pick) => ({ ...pick(BOOLEANS) && { labels: pick(LABELS) }, ...pick(BOOLEANS) && { annotations: pick([{ a: 'b' }, { 'kubectl.kubernetes.io/default-container': 'x' }]) }, name: 'ignored' }),
  serviceName: ['own', 'governing'],
  containers,
  initContainers: containers,
  hostNetwork: BOOLEANS,
  serviceAccountName: ['account', ''],
  schedulerName: ['own-scheduler'],
  paused: BOOLEANS,
  logLevel: ['debug'],
};

const PROMETHEUS: { readonly [field: string]: Values } = {
  version: ['v3.5.0', '3.14.1', 'v2.53', 'v3.0.0-rc.1', 'v3.5.0+build', 'latest', ''],
  shards: [0, 1, 2, 3, -1],
  reloadStrategy: ['HTTP', 'ProcessSignal'],
};

const OF_KIND: { readonly [kind in Kind]: { readonly [field: string]: Values } } = {
  Prometheus: {
    ...PROMETHEUS,
    baseImage: ['mirror/prometheus', 'host:5000/prometheus', 'host:5000/prometheus:tag', ''],
    tag: ['tag', ''],
    sha: ['0123', ''],
    thanos: (pick) => ({
      ...pick(BOOLEANS) && { version: pick(['v0.30.0', '0.42', 'x']) },
      ...pick(BOOLEANS) && { image: pick(['thanos:1', '']) },
      ...pick(BOOLEANS) && { baseImage: 'mirror/thanos' },
      ...pick(BOOLEANS) && { tag: 'a' },
      ...pick(BOOLEANS) && { listenLocal: true },
      ...pick([true, false, false]) && { sha: 'b' },
    }),
  },
  PrometheusAgent: { ...PROMETHEUS, mode: ['StatefulSet', 'DaemonSet'] },
  Alertmanager: {
    version: ['v0.27.0', '0.30', 'v0.20.0', '', 'latest'], baseImage: ['mirror/alertmanager', 'host:5000/am:x'], tag: ['t'], sha: ['s'], forceEnableClusterMode: BOOLEANS,
  },
  ThanosRuler: {
    version: ['v0.30.0', '0.42', '', 'main'],
    queryEndpoints: [['http://query:10902'], ['dnssrv+_http._tcp.query'], []],
    queryConfig: [{ name: 'query', key: 'config' }],
    ruleSelector: [{}],
  },
};
