/** AM913: the ServiceAccount of a server is not allowed to read objects in the namespace of a monitor. */
import { unlessBrought } from '../brought';
import { Cause } from '../cause';
import { Denied, deniedFor, ENDPOINT_SLICES, granting, sourcesDenied } from './discovery-access';
import { quote } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { quoteFew } from '../quote-few';

/** If only EndpointSlices are missing, AM914 reports it. */
export const deniedAccess: Cause = {
  code: 'AM913',
  stage: 'access',
  *run(forecast) {
    for (const { monitor } of forecast.monitors()) {
      const denied = deniedFor(forecast, monitor);
      if (!denied?.resources.some((resource) => resource !== ENDPOINT_SLICES)) continue;
      yield { key: monitor.key, about: sourcesDenied(forecast, monitor, denied), ...mayNotRead(forecast, denied) };
    }
  },
};

function mayNotRead(forecast: Forecast, denied: Denied): Pick<CauseFinding, 'isOpen' | 'problem'> {
  const { server, account, resources, namespaces } = denied;
  const names = resources.map(({ resource }) => resource).join(', ');

  return unlessBrought(granting(forecast, denied), {
    code: 'AM913',
    message: (unless) => `ServiceAccount ${quote(`${account.namespace}/${account.name}`)} of ${quote(server.key)} is not allowed to list and watch ${names} in ${namespaces ? quoteFew(namespaces) : 'all namespaces'}, so Prometheus finds no targets there${unless}`,
    fix: namespaces
      ? `create a Role with get, list and watch on ${names} in ${quoteFew(namespaces)}, and bind it to this ServiceAccount`
      : `create a ClusterRole with get, list and watch on ${names}, and bind it to this ServiceAccount with a ClusterRoleBinding`,
  });
}
