/** What a server selects. */
import { Loaded } from './loaded';
import { Rejection } from './rejection';
import { StoredObject } from '../manifests/objects';

/** The monitors of one server. Lists hold what the operator accepts, sorted by `namespace/name`. */
export interface Selection {
  readonly serviceMonitors: readonly StoredObject[];
  readonly podMonitors: readonly StoredObject[];
  readonly probes: readonly StoredObject[];
  readonly scrapeConfigs: readonly StoredObject[];
  /** Why the operator rejects an object that the selectors match, by the object's key. */
  readonly rejected: ReadonlyMap<string, Rejection>;
  readonly loaded: Loaded;
  /** Text of the key that `additionalScrapeConfigs` names. */
  readonly additionalScrapeConfigs?: string;
  /** Whether that key is there, but what it holds is not known: the jobs in it are left out. */
  readonly hasUnknownJobs?: true;
  /** Whether the server has no selector at all, so that its users write the configuration. */
  readonly unmanaged: boolean;
  /** Why the operator writes no configuration. */
  readonly error?: Rejection;
}
