/** Finds what one server scrapes more than once: the same port and path of the same pod. */
import { CheckedServer } from '../../forecast/checked-server';
import { Forecast } from '../../forecast/forecast';
import { PodTarget, podTargets } from '../../forecast/pod-targets';
import { addTo } from '../../units/group';

/** Targets of one server with the same address and path. */
export interface TwiceScraped {
  readonly server: CheckedServer;
  /** At least two; they differ only in labels and jobs. */
  readonly targets: readonly PodTarget[];
}

/** Compares only the targets of one server: two servers may scrape the same pods on purpose. */
export function* twiceScraped(forecast: Forecast): Generator<TwiceScraped> {
  const found = new Map<string, PodTarget[]>();
  for (const each of podTargets(forecast)) addTo(found, `${each.server.key} ${each.target.source} ${each.target.url}`, each);
  for (const targets of found.values()) {
    if (targets.length > 1) yield { server: targets[0].server, targets };
  }
}
