/** Where manifests meet defects of the operator itself. */
import { contextFor, contextOf } from './job-context';
import { MONITOR_DEFECTS } from './monitors/monitor-defects';
import { MERGE_KEYS_LOST, SCRAPE_CONFIG_DEFECTS } from './scrape-config/scrape-config-defects';
import { UpstreamDefect } from './upstream-defects';
import { StoredObject } from '../../manifests/objects';
import { MetDefect } from '../../operator-port/met-defect';
import { OperatorSettings } from '../../operator-port/operator-settings';
import { Selection } from '../../operator-port/selection';
import { Server } from '../../operator-port/server';

/** The defects that the monitors of a server and its additional jobs meet. */
export function metDefects(server: Server, selection: Selection, settings: OperatorSettings = {}): MetDefect[] {
  const { serviceMonitors, podMonitors, probes, scrapeConfigs, loaded, additionalScrapeConfigs: text } = selection;
  const context = contextOf(server, settings, loaded, () => undefined);
  const met = (object: StoredObject, defects: readonly UpstreamDefect[]): MetDefect[] => {
    const own = contextFor(object, context);

    return defects.flatMap(({ seenIn, happens, cause }) => seenIn(own).map((field) => ({ object: object.key, field, happens, cause })));
  };
  const inObjects = [
    ...[...serviceMonitors, ...podMonitors, ...probes].flatMap((object) => met(object, MONITOR_DEFECTS)),
    ...scrapeConfigs.flatMap((object) => met(object, SCRAPE_CONFIG_DEFECTS)),
  ];
  const { field, happens, cause, isSeenIn } = MERGE_KEYS_LOST;

  return text !== undefined && isSeenIn(text) ? [...inObjects, { object: server.key, field: `spec.${field}`, happens, cause }] : inObjects;
}
