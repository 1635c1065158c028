/** Everything an inspection finds out. */
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
  /** The path that findings on an object carry: that of its construct, or its key. */
  readonly pathOf: (key: string) => string;
  /** Whether an object is external, so that nothing is reported on it. */
  readonly isExternal: (key: string) => boolean;
  /** Why the API server refuses objects, by key. */
  readonly admission: ReadonlyMap<string, string>;
  /** Fields that the API server drops, by the key of the object. */
  readonly unknownFields: ReadonlyMap<string, readonly string[]>;
  readonly servers: ReadonlyMap<string, ServerForecast>;
  /** Findings that need no targets. */
  readonly findings: () => readonly Finding[];
  /** All findings, also those that need targets, sorted by code, path and message. */
  readonly allFindings: () => readonly Finding[];
}
