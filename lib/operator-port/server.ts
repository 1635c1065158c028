/** A Prometheus or PrometheusAgent object, as the operator reads it. */
import { groupOfMonitor } from './monitor-kinds';
import { Reader } from './reader';
import { RunningOperator, Unmanaging } from './running-operator';
import { Manifest } from '../manifests/manifest';
import { groupOf, OPERATOR_GROUP, StoredObject } from '../manifests/objects';

/** A server that the operator would run. */
export interface Server extends StoredObject {
  readonly kind: 'Prometheus' | 'PrometheusAgent';
  /** `spec` after the API server's defaults. */
  readonly spec: Spec;
  /** Version of Prometheus without the leading `v`, e.g. `3.14.0`. */
  readonly version: string;
  /** Version of the operator that runs it, e.g. `0.79.2`; absent for the newest proven version. */
  readonly operatorVersion?: string;
  /** Whether `operatorVersion` is only assumed: no operator with a version is among the manifests, and no version is given. */
  readonly isOperatorAssumed?: boolean;
  /** What is known about the server if it is known by a profile: its key then names the profile, and its namespace may be made up. */
  readonly reader?: Reader;
  /** Whether it is known to scrape by annotations, though its jobs are not known. */
  readonly readsAnnotations?: boolean;
  /** Keys of the monitors that are meant for it; it takes no part for others. Absent for all monitors. */
  readonly monitors?: ReadonlySet<string>;
  /** The operators that manage it, sorted by key; absent if no operator is among the manifests, so that one is assumed. */
  readonly operators?: readonly RunningOperator[];
  /** Why each operator among the manifests does not manage it. */
  readonly unmanagedBy?: readonly Unmanaging[];
}

/** Fields of an object that was admitted: their types are what the schema says. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Spec = { readonly [field: string]: any };

/** Whether an object is a server of the operator. */
export function isServer({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): boolean {
  return (kind === 'Prometheus' || kind === 'PrometheusAgent') && groupOf(`${apiVersion}`) === OPERATOR_GROUP;
}

/** Whether it is an agent that runs on every node: it takes PodMonitors only, and its pods are not shards. */
export function isOnEveryNode({ kind, spec }: Pick<Server, 'kind' | 'spec'>): boolean {
  return kind === 'PrometheusAgent' && spec.mode === 'DaemonSet';
}

/** Namespace of the pods of a server; undefined if it is not known. */
export function tryHomeOf({ namespace, reader }: Server): string | undefined {
  return reader ? reader.namespace : namespace;
}

/** Whether a monitor, by its key, may be meant for a server. */
export function mayRead(server: Server, monitor: string): boolean {
  return isMeantFor(server, monitor) && groupOfMonitor(monitor) === groupReadBy(server);
}

/** The same, whatever API group the monitor has. */
export function isMeantFor({ monitors }: Server, monitor: string): boolean {
  return monitors?.has(monitor) ?? true;
}

/** API group of the monitors that a server reads. */
export function groupReadBy({ reader }: Server): string {
  return reader?.apiGroup ?? OPERATOR_GROUP;
}
