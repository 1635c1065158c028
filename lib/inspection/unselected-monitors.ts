/** AM614 and AM615: monitors that no server among the manifests selects. */
import { StagedFinding } from '../forecast/diagnosis';
import { Forecast } from '../forecast/forecast';
import { ServerForecast } from '../forecast/forecast-server';
import { noServer, selectedByNone } from '../forecast/problems';

/** One finding for each monitor; one for all of them if there is no server. */
export function unselectedMonitors(forecast: Forecast, servers: ReadonlyMap<string, ServerForecast>): StagedFinding[] {
  const known = new Set([...servers.values()].flatMap(({ selected, rejected }) => [...selected, ...rejected.keys()]));
  const unknown = [...forecast.monitors()].filter(({ monitor: { key } }) => !known.has(key));
  const [first, ...others] = unknown.map(({ monitor: { key } }) => key).sort();
  if (first !== undefined && servers.size === 0) return [{ stage: 'selected', key: first, about: others, problem: noServer(others.length) }];

  return unknown.flatMap(({ kind, monitor }): StagedFinding[] => {
    const mismatches = forecast.managedServers.flatMap((server) => {
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
  });
}
