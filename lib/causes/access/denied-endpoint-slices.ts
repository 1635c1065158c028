/** AM914: a server discovers EndpointSlices, but its ServiceAccount is not allowed to read them. */
import { deniedWords } from './access-words';
import { Denied, deniedReads, isOfSlices } from './discovery-access';
import { unlessGranted } from './unless-granted';
import { Cause } from '../cause';

/** Roles of older installations often allow only `endpoints`. */
export const deniedEndpointSlices: Cause = {
  code: 'AM914',
  stage: 'access',
  *run(forecast) {
    for (const denied of deniedReads(forecast)) {
      const { key, servers, about } = denied;
      if (isOfSlices(denied)) yield { key, servers, about, ...mayNotReadSlices(denied) };
    }
  },
};

/** That the account may not read EndpointSlices, which the server uses by choice. */
export function mayNotReadSlices(denied: Denied): ReturnType<typeof unlessGranted> {
  return unlessGranted(denied, {
    code: 'AM914',
    message: `serviceDiscoveryRole is "EndpointSlice", but ${deniedWords(denied)}`,
    fix: 'allow get, list and watch on endpointslices of API group discovery.k8s.io, or set serviceDiscoveryRole to "Endpoints"',
  });
}
