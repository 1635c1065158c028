/** The data of a report: rows, which refer to each other by their index in these lists. */
import { Finding } from '../findings/finding';

/** State of an object or target. */
export type State = 'scraped' | 'dropped' | 'rejected' | 'unselected' | 'unknown' | 'none';

/** Names of the states. */
export const STATES: { readonly [state in State]: string } = {
  scraped: 'scraped',
  dropped: 'dropped',
  rejected: 'rejected',
  unselected: 'not selected',
  unknown: 'not known',
  none: 'no targets',
};

/** Everything, in the order in which it is shown. */
export interface Report {
  readonly servers: readonly ServerRow[];
  readonly monitors: readonly MonitorRow[];
  readonly jobs: readonly JobRow[];
  readonly targets: readonly TargetRow[];
  readonly dropped: readonly DroppedRow[];
  readonly relabelings: readonly RelabelingRow[];
  readonly discoveries: readonly DiscoveryRow[];
  readonly findings: readonly FindingRow[];
}

/** A Prometheus or PrometheusAgent, or a configuration without the operator. */
export interface ServerRow {
  readonly key: string;
  readonly namespace?: string;
  readonly version?: string;
  readonly state: State;
  /** Description of the state. */
  readonly words: string;
  readonly why?: string;
  readonly selected: number;
  readonly rejected: number;
}

/** A ServiceMonitor, PodMonitor, Probe or ScrapeConfig. */
export interface MonitorRow {
  readonly key: string;
  /** Path for findings, if it is not the key. */
  readonly path?: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly state: State;
  readonly words: string;
  /** Why the API server refuses it. */
  readonly why?: string;
  readonly isExternal: boolean;
  readonly takenBy: readonly { readonly server: number; readonly rejected?: string }[];
  readonly targets: number;
}

/** A job of a server's configuration. */
export interface JobRow {
  readonly server: number;
  /** Undefined if the job is in the configuration of the server itself. */
  readonly monitor?: number;
  readonly name: string;
  readonly isEmpty: boolean;
}

/** Fields of every outcome of a job. */
interface Outcome {
  readonly job: number;
  readonly namespace?: string;
}

/** Source of an outcome. */
interface Sourced extends Outcome {
  readonly source: string;
  /** Keys of the Services between the monitor and the source: several if it is not known which of them. */
  readonly services: readonly string[];
}

export interface TargetRow extends Sourced {
  readonly url: string;
  readonly labels: readonly (readonly [name: string, value: string])[];
  readonly unknownLabels: readonly string[];
  readonly replicas?: number;
  readonly shard?: number;
}

export interface DroppedRow extends Sourced {
  readonly address: string;
  readonly reason: string;
}

/** How a target gets its labels, or why a rule drops it, rule by rule. */
export interface RelabelingRow {
  readonly job: number;
  /** Index of the target, or of the dropped target. */
  readonly target?: number;
  readonly dropped?: number;
  /** Labels before relabeling; null is a value that only the cluster knows. */
  readonly before: readonly (readonly [name: string, value: string | null])[];
  /** Up to the rule that drops the target. */
  readonly steps: readonly StepRow[];
}

/** What one rule does to a target. */
export interface StepRow {
  /** The same object for all targets that go through the rule. */
  readonly rule: RuleRow;
  readonly changes: readonly LabelChange[];
  /** For rules that keep or drop targets. */
  readonly verdict?: 'kept' | 'dropped';
  /** Whether it depends on a value that only the cluster knows. */
  readonly isOpen: boolean;
}

/** A rule: its fields, and who wrote it. */
export interface RuleRow {
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly from?: string;
}

/** A label that a rule sets (without `before`), changes, or deletes (without `after`). */
export interface LabelChange {
  readonly name: string;
  readonly before?: string | null;
  readonly after?: string | null;
}

/** A discovery whose targets are not known until run time. */
export interface DiscoveryRow extends Outcome {
  readonly discovery: string;
  readonly entries: number;
}

export interface FindingRow extends Finding {
  /** File and line. */
  readonly place?: string;
  readonly namespace?: string;
  /** Index of the server that the finding is about. */
  readonly server?: number;
}
