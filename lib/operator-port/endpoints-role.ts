/** How the endpoints of a Service are discovered. */

/** The role of the discovery in Prometheus' configuration. */
export type EndpointsRole = 'endpoints' | 'endpointslice';
