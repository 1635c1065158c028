/** Where manifests meet defects of the operator itself. */
import { upstreamDefect } from './problems';
import { Problem } from '../findings/problem';
import { StoredObject } from '../manifests/objects';
import { contextFor, contextOf } from '../operator/configuration/job-context';
import { MONITOR_DEFECTS } from '../operator/configuration/monitors/monitor-defects';
import { MERGE_KEYS_LOST, SCRAPE_CONFIG_DEFECTS } from '../operator/configuration/scrape-config/scrape-config-defects';
import { UpstreamDefect } from '../operator/configuration/upstream-defects';
import { Selection } from '../operator-port/selection';
import { OperatorSettings, Server } from '../operator-port/server';

/** A problem, and the key of the object that has it. */
export interface TriggeredUpstreamBug { readonly key: string; readonly problem: Problem }

/** Defects that the monitors of a server and its additional jobs meet. */
export function triggeredUpstreamBugs(server: Server, selection: Selection, settings: OperatorSettings = {}): TriggeredUpstreamBug[] {
  const { serviceMonitors, podMonitors, probes, scrapeConfigs, loaded, additionalScrapeConfigs: text } = selection;
  const context = contextOf(server, settings, loaded, () => undefined);
  const met = (object: StoredObject, defects: readonly UpstreamDefect[]): TriggeredUpstreamBug[] => {
    const own = contextFor(object, context);

    return defects.flatMap((defect) =>
      defect.seenIn(own).map((field) => ({ key: object.key, problem: upstreamDefect(server, field, defect) })));
  };
  const inObjects = [
    ...[...serviceMonitors, ...podMonitors, ...probes].flatMap((object) => met(object, MONITOR_DEFECTS)),
    ...scrapeConfigs.flatMap((object) => met(object, SCRAPE_CONFIG_DEFECTS)),
  ];
  const isInText = text !== undefined && MERGE_KEYS_LOST.isSeenIn(text);

  return isInText ? [...inObjects, { key: server.key, problem: upstreamDefect(server, `spec.${MERGE_KEYS_LOST.field}`, MERGE_KEYS_LOST) }] : inObjects;
}
