/** AM902: no server has a selector for the kind of a monitor, and none selects nothing. */
import { Problem } from '../../findings/problem';
import { MONITOR_KINDS } from '../../operator-port/monitor-kinds';
import { Cause } from '../cause';
import { quoteFew } from '../quote-few';

/** An empty selector is another thing: it selects everything. */
export const unsetSelector: Cause = {
  code: 'AM902',
  explains: 'AM614',
  *run({ managedServers, objects }) {
    if (managedServers.length === 0) return;
    const keys = managedServers.map(({ key }) => key);
    for (const { kind, selector } of MONITOR_KINDS) {
      if (managedServers.some(({ managed }) => managed.server.spec[selector])) continue;
      for (const { key } of objects.ofKind(kind)) yield { key, problem: noSelector(keys, selector) };
    }
  },
};

function noSelector(servers: readonly string[], field: string): Problem {
  return {
    code: 'AM902',
    message: `${quoteFew(servers)} ${servers.length > 1 ? 'have' : 'has'} no ${field}, which selects nothing, so nothing of it is scraped`,
    fix: `set ${field} to the labels of the monitors that the server is for, or to {} for all`,
  };
}
