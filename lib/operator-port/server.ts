/** A Prometheus or PrometheusAgent object, as the operator reads it. */
import { Reader } from './reader';
import { StringMap } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';

/** A server that the operator would run. */
export interface Server extends StoredObject {
  readonly kind: 'Prometheus' | 'PrometheusAgent';
  /** `spec` after the API server's defaults. */
  readonly spec: Spec;
  /** Version of Prometheus without the leading `v`, e.g. `3.14.0`. */
  readonly version: string;
  /** What is known about the server if the object only represents it: its name and namespace are then made up. */
  readonly reader?: Reader;
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

/** Settings outside of the manifests that change what the operator writes. */
export interface OperatorSettings {
  /**
   * As the operator's `--feature-gates`.
   * @default - the operator's own: `PrometheusTopologySharding` and `PrometheusShardRetentionPolicy` are on,
   * `PrometheusAgentDaemonSet` is off
   */
  readonly featureGates?: { readonly [gate: string]: boolean };

  /**
   * Whether pods carry the zone of their node, as in Kubernetes 1.35 and later.
   * @default false
   */
  readonly podTopologyLabels?: boolean;

  /**
   * Labels that the operator sets on all its objects and their pods, as its `--labels`.
   * @default - none
   */
  readonly labels?: StringMap;

  /**
   * Annotations that the operator sets on all its objects, as its `--annotations`.
   * @default - none
   */
  readonly annotations?: StringMap;

  /**
   * Images that the operator takes if an object does not set one; that of the config reloader has a version.
   * @default - those of the operator
   */
  readonly images?: { readonly [container in 'prometheus' | 'alertmanager' | 'thanos' | 'reloader']?: string };
}
