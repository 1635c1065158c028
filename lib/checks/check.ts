/** One cause why something is not scraped, or not as it was meant. */
import { CheckScene } from './check-scene';
import { Problem } from '../findings/problem';

/** A check: one file, one test table, one page of docs. */
export interface Check {
  /** `AM901` and on: the page `docs/checks/<code>.md` tells of it. */
  readonly code: string;
  /**
   * Code of a general finding on the same object that says less: it is left out where this check has found the cause.
   * @default - none
   */
  readonly explains?: string;
  /** All that is found, in any order. */
  readonly run: (scene: CheckScene) => Iterable<Judged>;
}

/** A problem, and the object that has it. */
export interface Judged {
  /** Key of the object, e.g. `PodMonitor/shop/cart`. */
  readonly key: string;
  readonly problem: Problem;
}
