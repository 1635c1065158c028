/** Runs all causes over one forecast. */
import { CAUSES } from './catalogue';
import { CauseFinding } from './cause';
import { Forecast } from '../forecast/forecast';

/** What the causes found, and which general findings they replace. */
export interface CauseResult {
  readonly judged: readonly CauseFinding[];
  /** General findings that are left out, each as `<code> <key>`. */
  readonly explained: ReadonlySet<string>;
}

/** Runs the causes in the order of the catalogue. */
export function runCauses(forecast: Forecast): CauseResult {
  const explained = new Set<string>();
  const judged = CAUSES.flatMap(({ explains, run }) => {
    const found = [...run(forecast)];
    if (explains !== undefined) found.forEach(({ key }) => explained.add(`${explains} ${key}`));

    return found;
  });

  return { judged, explained };
}
