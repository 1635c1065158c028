/** AM914: a server discovers EndpointSlices, but its ServiceAccount is not allowed to read them. */
import { Cause } from '../cause';
import { Denied, deniedFor, ENDPOINT_SLICES, sourcesDenied } from './discovery-access';
import { Problem, quote } from '../../findings/problem';
import { quoteFew } from '../quote-few';

/** Roles of older installations often allow only `endpoints`. */
export const deniedEndpointSlices: Cause = {
  code: 'AM914',
  stage: 'access',
  *run(forecast) {
    for (const monitor of forecast.objects.ofKind('ServiceMonitor')) {
      const denied = deniedFor(forecast, monitor);
      const isThatAlone = denied?.resources.every((resource) => resource === ENDPOINT_SLICES);
      if (!denied || !isThatAlone) continue;
      yield { key: monitor.key, about: sourcesDenied(forecast, monitor, denied), problem: mayNotReadSlices(denied) };
    }
  },
};

function mayNotReadSlices({ server, account, namespaces }: Denied): Problem {
  return {
    code: 'AM914',
    message: `serviceDiscoveryRole is "EndpointSlice", but ServiceAccount ${quote(`${account.namespace}/${account.name}`)} of ${quote(server.key)} is not allowed to list and watch endpointslices in ${namespaces ? quoteFew(namespaces) : 'all namespaces'}, so Prometheus finds no targets there`,
    fix: 'allow get, list and watch on endpointslices of API group discovery.k8s.io, or set serviceDiscoveryRole to "Endpoints"',
  };
}
