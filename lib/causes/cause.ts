/** A cause why something is not scraped, or not as intended. */
import { Problem } from '../findings/problem';
import { ManagedServer } from '../forecast/checked-server';
import { CauseFinding, CauseStage } from '../forecast/diagnosis';
import { Forecast } from '../forecast/forecast';
import { StoredObject } from '../manifests/objects';
import { MonitorKind } from '../operator-port/monitor-kinds';

/** A cause: one file, one test table, one page in the docs. */
export interface Cause {
  /** `AM901` and up: the page `docs/checks/<code>-<file>.md` describes it. */
  readonly code: string;
  /** Where it happens; the folder of its file. */
  readonly stage: CauseStage;
  /**
   * Code of a more general finding on the same object, which is left out if this cause is found.
   * @default - no finding is left out
   */
  readonly explains?: string;
  /** Finds the objects that have this problem, in any order. */
  readonly run: (forecast: Forecast) => Iterable<CauseFinding>;
  /**
   * What it says of one monitor and one server that does not select it, be it only because another one does.
   * @default - nothing
   */
  readonly between?: (forecast: Forecast, pair: Pair) => Problem | undefined;
}

/** A monitor and a server. */
export interface Pair {
  readonly kind: MonitorKind;
  readonly monitor: StoredObject;
  readonly server: ManagedServer;
}
