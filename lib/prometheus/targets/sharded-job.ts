/** One job of a server, as each of its shards runs it. */
import { RuleOrigin } from '../../manifests/rule-origin';
import { ScrapeJob } from '../configuration/scrape-job';

/** A job, and what is known about it beside the configuration. */
export interface ShardedJob {
  /** The job of each shard. They differ only in rules that contain the number of the shard. */
  readonly byShard: readonly ScrapeJob[];
  /** Key of the object that declares the job and lists its static targets. */
  readonly declaredBy: string;
  /** Where each rule comes from; absent for a configuration that is given as text. */
  readonly origins?: readonly RuleOrigin[];
}
