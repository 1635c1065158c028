/** AM902: no server sets the selector for the kind of a monitor, and an unset selector selects nothing. */
import { Problem } from '../../findings/problem';
import { MONITOR_KINDS } from '../../operator-port/monitor-kinds';
import { Cause } from '../cause';
import { quoteFew } from '../quote-few';

/** Does not apply to an empty selector, `{}`, which selects everything. */
export const unsetSelector: Cause = {
  code: 'AM902',
  explains: 'AM614',
  *run({ managedServers, objects }) {
    if (managedServers.length === 0) return;
    const keys = managedServers.map(({ key }) => key);
    for (const { kind, selector } of MONITOR_KINDS) {
      if (managedServers.some(({ managed }) => managed.server.spec[selector])) continue;
      for (const { key } of objects.ofKind(kind)) yield { key, problem: noSelector(keys, kind, selector) };
    }
  },
};

function noSelector(servers: readonly string[], kind: string, field: string): Problem {
  return {
    code: 'AM902',
    message: `${quoteFew(servers)} ${servers.length > 1 ? `do not set ${field}, so they select` : `does not set ${field}, so it selects`} no ${kind}, and this one has no targets`,
    fix: `set ${field} to labels of this ${kind}, or to {} to select every ${kind}`,
  };
}
