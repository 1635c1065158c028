/** What is explained, and how. */
import { ManagedServer } from '../forecast/checked-server';
import { Inspected } from '../forecast/inspected';
import { StoredObject } from '../manifests/objects';
import { ScrapeJob } from '../prometheus/configuration/scrape-job';
import { JobTargets } from '../prometheus/targets/target';

/** One inspection. */
export interface ExplainContext {
  readonly inspected: Inspected;
  /** Leave out what only Secrets say. */
  readonly hideSecrets: boolean;
}

/** What becomes of one job, by its name. */
export type OutcomeOf = (job: string) => JobTargets;

/** A job, its monitor, and the server that runs it. */
export interface JobContext extends ExplainContext {
  readonly server: ManagedServer;
  readonly monitor: StoredObject;
  readonly job: ScrapeJob;
  readonly outcomeOf: OutcomeOf;
}
