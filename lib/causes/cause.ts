/** One cause why something is not scraped, or not as it was meant. */
import { Problem } from '../findings/problem';
import { Forecast } from '../forecast/forecast';

/** A check: one file, one test table, one page of docs. */
export interface Cause {
  /** `AM901` and on: the page `docs/checks/<code>.md` tells of it. */
  readonly code: string;
  /**
   * Code of a general finding on the same object that says less: it is left out where this check has found the cause.
   * @default - none
   */
  readonly explains?: string;
  /** All that is found, in any order. */
  readonly run: (forecast: Forecast) => Iterable<CauseFinding>;
}

/** A problem, and the object that has it. */
export interface CauseFinding {
  /** Key of the object, e.g. `PodMonitor/shop/cart`. */
  readonly key: string;
  readonly problem: Problem;
}
