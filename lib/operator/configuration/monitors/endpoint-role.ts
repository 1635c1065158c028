/** The role by which the endpoints of a Service are discovered. */
import { StoredObject } from '../../../manifests/objects';
import { EndpointsRole } from '../../../operator-port/endpoints-role';
import { OperatorSettings } from '../../../operator-port/operator-settings';
import { Server, Spec } from '../../../operator-port/server';
import { semverAtLeast } from '../../../units/semver';
import { compareVersions, NEWEST_KUBERNETES } from '../../../units/version';
import { ENDPOINT_SLICES_SINCE } from '../../fields';
import { operatorSince } from '../../operator-since';
import { ServerContext } from '../job-context';
import { Part } from '../part';

/**
 * `endpointslice` where the object, or else the server, asks for it, and the cluster has EndpointSlices.
 * @see endpointRoleFlavor in pkg/prometheus/promcfg.go, v0.94.1
 */
export function endpointRole({ fields }: Part, { server, settings, knows }: ServerContext): EndpointsRole {
  return asksForSlices(fields, server) && hasSlices(settings) && knows({ since: ENDPOINT_SLICES_SINCE }) ? 'endpointslice' : 'endpoints';
}

/** The role for one monitor of a server. */
export function endpointsRoleOf(server: Server, { manifest }: StoredObject): EndpointsRole {
  return asksForSlices((manifest.spec ?? {}) as Spec, server) && semverAtLeast(server.version, ENDPOINT_SLICES_SINCE) ? 'endpointslice' : 'endpoints';
}

/** Below operator 0.76 the CRDs have no such field, and the server has Endpoints only. */
function asksForSlices({ serviceDiscoveryRole }: Spec, { spec, ...server }: Server): boolean {
  return operatorSince(server, 76) && (serviceDiscoveryRole ?? spec.serviceDiscoveryRole) === 'EndpointSlice';
}

function hasSlices({ kubernetesVersion = NEWEST_KUBERNETES }: OperatorSettings): boolean {
  return compareVersions(kubernetesVersion, SLICES_SINCE) >= 0;
}

/** First version of Kubernetes for which the operator uses EndpointSlices. */
const SLICES_SINCE = '1.21';
