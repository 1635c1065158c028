/** A cause why something is not scraped, or not as intended. */
import { Problem } from '../findings/problem';
import { Forecast } from '../forecast/forecast';

/** A cause: one file, one test table, one page in the docs. */
export interface Cause {
  /** `AM901` and up: the page `docs/checks/<code>-<file>.md` describes it. */
  readonly code: string;
  /**
   * Code of a more general finding on the same object, which is left out if this cause is found.
   * @default - no finding is left out
   */
  readonly explains?: string;
  /** Finds the objects that have this problem, in any order. */
  readonly run: (forecast: Forecast) => Iterable<CauseFinding>;
}

/** A problem and the object that has it. */
export interface CauseFinding {
  /** Key of the object, e.g. `PodMonitor/shop/cart`. */
  readonly key: string;
  readonly problem: Problem;
}
