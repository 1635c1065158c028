/** Consolidates the monitors of an inspection, and compares the targets before and after. */
import { consolidate, isWriting, scrapeConfigsOf } from './consolidate';
import { ConsolidatedMonitor, isReplaced } from './consolidation';
import { Inspected } from '../forecast/inspected';
import { targetsIn } from '../inspection/list-targets';
import { TargetChanges, targetChanges } from '../inspection/target-changes';
import { Manifest } from '../manifests/manifest';
import { keyOf } from '../manifests/objects';
import { OperatorSettings } from '../operator-port/operator-settings';

/** How monitors are consolidated. */
export interface ConsolidationOptions {
  readonly settings?: OperatorSettings;
  /** Whether a ScrapeConfig may name another scrape class than its monitor. */
  readonly throughScrapeClasses?: boolean;
}

/** The monitors of the inspection; those that are external stay as they are. */
export function consolidateInspected({ forecast, isExternal }: Inspected, options: ConsolidationOptions = {}): ConsolidatedMonitor[] {
  const { settings, throughScrapeClasses = false } = options;
  const { operator, objects, managedServers } = forecast;
  const servers = managedServers.map(({ managed }) => managed).filter(isWriting);

  return consolidate({ operator, settings, throughScrapeClasses, objects, servers, isWanted: ({ key }) => !isExternal(key) });
}

/** The objects in place of each monitor that is replaced, by its key. */
export function replacementsOf(monitors: readonly ConsolidatedMonitor[]): Map<string, readonly Manifest[]> {
  return new Map(monitors.filter(isReplaced).map((each) => [each.monitor.key, scrapeConfigsOf([each])]));
}

/** Targets that differ, with the names of the jobs before for those that have the same job. */
export function consolidatedTargets(before: Inspected, after: Inspected, monitors: readonly ConsolidatedMonitor[]): TargetChanges {
  const replaced = monitors.filter(isReplaced).flatMap(({ endpoints }) => endpoints);
  const jobs = new Map(replaced.map(({ scrapeConfig, job }) => [newJobOf(scrapeConfig!), job]));

  return targetChanges(targetsIn(before), targetsIn(after).map((target) => ({ ...target, job: jobs.get(target.job) ?? target.job })));
}

/** Name of the job of a ScrapeConfig, e.g. `scrapeConfig/shop/cart-sm-0`. */
export function newJobOf({ metadata }: Manifest): string {
  return keyOf('scrapeConfig', `${metadata?.namespace}`, `${metadata?.name}`);
}
