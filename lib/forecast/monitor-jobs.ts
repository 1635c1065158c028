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
import { addTo } from '../units/group';

/** A job as the first shard of a server reads it. */
export interface MonitorJob {
  readonly job: ScrapeJob;
  /** Where each of its rules comes from. */
  readonly origins: readonly RuleOrigin[];
}

/** Jobs by monitor. */
export class MonitorJobs {
  private readonly read = new Map<string, MonitorJob[]>();

  constructor(private readonly operator: Operator, private readonly input: Selection & Pick<ConfigurationInput, 'server' | 'settings'>) {}

  /** Keeps a job that was read to find the targets of the server. */
  keep(job: ShardedJob): void {
    addTo(this.read, job.declaredBy, ofFirstShard(job));
  }

  /** The jobs of one monitor that the server selects. They are written for it alone where no targets of the server were looked for. */
  of(monitor: StoredObject): readonly MonitorJob[] {
    return this.read.get(monitor.key) ?? this.writtenFor(monitor);
  }

  private writtenFor(monitor: StoredObject): MonitorJob[] {
    const { server, settings } = this.input;

    return [...jobsThroughOperator(this.operator, { ...selectionOf(this.input, monitor), server, settings })].map(ofFirstShard);
  }
}

function ofFirstShard({ byShard: [job], origins = [] }: ShardedJob): MonitorJob {
  return { job, origins };
}
