/** One entry of `scrape_configs` with all defaults. */
import { RelabelRule } from '../relabel/rule';

/** The parts of a job that decide on targets and on what is stored of them. */
export interface ScrapeJob {
  readonly name: string;
  readonly discoveries: readonly SdConfig[];
  readonly rules: readonly RelabelRule[];
  /** Labels that a target has before relabeling unless its discovery sets them: `job`, `__scheme__`, `__param_*` and the like. */
  readonly defaults: ReadonlyMap<string, string>;
  readonly params: ReadonlyMap<string, readonly string[]>;
  readonly samples: SampleSettings;
  /** Whether Prometheus 2 reads it, which adds ports to addresses, and prefers parameters to labels of discovery. */
  readonly isPrometheus2?: true;
}

/** What becomes of the samples of a target. */
export interface SampleSettings {
  /** `metric_relabel_configs`. */
  readonly rules: readonly RelabelRule[];
  /** `honor_labels`: labels of samples win over those of their target. */
  readonly honorsLabels: boolean;
}

/** Where a job looks for targets. */
export type SdConfig =
  | { readonly kind: 'static'; readonly groups: readonly StaticGroup[] }
  | { readonly kind: 'kubernetes'; readonly config: KubernetesConfig }
  | { readonly kind: 'unknown'; readonly name: string };

/** One entry of `static_configs`. */
export interface StaticGroup {
  readonly targets: readonly string[];
  readonly labels: ReadonlyMap<string, string>;
}

/** One entry of `kubernetes_sd_configs`. */
export interface KubernetesConfig {
  readonly role: KubernetesRole;
  /** Namespaces to look in; empty for all. */
  readonly namespaces: readonly string[];
  readonly selectors: readonly RoleSelector[];
  readonly attach: AttachedMetadata;
  /** The API server that it asks; absent for that of its own cluster. */
  readonly apiServer?: string;
}

export const KUBERNETES_ROLES = ['pod', 'service', 'endpoints', 'endpointslice', 'ingress', 'node'] as const;

export type KubernetesRole = typeof KUBERNETES_ROLES[number];

/** Selectors that the API server applies. */
export interface RoleSelector {
  readonly role: KubernetesRole;
  readonly label: string;
  readonly field: string;
}

/** Kinds of objects whose labels are added to those of the target. */
export interface AttachedMetadata {
  readonly node: boolean;
  readonly namespace: boolean;
  readonly deployment: boolean;
  readonly job: boolean;
  readonly cronjob: boolean;
}
