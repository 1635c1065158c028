/** Rules of a monitor that divide its targets among the shards, which the operator does as well: only targets of both parts are scraped. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { isManaged, ManagedServer } from '../../forecast/checked-server';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { fieldOf, partsOf } from '../../forecast/monitor-endpoints';
import { shardsOf } from '../../forecast/server-targets';
import { listAt } from '../../manifests/manifest';

/** The operator adds its rules to all jobs but those of ScrapeConfigs with a hashmod rule, which {@link lostParts} is about. */
export function* dividedTwice(forecast: Forecast): Generator<CauseFinding> {
  for (const { monitor } of forecast.monitors()) {
    if (monitor.kind === 'ScrapeConfig') continue;
    const server = forecast.serversOf(monitor).filter(isManaged).find(({ managed }) => shardsOf(managed.server).count > 1);
    const divided = server && partsOf(monitor).map((part) => ({ part, division: tryDivision(listAt(part.spec, ['relabelings']), shardsOf(server.managed.server).count) }))
      .find(({ division }) => division !== undefined);
    if (!divided) continue;
    const [hash, keep] = divided.division!.map((i) => `${fieldOf(divided.part, 'relabelings')}[${i}]`);
    yield { key: monitor.key, job: divided.part.job, problem: scrapedByFew(server, hash, keep) };
  }
}

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
function tryDivision(given: readonly unknown[], shards: number): readonly [hash: number, keep: number] | undefined {
  const rules = given as readonly Rule[];
  const isUndone = rules.some(({ targetLabel }) => targetLabel === '__tmp_disable_sharding');
  const keep = rules.findIndex(({ action, regex }) => action?.toLowerCase() === 'keep' && regex === '$(SHARD)');
  const hash = rules.slice(0, Math.max(keep, 0)).findIndex(({ action, targetLabel }) => action?.toLowerCase() === 'hashmod' && targetLabel === rules[keep].sourceLabels?.join());
  const { sourceLabels, targetLabel, modulus } = rules[hash] ?? {};
  const isSame = sourceLabels?.join() === '__address__' && targetLabel !== '__tmp_hash' && modulus === shards;

  return hash < 0 || isUndone || isSame ? undefined : [hash, keep];
}

function scrapedByFew({ key, managed }: ManagedServer, hash: string, keep: string): Problem {
  return {
    code: 'AM925',
    severity: Severity.WARNING,
    message: `${hash} divides the targets and ${keep} keeps part "$(SHARD)", and the operator divides them among the ${shardsOf(managed.server).count} shards of ${quote(key)} as well, by their addresses: a target whose two parts differ is not scraped by any shard`,
    fix: 'remove both rules; to divide by another label than __address__, copy it to __tmp_hash (operator 0.79 and later)',
    field: hash,
  };
}
