/** The jobs that the operator writes for one monitor, with the origins of their rules. */
import { ManagedServer } from './checked-server';
import { selectionOf } from './selection-of-monitor';
import { jobsThroughOperator } from './server-targets';
import { StoredObject } from '../manifests/objects';
import { RuleOrigin } from '../manifests/rule-origin';
import { Operator } from '../operator-port/operator';
import { ScrapeJob } from '../prometheus/configuration/scrape-job';

/** A job as the first shard of a server reads it. */
export interface MonitorJob {
  readonly job: ScrapeJob;
  /** Where each of its rules comes from. */
  readonly origins: readonly RuleOrigin[];
}

/** The jobs of one monitor that a server selects. */
export function jobsOfMonitor(operator: Operator, { server, selection }: ManagedServer['managed'], monitor: StoredObject): MonitorJob[] {
  const jobs = jobsThroughOperator(operator, { ...selectionOf(selection, monitor), server });

  return [...jobs].map(({ byShard: [job], origins = [] }) => ({ job, origins }));
}
