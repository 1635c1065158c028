/** AM913: the account of a server may not read the namespace that a monitor looks in. */
import { Cause } from '../cause';
import { Denied, deniedFor, ENDPOINT_SLICES } from './discovery-access';
import { Problem, quote } from '../../findings/problem';
import { quoteFew } from '../quote-few';

/** A lack of EndpointSlices alone is another cause. */
export const deniedAccess: Cause = {
  code: 'AM913',
  *run(forecast) {
    for (const { monitor } of forecast.monitors()) {
      const denied = deniedFor(forecast, monitor);
      if (denied?.resources.some((resource) => resource !== ENDPOINT_SLICES)) yield { key: monitor.key, problem: mayNotRead(denied) };
    }
  },
};

function mayNotRead({ server, account, resources, namespaces }: Denied): Problem {
  const names = resources.map(({ resource }) => resource).join(', ');

  return {
    code: 'AM913',
    message: `ServiceAccount ${quote(`${account.namespace}/${account.name}`)} of ${quote(server.key)} may not list and watch ${names} in ${namespaces ? quoteFew(namespaces) : 'all namespaces'}, so nothing there is scraped`,
    fix: namespaces
      ? `bind a Role with get, list and watch on ${names} to it in ${quoteFew(namespaces)}`
      : `bind a ClusterRole with get, list and watch on ${names} to it with a ClusterRoleBinding`,
  };
}
