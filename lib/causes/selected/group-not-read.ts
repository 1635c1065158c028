/** AM981: the reader of the monitors reads another API group. */
import { Problem, quote } from '../../findings/problem';
import { ManagedServer } from '../../forecast/checked-server';
import { StoredObject } from '../../manifests/objects';
import { groupOfMonitor } from '../../operator-port/monitor-kinds';
import { groupReadBy, isMeantFor } from '../../operator-port/server';
import { nameOfReader, tryUnreadBy } from '../../readers/read-by';
import { Cause } from '../cause';

/** Does not apply if another server takes the monitor, or may take it. */
export const groupNotRead: Cause = {
  code: 'AM981',
  stage: 'selected',
  explains: 'AM615',
  *run(forecast) {
    for (const { monitor } of forecast.monitors()) {
      if (forecast.selection.candidatesFor(monitor).length > 0) continue;
      const [server] = forecast.managedServers.filter(({ managed }) => (
        isMeantFor(managed.server, monitor.key) && !tryUnreadBy(managed.server.reader, monitor.kind)));
      if (server) yield { key: monitor.key, servers: [server.key], problem: otherGroup(monitor, server) };
    }
  },
};

function otherGroup({ key, kind }: StoredObject, { key: serverKey, managed: { server } }: ManagedServer): Problem {
  const wanted = groupReadBy(server);
  const who = server.reader?.software ? nameOfReader(server.reader) : quote(serverKey);

  return {
    code: 'AM981',
    message: `${who} reads ${kind}s of the API group ${wanted} only, and this one is of ${groupOfMonitor(key)}, so nothing is scraped for it`,
    fix: `set apiVersion: ${wanted}/v1`,
    field: 'apiVersion',
  };
}
