/** The roles by which servers discover the endpoints of a ServiceMonitor. */
import { CheckedServer } from './checked-server';
import { Forecast } from './forecast';
import { StoredObject } from '../manifests/objects';
import { EndpointsRole } from '../operator-port/endpoints-role';

/** The role that a server uses; `endpoints` for a server that no operator manages. */
export function roleFor({ operator }: Forecast, monitor: StoredObject, { managed }: CheckedServer): EndpointsRole {
  return managed ? operator.endpointsRoleOf(managed.server, monitor) : 'endpoints';
}

/** The roles that all servers use which select the monitor. */
export function rolesOf(forecast: Forecast, monitor: StoredObject): ReadonlySet<EndpointsRole> {
  return new Set(forecast.serversOf(monitor).map((server) => roleFor(forecast, monitor, server)));
}
