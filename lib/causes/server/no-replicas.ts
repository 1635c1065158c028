/** AM954: a server is scaled to 0, so no Prometheus runs. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { hasNoReplicas, scalerOf } from '../../forecast/server-stop';
import { Cause } from '../cause';

/** Only a warning, since it may be meant for a time; a note where an autoscaler may change the number. */
export const noReplicas: Cause = {
  code: 'AM954',
  stage: 'server',
  *run({ managedServers, objects }) {
    for (const { key, managed: { server } } of managedServers) {
      if (hasNoReplicas(server)) yield { key, problem: scaledToZero(scalerOf(server, objects)) };
    }
  },
};

function scaledToZero(scaler: string | undefined): Problem {
  return {
    code: 'AM954',
    severity: scaler === undefined ? Severity.WARNING : Severity.INFO,
    message: `"replicas" is 0, so it runs no pods and scrapes nothing${scaler === undefined ? '' : ` until ${quote(scaler)} scales it up`}`,
    field: 'spec.replicas',
    fix: scaler === undefined ? 'set "replicas" to 1 or more' : `make sure that ${quote(scaler)} scales it up`,
  };
}
