/** What changes what the operator does besides the objects. */
import { StringMap } from '../manifests/manifest';

/** Settings outside of the manifests that change what the operator writes. */
export interface OperatorSettings {
  /**
   * As the operator's `--feature-gates`.
   * @default - the operator's own: `PrometheusTopologySharding` and `PrometheusShardRetentionPolicy` are on,
   * `PrometheusAgentDaemonSet` is off
   */
  readonly featureGates?: { readonly [gate: string]: boolean };

  /**
   * Version of the cluster, e.g. `1.34`.
   * @default - the newest known, 1.37
   */
  readonly kubernetesVersion?: string;

  /**
   * Whether pods carry the zone of their node, as in Kubernetes 1.35 and later.
   * @default - by the version of the cluster
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

  /**
   * Whether the operator writes a configuration even if no selector is set, as with `--disable-unmanaged-prometheus-configuration`.
   * @default false
   */
  readonly refusesUnmanaged?: boolean;
}
