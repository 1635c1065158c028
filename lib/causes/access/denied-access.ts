/** AM913: the ServiceAccount of a server is not allowed to read objects in the namespace of a monitor. */
import { Cause } from '../cause';
import { Denied, deniedFor, ENDPOINT_SLICES, sourcesDenied } from './discovery-access';
import { Problem, quote } from '../../findings/problem';
import { quoteFew } from '../quote-few';

/** If only EndpointSlices are missing, AM914 reports it. */
export const deniedAccess: Cause = {
  code: 'AM913',
  stage: 'access',
  *run(forecast) {
    for (const { monitor } of forecast.monitors()) {
      const denied = deniedFor(forecast, monitor);
      if (!denied?.resources.some((resource) => resource !== ENDPOINT_SLICES)) continue;
      yield { key: monitor.key, about: sourcesDenied(forecast, monitor, denied), problem: mayNotRead(denied) };
    }
  },
};

function mayNotRead({ server, account, resources, namespaces }: Denied): Problem {
  const names = resources.map(({ resource }) => resource).join(', ');

  return {
    code: 'AM913',
    message: `ServiceAccount ${quote(`${account.namespace}/${account.name}`)} of ${quote(server.key)} is not allowed to list and watch ${names} in ${namespaces ? quoteFew(namespaces) : 'all namespaces'}, so Prometheus finds no targets there`,
    fix: namespaces
      ? `create a Role with get, list and watch on ${names} in ${quoteFew(namespaces)}, and bind it to this ServiceAccount`
      : `create a ClusterRole with get, list and watch on ${names}, and bind it to this ServiceAccount with a ClusterRoleBinding`,
  };
}
