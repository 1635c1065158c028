/** AM955: no operator among the manifests manages a server. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { Unmanaging } from '../../operator-port/running-operator';
import { Cause } from '../cause';

/** Only a warning: an operator that is not among the manifests may manage it. */
export const notManaged: Cause = {
  code: 'AM955',
  stage: 'server',
  *run({ managedServers }) {
    for (const { key, managed: { server: { operators, unmanagedBy = [] } } } of managedServers) {
      if (operators?.length === 0) yield { key, problem: managedByNone(unmanagedBy) };
    }
  },
};

function managedByNone(unmanaging: readonly Unmanaging[]): Problem {
  const reasons = unmanaging.slice(0, MOST).map(({ operator, because }) => `${quote(operator.key)} does not, because ${because}`);

  return {
    code: 'AM955',
    severity: Severity.WARNING,
    message: `no operator in the manifests manages it, so it does not run: ${reasons.join('; ')}`,
    fix: `change the flags of ${quote(unmanaging[0].operator.key)}, or add the manifest of the operator that manages it`,
  };
}

const MOST = 3;
