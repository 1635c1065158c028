/** Reads routes of the Gateway API. */
import { covers, eachHostOnce, FindObject, hasTraffic, isPlainHost, Route, RouteAddress, RouteRule } from './route';
import { listAt, Manifest, stringAt, valueAt } from '../../manifests/manifest';
import { textsAt } from '../../manifests/texts-at';

const GROUP = 'gateway.networking.k8s.io';

/**
 * HTTPRoute, GRPCRoute and TLSRoute.
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 */
export function readGatewayApiRoute(manifest: Manifest, namespace: string | undefined, find: FindObject): Route {
  const hosts = textsAt(manifest, ['spec', 'hostnames']);
  const listeners = listAt(manifest, ['spec', 'parentRefs']).flatMap((parent) => listenersOf(parent, namespace, find));
  const isGrpc = manifest.kind === 'GRPCRoute';

  return {
    addresses: eachHostOnce(listeners.length > 0
      ? listeners.flatMap((listener) => addressesOf(listener, hosts))
      : hosts.filter(isPlainHost).map((host): RouteAddress => ({ host, ...(manifest.kind === 'TLSRoute' && { scheme: 'https' }) }))),
    hosts: [...hosts, ...listeners.flatMap(({ hostname }) => (hosts.length > 0 || hostname === undefined ? [] : [hostname]))],
    rules: listAt(manifest, ['spec', 'rules']).map((rule) => toRule(rule, namespace)),
    isGrpc,
  };
}

interface Listener {
  readonly hostname?: string;
  readonly scheme: 'http' | 'https';
  readonly port?: number;
}

/** The listeners of a Gateway of the app that a route is attached to. */
function listenersOf(parent: unknown, namespace: string | undefined, find: FindObject): Listener[] {
  if ((stringAt(parent, ['kind']) ?? 'Gateway') !== 'Gateway' || (stringAt(parent, ['group']) ?? GROUP) !== GROUP) return [];
  const gateway = find(GROUP, 'Gateway', stringAt(parent, ['namespace']) ?? namespace, stringAt(parent, ['name']) ?? '');
  const [section, port] = [valueAt(parent, ['sectionName']), valueAt(parent, ['port'])];

  return listAt(gateway, ['spec', 'listeners'])
    .filter((listener) => (section ?? valueAt(listener, ['name'])) === valueAt(listener, ['name']) && (port ?? valueAt(listener, ['port'])) === valueAt(listener, ['port']))
    .flatMap(toListener);
}

function toListener(listener: unknown): Listener[] {
  const scheme = SCHEMES.get(stringAt(listener, ['protocol']) ?? '');
  const [hostname, port] = [stringAt(listener, ['hostname']), valueAt(listener, ['port'])];

  return scheme === undefined ? [] : [{ scheme, ...(hostname !== undefined && { hostname }), ...(typeof port === 'number' && { port }) }];
}

const SCHEMES = new Map([['HTTP', 'http'], ['HTTPS', 'https'], ['TLS', 'https']] as const) as ReadonlyMap<string, 'http' | 'https'>;

/** A route without hosts is served at the host of the listener; otherwise a host must match that of the listener. */
function addressesOf({ hostname, scheme, port }: Listener, hosts: readonly string[]): RouteAddress[] {
  const served = hosts.length === 0 ? [hostname ?? ''] : hosts.flatMap((host) => intersection(host, hostname));

  return served.filter(isPlainHost).map((host) => ({ host, scheme, ...(port !== undefined && { port }) }));
}

function intersection(host: string, listener = host): string[] {
  return covers(listener, host) ? [host] : covers(host, listener) ? [listener] : [];
}

function toRule(rule: unknown, namespace: string | undefined): RouteRule {
  const matches = listAt(rule, ['matches']);

  return {
    backends: listAt(rule, ['backendRefs']).filter(hasTraffic).map((backend) => ({
      ...((stringAt(backend, ['kind']) ?? 'Service') === 'Service' && { name: stringAt(backend, ['name']) }),
      namespace: stringAt(backend, ['namespace']) ?? namespace,
    })),
    paths: matches.length === 0 ? ['/'] : matches.flatMap(pathOf),
  };
}

/** A path of a regular expression is not known, and a probe sends neither headers nor parameters. */
function pathOf(match: unknown): string[] {
  const isPlain = ['headers', 'queryParams'].every((field) => listAt(match, [field]).length === 0) && (stringAt(match, ['method']) ?? 'GET') === 'GET';
  const isKnown = (stringAt(match, ['path', 'type']) ?? 'PathPrefix') !== 'RegularExpression';

  return isPlain && isKnown ? [stringAt(match, ['path', 'value']) ?? '/'] : [];
}
