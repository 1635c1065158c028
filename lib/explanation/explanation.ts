/** Why one object is scraped, or is not. */
import { Finding } from '../findings/finding';

/** The way of one object from its labels to its targets, step by step. */
export interface Explanation {
  /** Key of the object, e.g. `ServiceMonitor/shop/cart`. */
  readonly subject: string;

  /** Whether at least one server will scrape it, or what it selects, for certain. */
  readonly isScraped: boolean;

  /** What holds for all servers, then server by server, each in the order in which things happen: a step that fails has none after it. */
  readonly steps: ExplanationStep[];

  /** Those on the object itself, in the order of `Inspection.findings`. */
  readonly findings: Finding[];
}

/** One step on that way. */
export interface ExplanationStep {
  /**
   * Key of the server it is about, or `prometheus.yml`.
   * @default - it is about no server in particular
   */
  readonly server?: string;

  /**
   * What happens in it.
   *
   * Of a monitor: `admission`, `server`, `labels`, `namespace`, `acceptance`, `configuration`, then for each of its jobs `discovery`,
   * `selector`, `endpoints`, `port`, `rules`, `address`, `targets`. Of a workload or Service: `admission`, `pods`, `services`, `monitor`,
   * and those of the monitors that select it.
   */
  readonly stage: string;

  /** Whether it leads on. */
  readonly isOk: boolean;

  /** What is the case; sentence case, no full stop. */
  readonly message: string;

  /**
   * What mends it; begins with a verb, no full stop.
   * @default - nothing is wrong
   */
  readonly fix?: string;
}
