/** The jobs that the operator writes for one monitor, with the origins of their rules. */
import { ManagedServer } from './checked-server';
import { jobsThroughOperator } from './server-targets';
import { StoredObject } from '../manifests/objects';
import { RuleOrigin } from '../manifests/rule-origin';
import { Operator } from '../operator-port/operator';
import { Selection } from '../operator-port/selection';
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

/** What a server would select if there were no other monitor. */
export function selectionOf(selection: Selection, { key }: StoredObject): Selection {
  const only = (objects: readonly StoredObject[]) => objects.filter((object) => object.key === key);
  const { serviceMonitors, podMonitors, probes, scrapeConfigs } = selection;

  return {
    ...selection,
    serviceMonitors: only(serviceMonitors),
    podMonitors: only(podMonitors),
    probes: only(probes),
    scrapeConfigs: only(scrapeConfigs),
    additionalScrapeConfigs: undefined,
  };
}
