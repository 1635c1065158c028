/** As what a Service's endpoints are discovered. */
import { ENDPOINT_SLICES_SINCE } from '../../fields';
import { ServerContext } from '../job-context';
import { Part } from '../part';

/**
 * `endpointslice` where the object, or else the server, asks for it; every Kubernetes that we support has them.
 * @see endpointRoleFlavor in pkg/prometheus/promcfg.go, v0.94.1
 */
export function endpointRole({ fields }: Part, { server, knows }: ServerContext): 'endpoints' | 'endpointslice' {
  const asked = fields.serviceDiscoveryRole ?? server.spec.serviceDiscoveryRole;

  return asked === 'EndpointSlice' && knows({ since: ENDPOINT_SLICES_SINCE }) ? 'endpointslice' : 'endpoints';
}
