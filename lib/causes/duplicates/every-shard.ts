/** Jobs that every shard of a server scrapes as a whole, since nothing divides their targets. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { ManagedServer } from '../../forecast/checked-server';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { shardsOf } from '../../forecast/server-targets';
import { isGiven, RuleOrigin } from '../../manifests/rule-origin';
import { isMonitorKey } from '../../operator-port/monitor-kinds';
import { ShardedJob } from '../../prometheus/targets/sharded-job';
import { identityOf, JobTargets } from '../../prometheus/targets/target';
import { groupBy } from '../../units/group';
import { RulePlace, rulePlace } from '../rule-place';

/**
 * The operator adds its rules to every job but those with a hashmod rule, and to ScrapeConfigs from v0.72 on.
 * @see appendShardingRelabelingWithAddressIfMissing in pkg/prometheus/promcfg.go, v0.94.1
 */
export function* everyShard(forecast: Forecast): Generator<CauseFinding> {
  for (const server of forecast.managedServers) {
    const shards = shardsOf(server.managed.server).count;
    const repeated = shards < 2 ? [] : server.jobs().map((found) => ({ found, times: timesOf(found) })).filter(({ times }) => times > 1);
    if (repeated.length === 0) continue;
    const written = new Map(forecast.narrow.dividedJobsOf(server).map((job) => [job.byShard[0].name, job]));
    for (const { found, times } of repeated) {
      const job = written.get(found.job);
      if (!job || isOnPurpose(job)) continue;
      const key = isMonitorKey(found.declaredBy) ? found.declaredBy : server.key;
      yield { key, problem: undivided(server, shards, { found, times, job }) };
    }
  }
}

/** How many shards scrape the same target of a job. */
function timesOf({ targets }: JobTargets): number {
  const byIdentity = groupBy(targets.filter(({ shard }) => shard !== undefined), (target) => [identityOf(target)]);

  return [...byIdentity.values()].reduce((most, { length }) => Math.max(most, length), 0);
}

/** Whether a rule sets the label that is for this, or the operator divides the targets. */
function isOnPurpose({ byShard: [{ rules }], origins = [] }: ShardedJob): boolean {
  return rules.some(({ targetLabel }) => targetLabel.text === '__tmp_disable_sharding')
    || origins.some((origin) => !isGiven(origin) && origin.by === 'shard');
}

interface Undivided {
  readonly found: JobTargets;
  readonly times: number;
  readonly job: ShardedJob;
}

function undivided({ key }: ManagedServer, shards: number, { found, times, job }: Undivided): Problem {
  const { byShard: [{ rules }], origins = [] } = job;
  const hash = rules.findIndex(({ action }, i) => action === 'hashmod' && isGiven(origins[i]));
  const { why, fix, field } = hash < 0 ? TOO_OLD : ownRule(rules[hash].targetLabel.text, hashRule(origins[hash], found), shards);
  const what = isMonitorKey(found.declaredBy) ? 'it' : `job ${quote(found.job)}`;

  return {
    code: 'AM930',
    severity: Severity.WARNING,
    message: `${times} shards of ${quote(key)} scrape the same targets of ${what}, so every sample is stored ${times} times: ${why}`,
    fix,
    ...field !== undefined && { field },
  };
}

interface Words {
  readonly why: string;
  readonly fix: string;
  readonly field?: string;
}

const TOO_OLD: Words = {
  why: 'the operator divides the targets of a ScrapeConfig among the shards from v0.72 on',
  fix: 'run operator v0.72 or later, or add a rule with action hashmod and one that keeps "$(SHARD)"',
};

function ownRule(label: string, { place, field }: RulePlace, shards: number): Words {
  return {
    why: `the operator does not divide the targets of a job with a hashmod rule, and after ${place} no rule keeps the part of each shard`,
    fix: `remove ${place}, so that the operator divides the targets; or set its modulus to ${shards}, and keep "$(SHARD)" of label ${label} by a rule after it; or set label __tmp_disable_sharding by a rule, if every shard is to scrape them`,
    field,
  };
}

function hashRule(origin: RuleOrigin, { declaredBy, job }: JobTargets): RulePlace {
  return isGiven(origin) && isMonitorKey(declaredBy) ? rulePlace(declaredBy, origin) : { place: `the hashmod rule of job ${quote(job)}` };
}
