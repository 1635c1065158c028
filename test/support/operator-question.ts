/** What the model of the operator and the real one are asked alike. */
import { Manifest } from './manifests/manifest';

/** Manifests to apply, in the given order, to an empty cluster. */
export interface OperatorQuestion {
  /** Names the question in the answer; must be unique in one call. */
  readonly id: string;

  /**
   * Objects of any kind. A namespace left out is `default`; a namespace without a Namespace object exists all the same,
   * with no labels but `kubernetes.io/metadata.name`.
   */
  readonly manifests: readonly Manifest[];

  /**
   * A Prometheus or PrometheusAgent to judge beside those among the manifests.
   * @default - when the manifests have none either: Prometheus `monitoring/k8s` v3.14.0, which selects everything
   */
  readonly prometheus?: Manifest;

  /**
   * Judge admission alone: each object by itself, with no server; the answer then has what would be stored.
   * @default false
   */
  readonly admitOnly?: boolean;

  /**
   * Judge admission of the whole set, with no server; the answer then has what the cluster would hold.
   * @default false
   */
  readonly storeOnly?: boolean;

  /**
   * Judge what the operator creates to run pods of each object, with no server.
   * @default false
   */
  readonly createOnly?: boolean;

  /**
   * Measure how long writing each configuration takes.
   * @default false
   */
  readonly timed?: boolean;

  /** How the operator is run. */
  readonly operator?: OperatorSettings;
}

/** The things outside of the manifests that change what the operator writes. */
export interface OperatorSettings {
  /**
   * As the operator's `--feature-gates`. An unknown name is an `error` of every server.
   * @default - the operator's own (0.94.1: `PrometheusTopologySharding` and `PrometheusShardRetentionPolicy` are on)
   */
  readonly featureGates?: { readonly [gate: string]: boolean };

  /**
   * Whether pods carry the zone of their node, as in Kubernetes 1.35 and later.
   * @default false
   */
  readonly podTopologyLabels?: boolean;

  /**
   * As the operator's `--labels`, only with `createOnly`.
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * As the operator's `--annotations`, only with `createOnly`.
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };
}
