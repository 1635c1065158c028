/** AM614 and AM615: monitors that no server among the manifests selects. */
import { StagedFinding } from '../forecast/diagnosis';
import { Forecast } from '../forecast/forecast';
import { ServerForecast } from '../forecast/forecast-server';
import { noServer, selectedByNone } from '../forecast/problems';
import { StoredObject } from '../manifests/objects';

/** One finding for each monitor; one for all of them if there is no server. */
export function unselectedMonitors(forecast: Forecast, servers: ReadonlyMap<string, ServerForecast>): StagedFinding[] {
  const known = new Set([...servers.values()].flatMap(({ selected, rejected }) => [...selected, ...rejected.keys()]));
  const unknown = [...forecast.monitors()].filter(({ monitor: { key } }) => !known.has(key));
  const hasServer = (monitor: StoredObject) => (
    forecast.managedServers.length > 0 ? forecast.selection.candidatesFor(monitor).length > 0 : servers.size > 0);
  const [first, ...others] = unknown.filter(({ monitor }) => !hasServer(monitor)).map(({ monitor: { key } }) => key).sort();
  const problem = noServer(others.length, forecast.managedServers.length > 0);
  const unread: StagedFinding[] = first === undefined ? [] : [{ stage: 'selected', key: first, about: others, problem }];

  return [...unread, ...unknown.flatMap(({ kind, monitor }): StagedFinding[] => {
    const mismatches = forecast.selection.candidatesFor(monitor).flatMap((server) => {
      const mismatch = forecast.selection.tryMismatch(server, kind, monitor);

      return mismatch ? [{ key: server.key, mismatch }] : [];
    });
    // The others select it: what keeps them from it is found on them.
    if (mismatches.length === 0) return [];
    const open = mismatches.filter(({ mismatch }) => !mismatch.isUnset && mismatch.lacks.length === 0 && mismatch.namespace === 'unknown');

    return [{
      stage: 'selected',
      key: monitor.key,
      problem: selectedByNone(mismatches.map(({ key }) => key), monitor, open.map(({ key }) => ({ key, field: kind.namespaceSelector }))),
    }];
  })];
}
