/** Everything an inspection finds out. */
import { Diagnosis, StagedFinding } from './diagnosis';
import { Forecast } from './forecast';
import { ServerForecast } from './forecast-server';
import { Finding } from '../findings/finding';
import { RunningCluster } from '../kubernetes/running-cluster';
import { Objects } from '../manifests/objects';

/** The result of an inspection. */
export interface Inspected {
  /** Objects as the API server stores them. */
  readonly objects: Objects;
  /** What runs in the cluster then. */
  readonly cluster: RunningCluster;
  /** What will happen. */
  readonly forecast: Forecast;
  /** The path that findings on an object carry: that of its construct, or its key. */
  readonly pathOf: (key: string) => string;
  /** Whether an object is external, so that nothing is reported on it. */
  readonly isExternal: (key: string) => boolean;
  /** Why the API server refuses objects, by key. */
  readonly admission: ReadonlyMap<string, string>;
  /** Fields that the API server drops, by the key of the object. */
  readonly unknownFields: ReadonlyMap<string, readonly string[]>;
  /** Objects with placeholders, by key: they are not in `objects`, since it is not known what they become. */
  readonly heldOut: { readonly has: (key: string) => boolean; readonly keys: () => Iterable<string> };
  readonly servers: ReadonlyMap<string, ServerForecast>;
  /** What is wrong, object by object, those that are external included; found once. */
  readonly diagnosis: () => Diagnosis;
  /** A finding as it is reported. */
  readonly findingOf: (found: StagedFinding) => Finding;
  /** Path of the field that a finding of this inspection is about, if it is about one. */
  readonly fieldOf: (finding: Finding) => string | undefined;
  /** File and line of the definition that a finding of this inspection is about, if the object may have several. */
  readonly definedAt: (finding: Finding) => string | undefined;
  /** Findings that need no targets. */
  readonly findings: () => readonly Finding[];
  /** All findings, also those that need targets, sorted by code, path and message. */
  readonly allFindings: () => readonly Finding[];
}
