/** Finds what to probe of a route: Prometheus cannot discover routes, so a Probe gets their URLs as static targets. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { quoteList } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { Workload } from '../../kubernetes/workload';
import { describe, Manifest, Named, namedAs } from '../../manifests/manifest';
import { readPlain } from '../../tree/amendments';
import { apiObjectsIn, AppView } from '../../tree/from-app';
import { readGatewayApiRoute } from '../routes/gateway-api';
import { readOpenShiftRoute } from '../routes/openshift';
import { Backend, FindObject, isPlainHost, ReadRoute, Route, RouteAddress, RouteRule } from '../routes/route';
import { readVirtualService } from '../routes/virtual-service';

/** A route of the app. */
export interface FoundRoute {
  readonly object: ApiObject;
  readonly named: Named;
  readonly route: Route;
}

const READERS: ReadonlyMap<string, ReadRoute> = new Map([
  ...['HTTPRoute', 'GRPCRoute', 'TLSRoute'].map((kind): [string, ReadRoute] => [`${kind}.gateway.networking.k8s.io`, readGatewayApiRoute]),
  ['Route.route.openshift.io', readOpenShiftRoute],
  ['VirtualService.networking.istio.io', readVirtualService],
]);

/** Objects in a construct that are routes; an empty list if it holds an Ingress. */
export function routesIn(given: IConstruct): ApiObject[] {
  const objects = apiObjectsIn(given);

  return objects.some(({ kind }) => kind === 'Ingress') ? [] : objects.filter((object) => tryReader(object));
}

/** The routes in a construct that is given as `ingress`. */
export function findRoutes(view: AppView, given: IConstruct): FoundRoute[] {
  const find = finderIn(view);

  return routesIn(given).map((object) => {
    const manifest = readPlain(object);
    const named = namedAs(manifest);

    return { object, named, route: tryReader(object)!(manifest, named.namespace, find) };
  });
}

/** What is given in place of what the routes have. */
export interface GivenTarget {
  readonly path?: string;
  readonly scheme?: 'http' | 'https';
}

/** The URLs of routes that lead to the workloads; of all their rules if a workload is not in the app. */
export function targetsOfRoutes(
  view: AppView, routes: readonly FoundRoute[], workloads: readonly Workload[], given: GivenTarget,
): string[] {
  return [...new Set(routes.flatMap((found) => targetsOf(found, pathsTo(view, found, workloads, given), given)))];
}

/** Routes of the app that lead to a workload, for messages. */
export function routesTo(view: AppView, workload: Workload): FoundRoute[] {
  const holders = [...new Set([...READERS.keys()].map((key) => key.slice(0, key.indexOf('.'))))].flatMap((kind) => view.ofKind(kind));
  const routes = workload.isUnseen ? [] : holders.flatMap((object) => findRoutes(view, object));

  return routes.filter(({ route }) => rulesTo(view, route, workload));
}

function targetsOf({ named, route: { addresses, hosts, isGrpc } }: FoundRoute, paths: readonly string[], given: GivenTarget): string[] {
  if (addresses.length === 0) refuseUnserved(named, hosts);

  const asGiven = given.scheme && { scheme: given.scheme };

  return addresses.flatMap((address) => (isGrpc ? [hostAndPort(address)] : paths.map((path) => urlOf({ ...address, ...asGiven }, path))));
}

function refuseUnserved(named: Named, hosts: readonly string[]): never {
  return hosts.some(isPlainHost)
    ? refuse('AM215', `no gateway serves the hosts of ${describe(named)} (${quoteList(hosts)}), so nothing can be probed`,
      'attach it to a gateway that serves one of its hosts, or set probe.targets to the URLs to probe')
    : refuse('AM215', `${describe(named)} has no hostname of its own (has ${quoteList(hosts)}), so nothing can be probed`, 'set probe.targets to the URLs to probe');
}

/** Paths of the rules that lead to one of the workloads. */
function pathsTo(view: AppView, { named, route }: FoundRoute, workloads: readonly Workload[], { path }: GivenTarget): readonly string[] {
  const leading = workloads.map((workload) => rulesTo(view, route, workload));
  const missed = leading.indexOf(undefined);
  if (missed >= 0) refuseOtherBackends(named, route, workloads[missed]);
  const rules = route.rules.filter((rule) => leading.some((found) => found!.includes(rule)));
  if (path !== undefined) return [path];
  const paths = [...new Set(rules.flatMap((rule) => rule.paths))];
  if (paths.length === 0 && rules.length > 0 && !route.isGrpc) {
    refuse('AM226', `${describe(named)} has no path that a probe can request: its rules match regular expressions, headers, parameters or other methods than GET`,
      'set path to one that reaches the workload, or set probe.targets');
  }

  return paths.length === 0 ? ['/'] : paths;
}

/** All rules if the workload and its Services are not in the app; undefined if no rule leads to it. */
function rulesTo(view: AppView, { rules }: Route, workload: Workload): readonly RouteRule[] | undefined {
  const services = new Set(view.servicesOf(workload).map(({ value }) => value.name));
  if (workload.isUnseen && services.size === 0) return rules;
  const leadsThere = ({ name, namespace }: Backend) => name === undefined || (services.has(name) && namespace === workload.namespace);
  const found = rules.filter(({ backends }) => backends.some(leadsThere));

  return found.length === 0 ? undefined : found;
}

function refuseOtherBackends(named: Named, { rules }: Route, workload: Workload): never {
  const backends = [...new Set(rules.flatMap((rule) => rule.backends.map(({ name = '' }) => name)))];

  return refuse('AM208', backends.length === 0
    ? `${describe(named)} has no rule that sends HTTP requests to a Service, so no request reaches ${describe(workload)}`
    : `${describe(named)} routes to ${quoteList(backends)}, which ${backends.length === 1 ? 'does' : 'do'} not select the pods of ${describe(workload)}`, 'give the route of this workload');
}

const DEFAULT_PORTS = { http: 80, https: 443 };

/** Without a scheme, the prober decides. */
function urlOf({ host, scheme, port }: RouteAddress, path: string): string {
  const rest = path === '/' ? '' : path;
  if (scheme === undefined) return `${host}${rest}`;

  return `${scheme}://${host}${port === undefined || port === DEFAULT_PORTS[scheme] ? '' : `:${port}`}${rest}`;
}

/** @see ProbeGRPC in prober/grpc.go of blackbox_exporter: the scheme has no effect, and the module decides on TLS */
function hostAndPort({ host, port }: RouteAddress): string {
  return port === undefined ? host : `${host}:${port}`;
}

function tryReader({ apiGroup, kind }: ApiObject): ReadRoute | undefined {
  return READERS.get(`${kind}.${apiGroup}`);
}

/** The nearest chart is not known to hold the Gateway: it is often shared. */
function finderIn(view: AppView): FindObject {
  return (group, kind, namespace, name): Manifest | undefined => {
    const found = view.named(kind, name).find(({ apiGroup, metadata }) => apiGroup === group && metadata.namespace === namespace);

    return found && readPlain(found);
  };
}
