/** What one server scrapes more than once: the same port and path of the same pod. */
import { Forecast, CheckedServer } from '../../forecast/forecast';
import { PodTarget, podTargets } from '../../forecast/pod-targets';
import { addTo } from '../../units/group';

/** All targets of one server that are the same address and path. */
export interface TwiceScraped {
  readonly server: CheckedServer;
  /** At least two; they differ in nothing but labels and the jobs that they are of. */
  readonly targets: readonly PodTarget[];
}

/** Two servers may well scrape the same: only targets of one are compared. */
export function* twiceScraped(forecast: Forecast): Generator<TwiceScraped> {
  const found = new Map<string, PodTarget[]>();
  for (const each of podTargets(forecast)) addTo(found, `${each.server.key} ${each.target.source} ${each.target.url}`, each);
  for (const targets of found.values()) {
    if (targets.length > 1) yield { server: targets[0].server, targets };
  }
}
