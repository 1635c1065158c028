/** AM914: a server discovers EndpointSlices, and its account may not read them. */
import { Check } from './check';
import { Denied, deniedFor, ENDPOINT_SLICES } from './discovery-access';
import { quoteFew } from './quote-few';
import { Problem, quote } from '../findings/problem';

/** Roles of older setups name endpoints alone. */
export const deniedEndpointSlices: Check = {
  code: 'AM914',
  *run(scene) {
    for (const monitor of scene.objects.ofKind('ServiceMonitor')) {
      const denied = deniedFor(scene, monitor);
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
