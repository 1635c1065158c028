/** Rules of a monitor that divide its targets among the shards, which the operator does as well: only targets of both parts are scraped. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { isManaged, ManagedServer } from '../../forecast/checked-server';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { partsOf, ruleListsOf } from '../../forecast/monitor-endpoints';
import { shardsOf } from '../../forecast/server-targets';
import { StoredObject } from '../../manifests/objects';

/** The operator adds its rules to all jobs but those of ScrapeConfigs with a hashmod rule, which {@link lostParts} is about. */
export function* dividedTwice(forecast: Forecast): Generator<CauseFinding> {
  for (const { monitor } of forecast.monitors()) {
    if (monitor.kind === 'ScrapeConfig') continue;
    const server = forecast.serversOf(monitor).filter(isManaged).find(({ managed }) => shardsOf(managed.server).count > 1);
    const problem = server && problemOf(server, monitor);
    if (problem) yield problem;
  }
}

/** The first job that divides its targets. */
function problemOf({ key, managed }: ManagedServer, monitor: StoredObject): CauseFinding | undefined {
  const division: Division = { server: key, shards: shardsOf(managed.server).count, ...monitor.kind === 'Probe' ? OF_PROBES : OF_PODS };
  for (const part of partsOf(monitor)) {
    for (const { place, rules, isForSamples } of ruleListsOf(part)) {
      const found = isForSamples ? undefined : tryDivision(rules, division);
      if (found) return { key: monitor.key, job: part.job, problem: scrapedByFew(division, `${place}[${found.hash}]`, `${place}[${found.keep}]`) };
    }
  }

  return undefined;
}

/** How the operator divides the targets of a monitor. */
interface Division {
  readonly server: string;
  readonly shards: number;
  readonly label: string;
  /** The label in words. */
  readonly by: string;
}

const OF_PODS = { label: '__address__', by: 'by their addresses' };
const OF_PROBES = { label: '__param_target', by: 'by what is probed' };

/** Fields of a rule, as they are in the monitor. */
interface Rule {
  readonly action?: string;
  readonly sourceLabels?: readonly string[];
  readonly targetLabel?: string;
  readonly modulus?: number;
  readonly regex?: string;
}

/**
 * Indexes of a hashmod rule, and of a rule after it that keeps the number of the shard; undefined without such rules, and if they do what
 * the operator does, or a rule switches off what it does.
 */
function tryDivision(rules: readonly Rule[], { shards, label }: Division): { readonly hash: number; readonly keep: number } | undefined {
  const isUndone = rules.some(({ targetLabel }) => targetLabel === '__tmp_disable_sharding');
  const keep = rules.findIndex(({ action, regex }) => action?.toLowerCase() === 'keep' && regex === '$(SHARD)');
  const hash = rules.slice(0, Math.max(keep, 0)).findIndex(({ action, targetLabel }) => action?.toLowerCase() === 'hashmod' && targetLabel === rules[keep].sourceLabels?.join());
  const { sourceLabels, targetLabel, modulus } = rules[hash] ?? {};
  const isSame = sourceLabels?.join() === label && targetLabel !== '__tmp_hash' && modulus === shards;

  return hash < 0 || isUndone || isSame ? undefined : { hash, keep };
}

function scrapedByFew({ server, shards, label, by }: Division, hash: string, keep: string): Problem {
  return {
    code: 'AM925',
    severity: Severity.WARNING,
    message: `${hash} divides the targets and ${keep} keeps part "$(SHARD)", and the operator divides them among the ${shards} shards of ${quote(server)} as well, ${by}: a target whose two parts differ is not scraped by any shard`,
    fix: `remove both rules; to divide by another label than ${label}, copy it to __tmp_hash (operator 0.79 and later)`,
    field: hash,
  };
}
