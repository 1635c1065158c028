/** AM913: the account of a server may not read the namespace that a monitor looks in. */
import { Check } from './check';
import { Denied, deniedFor, ENDPOINT_SLICES } from './discovery-access';
import { quoteFew } from './quote-few';
import { Problem, quote } from '../findings/problem';

/** A lack of EndpointSlices alone is another cause. */
export const deniedAccess: Check = {
  code: 'AM913',
  *run(scene) {
    for (const { monitor } of scene.monitors()) {
      const denied = deniedFor(scene, monitor);
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
