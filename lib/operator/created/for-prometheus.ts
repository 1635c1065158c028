/** What the operator creates for a Prometheus or PrometheusAgent. */
import { configReloader, initConfigReloader, tcp } from './config-reloader';
import { baseImage, imageOf } from './images';
import { daemonSet, governingService, MANAGED_BY, Owner, Pods, statefulSet } from './manifests';
import { Container, mergeContainers } from './merge-containers';
import { StringMap, stringMapAt, Manifest } from '../../manifests/manifest';
import { OperatorSettings } from '../../operator-port/operator-settings';
import { isOnEveryNode, Server } from '../../operator-port/server';
import { PROVEN_OPERATOR } from '../../units/operator-version';
import { isSemver } from '../../units/semver';
import { defaultThanos } from '../selection/default-prometheus';

/**
 * A StatefulSet for each shard and their Service, or a DaemonSet.
 * @see sync in pkg/prometheus/server/operator.go and pkg/prometheus/agent/operator.go, v0.94.1
 */
export function createdForPrometheus(server: Server, settings: OperatorSettings): Manifest[] {
  const { kind, name, spec } = server;
  const owner: Owner = { object: server, spec, settings };
  const prefixed = `${kind === 'Prometheus' ? 'prometheus' : 'prom-agent'}-${name}`;
  const mode = { 'operator.prometheus.io/mode': kind === 'Prometheus' ? 'server' : 'agent' };
  if (isOnEveryNode(server)) return [daemonSet(owner, prefixed, podsOf(server, settings), mode)];
  const governing = kind === 'Prometheus' ? 'prometheus-operated' : 'prometheus-agent-operated';
  const fields = { serviceName: spec.serviceName ?? governing, replicas: replicasOf(server) };
  const sets = Array.from({ length: isSemver(thanosVersionOf(server)) ? shardsOf(server) : 0 }, (_, shard) => (
    statefulSet(owner, shard === 0 ? prefixed : `${prefixed}-shard-${shard}`, podsOf(server, settings, shard), fields, mode)));

  const service = { name: governing, label: 'operated-prometheus', app: appNameOf(kind), ports: portsOf(server) };

  return [...sets, ...spec.serviceName === undefined ? [governingService(owner, service)] : []];
}

/** Number of pods of each shard; a negative number counts as not set. @see ReplicasNumberPtr in pkg/prometheus/common.go, v0.94.1 */
export function replicasOf({ spec: { replicas = 1 } }: Pick<Server, 'spec'>): number {
  return replicas < 0 ? 1 : replicas;
}

/**
 * Labels of the pods of a server.
 * @param shard absent for the pods of a DaemonSet
 * @see makeSelectorLabels in pkg/prometheus/server/operator.go and pkg/prometheus/agent/operator.go, v0.94.1
 */
export function selectorLabelsOf({ kind, name }: Pick<Server, 'kind' | 'name'>, shard?: number): StringMap {
  return {
    ...MANAGED_BY,
    'app.kubernetes.io/name': appNameOf(kind),
    'app.kubernetes.io/instance': name,
    'operator.prometheus.io/name': name,
    ...kind === 'Prometheus' && { prometheus: name },
    ...shard !== undefined && { 'operator.prometheus.io/shard': String(shard) },
  };
}

/** @see BuildPodMetadata in pkg/prometheus/promcfg.go, v0.94.1 */
export function podLabelsOf(server: Server, settings: OperatorSettings, shard?: number): StringMap {
  const { version, spec } = server;

  return {
    'app.kubernetes.io/version': version,
    ...stringMapAt(spec, ['podMetadata', 'labels']),
    ...selectorLabelsOf(server, shard),
    ...settings.labels,
  };
}

function appNameOf(kind: Server['kind']): string {
  return kind === 'Prometheus' ? 'prometheus' : 'prometheus-agent';
}

/** More shards are not followed. */
export const MOST_SHARDS = 1_000;

/** @see ExpectedStatefulSetShardNames in pkg/prometheus/common.go, v0.94.1 */
function shardsOf({ spec: { shards = 1 } }: Server): number {
  return Math.min(Math.max(shards, 1), MOST_SHARDS);
}

function podsOf(server: Server, settings: OperatorSettings, shard?: number): Pods {
  const { spec } = server;
  const usesSignal = spec.reloadStrategy === 'ProcessSignal';
  const own: Container[] = [
    { name: 'prometheus', image: imageOf(spec, baseImage(settings, 'prometheus'), `v${server.version}`), ...!spec.listenLocal && { ports: [tcp(portNameOf(server), 9090)] } },
    configReloader(settings, { listensLocally: spec.listenLocal === true && !usesSignal }),
    ...server.kind === 'Prometheus' && spec.thanos ? [thanosSidecar(server, settings)] : [],
  ];

  return {
    selectorLabels: { ...selectorLabelsOf(server, shard), ...settings.labels },
    labels: podLabelsOf(server, settings, shard),
    annotations: { 'kubectl.kubernetes.io/default-container': 'prometheus', ...stringMapAt(spec, ['podMetadata', 'annotations']) },
    containers: mergeContainers(own, spec.containers),
    initContainers: mergeContainers([initConfigReloader(settings)], spec.initContainers),
  };
}

function thanosVersionOf({ kind, spec: { thanos }, operatorVersion = PROVEN_OPERATOR }: Server): string {
  return kind === 'Prometheus' && thanos?.version !== undefined ? thanos.version : defaultThanos(operatorVersion);
}

/** @see createThanosContainer in pkg/prometheus/server/statefulset.go, v0.94.1 */
function thanosSidecar(server: Server, settings: OperatorSettings): Container {
  const { thanos } = server.spec;
  const image = imageOf({ ...thanos, baseImage: undefined }, thanos.baseImage ?? baseImage(settings, 'thanos'), thanosVersionOf(server));

  return { name: 'thanos-sidecar', image, ports: [{ name: 'http', containerPort: 10902 }, { name: 'grpc', containerPort: 10901 }] };
}

function portNameOf({ spec: { portName } }: Server): string {
  return portName || 'web';
}

function portsOf(server: Server) {
  const name = portNameOf(server);

  return [
    { name, port: 9090, targetPort: name },
    ...server.kind === 'Prometheus' && server.spec.thanos ? [{ name: 'grpc', port: 10901, targetPort: 'grpc' }] : [],
  ];
}
