/** Rules of a job that divide its targets into more parts than a server has shards: no shard scrapes the other parts. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { ManagedServer } from '../../forecast/checked-server';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { shardsOf } from '../../forecast/server-targets';
import { listAt } from '../../manifests/manifest';
import { isGiven, RuleOrigin } from '../../manifests/rule-origin';
import { isMonitorKey } from '../../operator-port/monitor-kinds';
import { ShardedJob } from '../../prometheus/targets/sharded-job';
import { count } from '../../units/count';
import { rulePlace } from '../rule-place';

/** The operator adds no rules of its own to a job with a hashmod rule. */
export function* lostParts({ managedServers, narrow }: Forecast): Generator<CauseFinding> {
  for (const server of managedServers.filter(mayDivide)) {
    const shards = shardsOf(server.managed.server).count;
    for (const job of narrow.dividedJobsOf(server)) {
      const division = divisionOf(job);
      if (!division || division.parts <= shards) continue;
      const key = isMonitorKey(job.declaredBy) ? job.declaredBy : server.key;
      yield { key, job: job.byShard[0].name, problem: losesParts(server, shards, job, division) };
    }
  }
}

/** Whether a job has such rules, before all jobs are written. A profile of facts may not know the number of shards. */
function mayDivide({ managed: { server, selection } }: ManagedServer): boolean {
  const { additionalScrapeConfigs = '', scrapeConfigs } = selection;
  const isNotKnown = server.reader !== undefined && server.spec.shards === undefined;
  if (isNotKnown) return false;

  return /hashmod/i.test(additionalScrapeConfigs) || /hashmod/i.test(JSON.stringify(server.spec.scrapeClasses ?? ''))
    || scrapeConfigs.some(({ manifest }) => /hashmod/i.test(JSON.stringify(listAt(manifest, ['spec', 'relabelings']))));
}

interface Division {
  readonly parts: number;
  /** Indexes of the rules. */
  readonly hash: number;
  readonly keep: number;
}

/** A hashmod rule, and a rule after it that keeps the number of the shard. */
function divisionOf({ byShard: [{ rules: first }, { rules: second }], origins = [] }: ShardedJob): Division | undefined {
  const keep = first.findIndex(({ action, regex, sourceLabels }, i) => (
    action === 'keep' && sourceLabels.length === 1 && isGiven(origins[i]) && regex.text === '0' && second[i].regex.text === '1'));
  const hash = first.slice(0, Math.max(keep, 0)).map(({ targetLabel }) => targetLabel.text).lastIndexOf(first[keep]?.sourceLabels[0]);
  const rule = first[hash];

  return rule?.action === 'hashmod' ? { parts: Number(rule.modulus), hash, keep } : undefined;
}

function losesParts({ key }: ManagedServer, shards: number, job: ShardedJob, { parts, hash, keep }: Division): Problem {
  const { declaredBy, byShard: [{ name }], origins = [] } = job;
  const [hashRule, keepRule] = [hash, keep].map((i) => fieldOfRule(origins[i], declaredBy));
  const isOfMonitor = isMonitorKey(declaredBy);

  return {
    code: 'AM925',
    severity: Severity.WARNING,
    message: `${isOfMonitor ? '' : `job ${quote(name)}: `}${hashRule ?? 'its hashmod rule'} divides the targets into ${parts} parts, and ${keepRule ?? 'a rule after it'} keeps part "$(SHARD)", but ${quote(key)} has ${count(shards, 'shard')}, so the targets of the other ${parts - shards === 1 ? 'part' : `${parts - shards} parts`} are not scraped`,
    fix: `set modulus to ${shards}, or remove both rules, so that the operator divides the targets`,
    ...isOfMonitor && hashRule !== undefined && { field: hashRule },
  };
}

/** The field of a rule in the object that declares the job. */
function fieldOfRule(origin: RuleOrigin, declaredBy: string): string | undefined {
  return isGiven(origin) && isMonitorKey(declaredBy) ? rulePlace(declaredBy, origin).field : undefined;
}
