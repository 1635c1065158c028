/** AM914: a server discovers EndpointSlices, but its ServiceAccount is not allowed to read them. */
import { unlessBrought } from '../brought';
import { Cause } from '../cause';
import { Denied, deniedFor, ENDPOINT_SLICES, granting, sourcesDenied } from './discovery-access';
import { quote } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
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
      yield { key: monitor.key, about: sourcesDenied(forecast, monitor, denied), ...mayNotReadSlices(forecast, denied) };
    }
  },
};

function mayNotReadSlices(forecast: Forecast, denied: Denied): Pick<CauseFinding, 'isOpen' | 'problem'> {
  const { server, account, namespaces } = denied;

  return unlessBrought(granting(forecast, denied), {
    code: 'AM914',
    message: (unless) => `serviceDiscoveryRole is "EndpointSlice", but ServiceAccount ${quote(`${account.namespace}/${account.name}`)} of ${quote(server.key)} is not allowed to list and watch endpointslices in ${namespaces ? quoteFew(namespaces) : 'all namespaces'}, so Prometheus finds no targets there${unless}`,
    fix: 'allow get, list and watch on endpointslices of API group discovery.k8s.io, or set serviceDiscoveryRole to "Endpoints"',
  });
}
