/** AM902: no server sets the selector for the kind of a monitor, and an unset selector selects nothing. */
import { Problem } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { ManagedServer } from '../../forecast/checked-server';
import { MONITOR_KINDS, MonitorKind } from '../../operator-port/monitor-kinds';
import { isOnEveryNode } from '../../operator-port/server';
import { tryUnreadBy } from '../../readers/read-by';
import { Cause } from '../cause';

/** Does not apply to an empty selector, `{}`, which selects everything. */
export const unsetSelector: Cause = {
  code: 'AM902',
  stage: 'selected',
  explains: 'AM614',
  *run({ objects, selection }) {
    for (const kind of MONITOR_KINDS) {
      for (const monitor of objects.ofKind(kind.kind)) {
        const candidates = selection.candidatesFor(monitor);
        if (candidates.length === 0 || !candidates.every((server) => isUnset(server, kind))) continue;
        // A reader that does not have the kind at all is AM980.
        if (candidates.some(({ managed: { server } }) => tryUnreadBy(server.reader, kind.kind))) continue;
        yield { key: monitor.key, servers: candidates.map(({ key }) => key), problem: whyUnset(candidates, kind) };
      }
    }
  },
  between: (_, { kind, server }) => (
    isUnset(server, kind) && !tryUnreadBy(server.managed.server.reader, kind.kind) ? whyUnset([server], kind) : undefined),
};

function isUnset({ managed: { server } }: ManagedServer, { selector }: MonitorKind): boolean {
  return !server.spec[selector];
}

function whyUnset(servers: readonly ManagedServer[], { kind, selector }: MonitorKind): Problem {
  const keys = servers.map(({ key }) => key);
  const areOnEveryNode = kind !== 'PodMonitor' && servers.every(({ managed }) => isOnEveryNode(managed.server));

  if (areOnEveryNode) return podMonitorsOnly(keys, kind);

  return servers.every(({ managed: { server } }) => server.reader !== undefined) ? ignored(keys, kind) : noSelector(keys, kind, selector);
}

function ignored(servers: readonly string[], kind: string): Problem {
  return {
    code: 'AM902',
    message: `${quoteFew(servers)} ${servers.length > 1 ? 'do' : 'does'} not read ${kind}s, so this one has no targets`,
    fix: `use a monitor of another kind, or remove "${kind}" from ignoredKinds of the profile, if it is there`,
  };
}

/** The API server refuses such an agent with another selector. */
function podMonitorsOnly(servers: readonly string[], kind: string): Problem {
  return {
    code: 'AM902',
    message: `${quoteFew(servers)} ${servers.length > 1 ? 'run' : 'runs'} an agent on every node (mode: DaemonSet), which selects PodMonitors only, so this ${kind} has no targets`,
    fix: `use a PodMonitor, or a server that selects ${kind}s`,
  };
}

function noSelector(servers: readonly string[], kind: string, field: string): Problem {
  return {
    code: 'AM902',
    message: `${quoteFew(servers)} ${servers.length > 1 ? `do not set ${field}, so they select` : `does not set ${field}, so it selects`} no ${kind}, and this one has no targets`,
    fix: `set ${field} to labels of this ${kind}, or to {} to select every ${kind}`,
  };
}
