/** What an inspection knows. */
import { ServerForecast } from './forecast-server';
import { Finding } from '../findings/finding';
import { RunningCluster } from '../kubernetes/running-cluster';
import { Objects } from '../manifests/objects';

/** The whole result. */
export interface Inspected {
  /** What the API server stores. */
  readonly objects: Objects;
  /** What runs then. */
  readonly cluster: RunningCluster;
  /** Where findings on an object belong: the path of its construct, or its key. */
  readonly pathOf: (key: string) => string;
  /** Whether an object is in the cluster already, and not inspected itself. */
  readonly isExternal: (key: string) => boolean;
  /** Why the API server refuses objects, by their keys. */
  readonly admission: ReadonlyMap<string, string>;
  /** Fields that get lost, by the keys of the objects. */
  readonly unknownFields: ReadonlyMap<string, readonly string[]>;
  readonly servers: ReadonlyMap<string, ServerForecast>;
  /** All that is known without looking for targets. */
  readonly findings: () => readonly Finding[];
  /** All of these, and what comes to light when targets are looked for, sorted by code, path and message. */
  readonly allFindings: () => readonly Finding[];
}
