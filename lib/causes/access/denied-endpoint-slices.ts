/** AM914: a server discovers EndpointSlices, and its account may not read them. */
import { Cause } from '../cause';
import { Denied, deniedFor, ENDPOINT_SLICES } from './discovery-access';
import { Problem, quote } from '../../findings/problem';
import { quoteFew } from '../quote-few';

/** Roles of older setups name endpoints alone. */
export const deniedEndpointSlices: Cause = {
  code: 'AM914',
  *run(forecast) {
    for (const monitor of forecast.objects.ofKind('ServiceMonitor')) {
      const denied = deniedFor(forecast, monitor);
      const isThatAlone = denied?.resources.every((resource) => resource === ENDPOINT_SLICES);
      if (denied && isThatAlone) yield { key: monitor.key, problem: mayNotReadSlices(denied) };
    }
  },
};

function mayNotReadSlices({ server, account, namespaces }: Denied): Problem {
  return {
    code: 'AM914',
    message: `its endpoints are discovered as EndpointSlices (serviceDiscoveryRole: EndpointSlice), which ServiceAccount ${quote(`${account.namespace}/${account.name}`)} of ${quote(server.key)} may not list and watch in ${namespaces ? quoteFew(namespaces) : 'all namespaces'}, so nothing there is scraped`,
    fix: 'permit get, list and watch on endpointslices of the group discovery.k8s.io, or leave serviceDiscoveryRole out',
  };
}
