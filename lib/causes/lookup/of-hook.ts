/** What only a hook of Helm or Argo CD creates: a monitor that selects nothing else has no targets while the app runs. */
import { Severity } from '../../findings/finding';
import { quote } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { whyNotRunning } from '../../surroundings/hooks';
import { unlessBrought } from '../brought';

/** A warning that is open: pods of a hook run for a while, and some stay. */
export function onlyOfHook(
  { objects }: Forecast,
  { code, field, source, monitors, others }: {
    readonly code: 'AM906' | 'AM907';
    readonly field: string;
    /** Key of the object that a hook creates. */
    readonly source: string;
    /** The monitors, in words that continue `so`, such as `it has`. */
    readonly monitors: string;
    readonly others: readonly string[];
  },
): Pick<CauseFinding, 'about' | 'isOpen' | 'problem'> {
  const why = whyNotRunning(objects.tryFindByKey(source)!)!;

  return {
    about: [source],
    isOpen: true,
    ...unlessBrought(others, {
      code,
      severity: Severity.WARNING,
      field,
      message: (unless) => `it selects only ${quote(source)}, which is not part of the running app: ${why}, so ${monitors} no targets while the app runs${unless}`,
      fix: `remove the hook annotation of ${quote(source)} if it is part of the running app; otherwise push its metrics to a Pushgateway, and remove the monitor`,
    }),
  };
}
