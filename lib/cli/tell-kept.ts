/** Monitors that stay although they were to be ScrapeConfigs, on standard error. */
import type * as lazy from './tell-consolidation';
import { Terminal } from './terminal';
import { ConsolidatedMonitor } from '../consolidation/consolidation';

/** Most commands have no such monitor, and do not load what reports one. */
export function tellKept(monitors: readonly ConsolidatedMonitor[], terminal: Terminal): void {
  if (monitors.length === 0) return;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  (require('./tell-consolidation') as typeof lazy).tellStaying(monitors, terminal);
}
