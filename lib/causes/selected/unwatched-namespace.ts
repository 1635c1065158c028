/** AM957: the operator does not look for monitors in the namespace of a monitor. */
import { Problem, quote } from '../../findings/problem';
import { ManagedServer } from '../../forecast/checked-server';
import { Forecast } from '../../forecast/forecast';
import { isPlaced } from '../../forecast/monitored-objects';
import { StoredObject } from '../../manifests/objects';
import { Cause, Pair } from '../cause';

/** Reported where the selectors of a server match and no other server selects the monitor, or may select it. */
export const unwatchedNamespace: Cause = {
  code: 'AM957',
  stage: 'selected',
  explains: 'AM614',
  *run(forecast) {
    for (const { kind, monitor } of forecast.monitors()) {
      if (!isPlaced(monitor) || forecast.serversOf(monitor).length > 0 || forecast.rejectionsOf(monitor).length > 0) continue;
      const servers = forecast.managedServers.filter((server) => isUnwatched(forecast, { kind, monitor, server }));
      const isOpen = forecast.managedServers.some((server) => forecast.selection.tryMismatch(server, kind, monitor)?.namespace === 'unknown');
      if (servers.length === 0 || isOpen) continue;
      yield { key: monitor.key, servers: servers.map(({ key }) => key), problem: unwatched(monitor, servers[0]) };
    }
  },
  between: (forecast, pair) => (isPlaced(pair.monitor) && isUnwatched(forecast, pair) ? unwatched(pair.monitor, pair.server) : undefined),
};

/** Whether only the flags of the operator keep a server from selecting a monitor. */
function isUnwatched(forecast: Forecast, { kind, monitor, server }: Pair): boolean {
  const mismatch = forecast.selection.tryMismatch(server, kind, monitor);

  return mismatch?.isUnwatched === true && !mismatch.isUnset && mismatch.lacks.length === 0 && mismatch.namespace === 'allowed';
}

function unwatched({ kind, namespace }: StoredObject, { key, managed }: ManagedServer): Problem {
  const [operator] = managed.server.operators!;

  return {
    code: 'AM957',
    message: `the operator of ${quote(key)} does not look for monitors in ${quote(namespace)}, so this ${kind} has no targets: ${quote(operator.key)} runs with ${operator.monitors.flag}`,
    fix: `change that flag of ${quote(operator.key)} so that it includes ${quote(namespace)}, or move the ${kind} to a namespace that it includes`,
  };
}
