/** AM914: a server discovers EndpointSlices, but its ServiceAccount is not allowed to read them. */
import { deniedWords } from './access-words';
import { Denied, deniedReads, isOfSlices } from './discovery-access';
import { unlessGranted } from './unless-granted';
import { valueAt } from '../../manifests/manifest';
import { Cause } from '../cause';

/** Roles of older installations often allow only `endpoints`. */
export const deniedEndpointSlices: Cause = {
  code: 'AM914',
  stage: 'access',
  *run(forecast) {
    for (const denied of deniedReads(forecast)) {
      const { key, servers, about } = denied;
      if (!isOfSlices(denied)) continue;
      const { problem, ...rest } = mayNotReadSlices(denied);
      // It may be a field of the monitor, or of the server.
      const isOwn = valueAt(forecast.objects.tryFindByKey(key)?.manifest, ['spec', 'serviceDiscoveryRole']) !== undefined;
      yield { key, servers, about, ...rest, problem: { ...problem, ...isOwn && { field: 'serviceDiscoveryRole' } } };
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
