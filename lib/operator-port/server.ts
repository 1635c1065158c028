/** A Prometheus or PrometheusAgent object, as the operator reads it. */
import { Reader } from './reader';
import { RunningOperator, Unmanaging } from './running-operator';
import { StoredObject } from '../manifests/objects';

/** A server that the operator would run. */
export interface Server extends StoredObject {
  readonly kind: 'Prometheus' | 'PrometheusAgent';
  /** `spec` after the API server's defaults. */
  readonly spec: Spec;
  /** Version of Prometheus without the leading `v`, e.g. `3.14.0`. */
  readonly version: string;
  /** Version of the operator that runs it, e.g. `0.79.2`; absent for the newest proven version. */
  readonly operatorVersion?: string;
  /** What is known about the server if the object only represents it: its name and namespace are then made up. */
  readonly reader?: Reader;
  /** The operators that manage it, sorted by key; absent if no operator is among the manifests, so that one is assumed. */
  readonly operators?: readonly RunningOperator[];
  /** Why each operator among the manifests does not manage it. */
  readonly unmanagedBy?: readonly Unmanaging[];
}

/** Fields of an object that was admitted: their types are what the schema says. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Spec = { readonly [field: string]: any };

/** Whether it is an agent that runs on every node: it takes PodMonitors only, and its pods are not shards. */
export function isOnEveryNode({ kind, spec }: Pick<Server, 'kind' | 'spec'>): boolean {
  return kind === 'PrometheusAgent' && spec.mode === 'DaemonSet';
}

/** Namespace of the pods of a server; undefined if it is not known. */
export function tryHomeOf({ namespace, reader }: Server): string | undefined {
  return reader ? reader.namespace : namespace;
}

/** Whether a monitor, by its key, may be meant for a server. */
export function mayRead({ reader }: Server, monitor: string): boolean {
  return reader?.monitors?.has(monitor) ?? true;
}
