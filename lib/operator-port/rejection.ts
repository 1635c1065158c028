/** Why the operator rejects an object, or writes no configuration for a server: data for code, words for people. */
import { OperatorWords } from './operator-words';

/** One reason. The operator stops at the first one. */
export type Rejection = RejectionCause & {
  /**
   * Where in the object it is, e.g. `spec.endpoints[1].tlsConfig.ca.secret`. For a required field that is not set, where it should be.
   * Empty where the reason is outside of the object.
   */
  readonly fieldPath: string;
  readonly text: OperatorWords;
};

/** A rejection of one cause, e.g. `RejectionFor<'missing-key'>`. */
export type RejectionFor<C extends Rejection['cause']> = Extract<Rejection, { readonly cause: C }>;

/** What is wrong, with the facts that each cause brings. */
export type RejectionCause =
  /** No Secret or ConfigMap of that name is in the namespace. */
  | { readonly cause: 'missing-object'; readonly kind: 'Secret' | 'ConfigMap'; readonly name: string }
  /** The Secret or ConfigMap does not have the key. */
  | { readonly cause: 'missing-key'; readonly kind: 'Secret' | 'ConfigMap'; readonly name: string; readonly key: string }
  /** Several ways to authenticate are set, and only one can be used. */
  | { readonly cause: 'conflicting-auth'; readonly methods: readonly string[] }
  /** Fields exclude each other; their paths are below that of the rejection. */
  | { readonly cause: 'conflicting-fields'; readonly fields: readonly string[] }
  | { readonly cause: 'missing-field' }
  /** `inherited`: the interval is that of the server. */
  | { readonly cause: 'timeout-above-interval'; readonly timeout: string; readonly interval: string; readonly inherited: boolean }
  | { readonly cause: 'invalid-relabeling'; readonly fault: RelabelingFault }
  /** The server forbids to read files of the Prometheus container. */
  | { readonly cause: 'files-denied' }
  | { readonly cause: 'unknown-scrape-class'; readonly scrapeClass: string }
  /** `since`: the first version of Prometheus that knows the field or its value. */
  | { readonly cause: 'prometheus-too-old'; readonly since: string }
  /** Below version `since` the operator rejects every ScrapeConfig, for discoveries that it does not even have. */
  | { readonly cause: 'prometheus-too-old-for-scrape-configs'; readonly since: string }
  | { readonly cause: 'invalid-prober' }
  | { readonly cause: InvalidValue }
  | { readonly cause: 'duplicate-default-scrape-class' }
  /** `since`: the first version of the operator that runs this Prometheus, if there is one. */
  | { readonly cause: 'unsupported-prometheus'; readonly since?: string }
  | { readonly cause: 'too-many-shards'; readonly most: number }
  | { readonly cause: 'unknown-feature-gate' | 'feature-gate-off'; readonly gate: string };

/** Causes that say all there is to know: the value at the field path is not valid. */
export type InvalidValue =
  | 'invalid-selector'
  | 'invalid-duration'
  | 'invalid-url'
  | 'invalid-label-name'
  | 'invalid-role'
  | 'invalid-authorization-type'
  | 'invalid-tls-versions'
  | 'invalid-certificate'
  | 'invalid-id'
  | 'value-out-of-range';

/** What is wrong with a relabeling rule. */
export type RelabelingFault =
  | { readonly fault: 'missing-target-label' | 'invalid-target-label' | 'missing-modulus' | 'invalid-regex' | 'invalid-replacement' }
  /** Fields are set that the action does not use. */
  | { readonly fault: 'unused-fields'; readonly fields: readonly string[] }
  /** `since`: the first version of Prometheus that knows the action. */
  | { readonly fault: 'action-too-new'; readonly since: string };
