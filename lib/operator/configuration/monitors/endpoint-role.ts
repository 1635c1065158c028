/** The role by which the endpoints of a Service are discovered. */
import { StoredObject } from '../../../manifests/objects';
import { EndpointsRole } from '../../../operator-port/endpoints-role';
import { Server, Spec } from '../../../operator-port/server';
import { semverAtLeast } from '../../../units/semver';
import { ENDPOINT_SLICES_SINCE } from '../../fields';
import { ServerContext } from '../job-context';
import { Part } from '../part';

/**
 * `endpointslice` where the object, or else the server, asks for it. Every supported version of Kubernetes has EndpointSlices.
 * @see endpointRoleFlavor in pkg/prometheus/promcfg.go, v0.94.1
 */
export function endpointRole({ fields }: Part, { server, knows }: ServerContext): EndpointsRole {
  return asksForSlices(fields, server) && knows({ since: ENDPOINT_SLICES_SINCE }) ? 'endpointslice' : 'endpoints';
}

/** The role for one monitor of a server. */
export function endpointsRoleOf(server: Server, { manifest }: StoredObject): EndpointsRole {
  return asksForSlices((manifest.spec ?? {}) as Spec, server) && semverAtLeast(server.version, ENDPOINT_SLICES_SINCE) ? 'endpointslice' : 'endpoints';
}

function asksForSlices({ serviceDiscoveryRole }: Spec, { spec }: Server): boolean {
  return (serviceDiscoveryRole ?? spec.serviceDiscoveryRole) === 'EndpointSlice';
}
