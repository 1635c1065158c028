/** Monitors that software other than the Prometheus operator selects. */
import { Forecast } from '../../forecast/forecast';
import { StoredObject } from '../../manifests/objects';
import { Reader } from '../../operator-port/reader';
import { Rejection } from '../../operator-port/rejection';

/** A monitor, and a reader that selects it. */
export interface ReadMonitor {
  readonly monitor: StoredObject;
  /** Key of the server that represents the reader. */
  readonly key: string;
  readonly reader: Reader;
  /** Why the operator would reject it. */
  readonly rejection?: Rejection;
}

/** Each monitor with each such reader. */
export function* readByOthers(forecast: Forecast): Generator<ReadMonitor> {
  const servers = forecast.managedServers.filter(({ managed }) => managed.server.reader?.software !== undefined);
  if (servers.length === 0) return;
  for (const { monitor } of forecast.monitors()) {
    const takers = new Set(forecast.selection.takersOf(monitor).map(({ key }) => key));
    for (const { key, managed: { server, selection } } of servers) {
      const rejection = selection.rejected.get(monitor.key);
      if (takers.has(key) || rejection) yield { monitor, key, reader: server.reader!, rejection };
    }
  }
}
