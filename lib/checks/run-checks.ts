/** Runs all checks over one scene. */
import { CHECKS } from './catalogue';
import { Judged } from './check';
import { CheckScene } from './check-scene';

/** What the checks say, and which general findings are said better by them. */
export interface CheckResult {
  readonly judged: readonly Judged[];
  /** `<code> <key>` of findings that are left out. */
  readonly explained: ReadonlySet<string>;
}

/** In the order of the catalogue. */
export function runChecks(scene: CheckScene): CheckResult {
  const explained = new Set<string>();
  const judged = CHECKS.flatMap(({ explains, run }) => {
    const found = [...run(scene)];
    if (explains !== undefined) found.forEach(({ key }) => explained.add(`${explains} ${key}`));

    return found;
  });

  return { judged, explained };
}
