/** Software besides the Prometheus operator that reads its monitors: what each of them does not read, or reads in another way. */
import { Manifest } from '../manifests/manifest';

/** One reader, as its code is. */
export interface OtherReader {
  /** Name of its profile. */
  readonly name: string;
  /** Its name in messages. */
  readonly title: string;
  /** The newest version whose code the table was compared with. */
  readonly checked: string;
  /** API group of the monitors that it reads. */
  readonly group: string;
  /** Kinds that it does not read, or only from a version on. */
  readonly kinds: readonly UnreadKind[];
  /** Fields that it does not read, or reads in another way. */
  readonly fields: readonly FieldRow[];
  /**
   * Causes for which it refuses a monitor as the operator does. Whether it refuses one for another cause is not known.
   * @default - it rejects by the operator's own code
   */
  readonly rejects?: readonly string[];
}

/** A kind of monitors that a reader does not read. */
export interface UnreadKind {
  readonly kind: string;
  /** First version that reads it; no version if it is left out. */
  readonly readSince?: string;
  /** Why it is not read, as the end of a sentence. */
  readonly why: string;
  readonly fix: string;
  /** File and version. */
  readonly see: string;
}

/** A field, and what a reader makes of it. */
export interface FieldRow {
  /** Places as `<kind> <path>`, e.g. `PodMonitor spec.podMetricsEndpoints[].portNumber`. */
  readonly at: readonly string[];
  /** `ignored`: it is not read. `changed`: something else comes of it than with the operator. */
  readonly effect: 'ignored' | 'changed';
  /** First version that treats it as the operator does; no version if it is left out. */
  readonly readSince?: string;
  /** First version for which the row holds; every version if it is left out. */
  readonly since?: string;
  /** Whether only the values count for which this holds. */
  readonly when?: (found: FoundValue) => boolean;
  /** Whether the model of the operator must not see a changed field. */
  readonly isDropped?: true;
  /** Whether it finds targets: without another such field nothing is scraped. */
  readonly findsTargets?: true;
  /** Whether other targets or samples are scraped for it; otherwise it is only worth knowing. */
  readonly isHarmful?: true;
  /** What follows, as a sentence without a full stop. */
  readonly follows: string;
  readonly fix: string;
  /** File and version. */
  readonly see: string;
}

/** A value in a monitor. */
export interface FoundValue {
  readonly value: unknown;
  /** The object that the field is in. */
  readonly parent: unknown;
  readonly manifest: Manifest;
}
