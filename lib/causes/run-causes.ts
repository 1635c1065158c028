/** Runs all checks over one forecast. */
import { CAUSES } from './catalogue';
import { CauseFinding } from './cause';
import { Forecast } from '../forecast/forecast';

/** What the checks say, and which general findings are said better by them. */
export interface CauseResult {
  readonly judged: readonly CauseFinding[];
  /** `<code> <key>` of findings that are left out. */
  readonly explained: ReadonlySet<string>;
}

/** In the order of the catalogue. */
export function runCauses(forecast: Forecast): CauseResult {
  const explained = new Set<string>();
  const judged = CAUSES.flatMap(({ explains, run }) => {
    const found = [...run(forecast)];
    if (explains !== undefined) found.forEach(({ key }) => explained.add(`${explains} ${key}`));

    return found;
  });

  return { judged, explained };
}
