/** Jobs run again for some targets alone, so that it is seen what becomes of each of them. */
import { CheckedServer, isManaged, ManagedServer } from './checked-server';
import { NarrowDiscovery, IsWanted } from './narrow-discovery';
import { selectionOf } from './selection-of-monitor';
import { GivenConfiguration, jobsThroughOperator, readGiven, ServerView, targetsByText, targetsThroughOperator } from './server-targets';
import { StoredObject } from '../manifests/objects';
import { ConfigurationInput } from '../operator-port/configuration';
import { Operator } from '../operator-port/operator';
import { ScrapeJob } from '../prometheus/configuration/scrape-job';
import { ShardedJob } from '../prometheus/targets/sharded-job';
import { JobTargets } from '../prometheus/targets/target';
import { withoutSecretTargets } from '../redaction/hide-target-secrets';

/** How jobs are run again. */
export interface NarrowRun {
  /** Whose jobs; absent for all jobs of the server. */
  readonly monitor?: StoredObject;
  /** Leave out what only Secrets say. */
  readonly hideSecrets: boolean;
}

/** Nothing of it is kept: what is looked at differs each time. */
export class NarrowRuns {
  constructor(private readonly whole: ServerView, private readonly operator: Operator) {}

  /** The jobs of a server that go by no selector: of ScrapeConfigs, and those that are in a configuration. */
  otherJobsOf(checked: CheckedServer): ScrapeJob[] {
    if (!isManaged(checked)) return [...readGiven(checked.result.given ?? NOTHING_GIVEN).jobs];

    return [...jobsThroughOperator(this.operator, othersOf(checked))].map(({ byShard: [job] }) => job);
  }

  /** The same jobs as the first two shards read them, with the origins of their rules, even if the server has only one shard. */
  dividedJobsOf(checked: ManagedServer): ShardedJob[] {
    return [...jobsThroughOperator(this.operator, othersOf(checked), { count: 2 })];
  }

  /** What becomes of targets that are wanted, in the jobs of a monitor or all of them. */
  run(checked: CheckedServer, isWanted: IsWanted, { monitor, hideSecrets }: NarrowRun): readonly JobTargets[] {
    const view = { ...this.whole, discovery: new NarrowDiscovery(this.whole.discovery, isWanted) };
    if (!isManaged(checked)) return targetsByText(checked.result.given ?? NOTHING_GIVEN, view).jobs;
    const { key, managed: { server, selection } } = checked;
    const found = targetsThroughOperator(this.operator, { ...monitor ? selectionOf(selection, monitor) : selection, server }, view);

    return hideSecrets ? withoutSecretTargets(key, found).jobs : found.jobs;
  }
}

function othersOf({ managed: { server, selection } }: ManagedServer): ConfigurationInput {
  return { ...selection, serviceMonitors: [], podMonitors: [], probes: [], server };
}

/** What a server has that the API server refuses. */
const NOTHING_GIVEN: GivenConfiguration = { text: '' };
