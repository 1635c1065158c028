/** AM980: the software that reads the monitors does not read this kind. */
import { Problem } from '../../findings/problem';
import { ManagedServer } from '../../forecast/checked-server';
import { MONITOR_KINDS, MonitorKind } from '../../operator-port/monitor-kinds';
import { Reader } from '../../operator-port/reader';
import { isMeantFor } from '../../operator-port/server';
import { nameOfReader, tryUnreadBy } from '../../readers/read-by';
import { Cause } from '../cause';

/** Does not apply if another server takes the monitor. */
export const kindNotRead: Cause = {
  code: 'AM980',
  stage: 'selected',
  explains: 'AM614',
  *run({ objects, selection, managedServers }) {
    for (const kind of MONITOR_KINDS) {
      for (const monitor of objects.ofKind(kind.kind)) {
        if (selection.takersOf(monitor).length > 0) continue;
        const found = managedServers.flatMap((server) => (isMeantFor(server.managed.server, monitor.key) ? unreadBy(server, kind) : []));
        if (found.length > 0) yield { key: monitor.key, servers: found.map(({ key }) => key), problem: notRead(found[0].reader, kind) };
      }
    }
  },
  between: (_, { kind, server }) => unreadBy(server, kind).map(({ reader }) => notRead(reader, kind))[0],
};

/** The reader, if it does not read the kind. */
function unreadBy({ key, managed }: ManagedServer, { kind }: MonitorKind): { readonly key: string; readonly reader: Reader }[] {
  const { reader } = managed.server;

  return reader && tryUnreadBy(reader, kind) ? [{ key, reader }] : [];
}

function notRead(reader: Reader, { kind }: MonitorKind): Problem {
  const { why, fix } = tryUnreadBy(reader, kind)!;

  return { code: 'AM980', message: `${nameOfReader(reader)} does not read this ${kind}, so nothing is scraped for it: it ${why}`, fix, field: 'kind' };
}
