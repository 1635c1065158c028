/** As what a server discovers the endpoints of a ServiceMonitor. */
import { CheckedServer, Forecast } from './forecast';
import { valueAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';
import { ENDPOINT_SLICES_SINCE } from '../operator/fields';
import { semverAtLeast } from '../units/semver';

/** The role of the discovery. */
export type EndpointsRole = 'endpoints' | 'endpointslice';

/** As the operator decides it: what the object asks for, or else the server. */
export function roleFor({ manifest }: StoredObject, { managed }: CheckedServer): EndpointsRole {
  const asked = valueAt(manifest, ['spec', 'serviceDiscoveryRole']) ?? managed?.server.spec.serviceDiscoveryRole;

  return asked === 'EndpointSlice' && managed && semverAtLeast(managed.server.version, ENDPOINT_SLICES_SINCE) ? 'endpointslice' : 'endpoints';
}

/** Of all servers that take it; none where nobody is known to. */
export function rolesOf(forecast: Forecast, monitor: StoredObject): ReadonlySet<EndpointsRole> {
  return new Set(forecast.serversOf(monitor).map((server) => roleFor(monitor, server)));
}
