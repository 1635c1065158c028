/** Finds the hosts of routes of the Gateway API: Prometheus cannot discover routes, so a Probe gets their hosts as static targets. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { quoteList } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { textsAt } from '../../manifests/texts-at';
import { apiObjectsIn } from '../../tree/from-app';

/** Hosts of the routes in the construct that was given as `ingress`; undefined if it holds an Ingress, or no route. */
export function tryRouteHosts(given: IConstruct | undefined): string[] | undefined {
  const objects = given ? apiObjectsIn(given) : [];
  const routes = objects.filter(isRoute);
  if (routes.length === 0 || objects.some(({ kind }) => kind === 'Ingress')) return undefined;
  const hosts = [...new Set(routes.flatMap((route) => textsAt(route.toJson(), ['spec', 'hostnames'])))];
  const named = hosts.filter((host) => !host.startsWith('*'));
  if (named.length > 0) return named;

  return refuse('AM215', `${routes[0].kind} "${routes[0].node.path}" has no hostname of its own (has ${quoteList(hosts)}), so nothing can be probed`,
    'set probe.targets to the URLs to probe');
}

/** @see https://gateway-api.sigs.k8s.io/api-types/httproute/#hostnames */
function isRoute({ kind, apiGroup }: ApiObject): boolean {
  return apiGroup === 'gateway.networking.k8s.io' && (kind === 'HTTPRoute' || kind === 'GRPCRoute' || kind === 'TLSRoute');
}
