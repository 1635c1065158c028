/** Runs all causes over one forecast. */
import { CAUSES } from './catalogue';
import { Pair } from './cause';
import { CauseFinding, StagedFinding } from '../forecast/diagnosis';
import { Forecast } from '../forecast/forecast';
import { addTo } from '../units/group';

/**
 * The general findings that no check says better, then what the checks find, in the order of the catalogue.
 * @param general what is found without any check
 */
export function runCauses(forecast: Forecast, general: readonly StagedFinding[]): StagedFinding[] {
  const explained = new Map<string, CauseFinding[]>();
  const found = CAUSES.flatMap(({ stage, explains, run }) => [...run(forecast)].map((each): StagedFinding => {
    if (explains !== undefined) addTo(explained, `${explains} ${each.key}`, each);

    return { stage, ...each };
  }));
  const isExplained = (each: StagedFinding) => explained.get(`${each.problem.code} ${each.key}`)?.some((cause) => areOfOneServer(cause, each));

  return [...general.filter((each) => !isExplained(each)), ...found];
}

/** What is said of a monitor and a server that does not select it, whether or not that is wrong. */
export function tryBetween(forecast: Forecast, pair: Pair): StagedFinding | undefined {
  for (const { stage, between } of CAUSES) {
    const problem = between?.(forecast, pair);
    if (problem) return { stage, key: pair.monitor.key, servers: [pair.server.key], problem };
  }

  return undefined;
}

function areOfOneServer({ servers: some }: CauseFinding, { servers: others }: CauseFinding): boolean {
  return !some || !others || some.some((server) => others.includes(server));
}
