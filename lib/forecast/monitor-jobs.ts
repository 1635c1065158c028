/** The jobs that the operator writes for the monitors of a server, with the origins of their rules. */
import { selectionOf } from './selection-of-monitor';
import { jobsThroughOperator } from './server-targets';
import { StoredObject } from '../manifests/objects';
import { RuleOrigin } from '../manifests/rule-origin';
import { ConfigurationInput } from '../operator-port/configuration';
import { Operator } from '../operator-port/operator';
import { Selection } from '../operator-port/selection';
import { ScrapeJob } from '../prometheus/configuration/scrape-job';
import { ShardedJob } from '../prometheus/targets/sharded-job';
import { JobTargets } from '../prometheus/targets/target';

/** A job as the first shard of a server reads it. */
export interface MonitorJob {
  readonly job: ScrapeJob;
  /** Where each of its rules comes from. */
  readonly origins: readonly RuleOrigin[];
}

/** Jobs of the monitors of a server. */
export class MonitorJobs {
  private readonly withoutTargets = new Map<string, MonitorJob>();

  constructor(private readonly operator: Operator, private readonly input: Selection & Pick<ConfigurationInput, 'server' | 'settings'>) {}

  /** Keeps a job in which no target was found, since the reason will be asked for. Those with targets would take much memory. */
  found(job: ShardedJob, { targets }: JobTargets): void {
    if (targets.length === 0) this.withoutTargets.set(job.byShard[0].name, ofFirstShard(job));
  }

  /** A job in which no target was found. */
  tryWithoutTargets(name: string): MonitorJob | undefined {
    return this.withoutTargets.get(name);
  }

  /** The jobs that the operator writes for one monitor that the server selects. */
  of(monitor: StoredObject): MonitorJob[] {
    const { server, settings } = this.input;

    return [...jobsThroughOperator(this.operator, { ...selectionOf(this.input, monitor), server, settings })].map(ofFirstShard);
  }
}

function ofFirstShard({ byShard: [job], origins = [] }: ShardedJob): MonitorJob {
  return { job, origins };
}
