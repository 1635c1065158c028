/** Reads VirtualServices of Istio. */
import { covers, eachHostOnce, FindObject, hasTraffic, isPlainHost, Route, RouteAddress, RouteRule } from './route';
import { listAt, Manifest, stringAt, valueAt } from '../../manifests/manifest';
import { textsAt } from '../../manifests/texts-at';

const GROUP = 'networking.istio.io';

/**
 * What a VirtualService has for gateways; rules for the mesh alone cannot be reached by a prober.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function readVirtualService(manifest: Manifest, namespace: string | undefined, find: FindObject): Route {
  const hosts = textsAt(manifest, ['spec', 'hosts']);
  const names = textsAt(manifest, ['spec', 'gateways']).filter((name) => name !== 'mesh');
  const servers = names.flatMap((name) => serversOf(name, namespace, find));
  const plain = names.length === 0 ? [] : hosts.filter((host) => isPlainHost(host) && host.includes('.'));

  return {
    addresses: eachHostOnce(plain.flatMap((host): RouteAddress[] => {
      const serving = servers.filter((server) => server.hosts.some((pattern) => pattern === '*' || covers(pattern, host)));

      return serving.length > 0 ? serving.map(({ scheme, port }) => ({ host, scheme, port })) : [{ host }];
    })),
    hosts,
    rules: listAt(manifest, ['spec', 'http']).map((rule) => toRule(rule, { namespace, gateways: names, hosts: plain })),
  };
}

interface Server extends Omit<RouteAddress, 'host'> {
  readonly hosts: readonly string[];
}

/** The servers of a Gateway of the app. */
function serversOf(name: string, namespace: string | undefined, find: FindObject): Server[] {
  const parts = name.split('/');
  const gateway = find(GROUP, 'Gateway', parts.length === 2 ? parts[0] : namespace, parts[parts.length - 1]);

  return listAt(gateway, ['spec', 'servers']).flatMap((server) => {
    const scheme = SCHEMES.get(stringAt(server, ['port', 'protocol']) ?? '');
    const port = valueAt(server, ['port', 'number']);
    const hosts = textsAt(server, ['hosts']).map((host) => host.slice(host.indexOf('/') + 1));

    return scheme === undefined ? [] : [{ hosts, scheme, ...(typeof port === 'number' && { port }) }];
  });
}

const SCHEMES = new Map([['HTTP', 'http'], ['HTTP2', 'http'], ['HTTPS', 'https'], ['TLS', 'https']] as const) as ReadonlyMap<string, 'http' | 'https'>;

/** The VirtualService of a rule. */
interface Owner {
  readonly namespace?: string;
  /** Without `mesh`. */
  readonly gateways: readonly string[];
  readonly hosts: readonly string[];
}

function toRule(rule: unknown, owner: Owner): RouteRule {
  const matches = listAt(rule, ['match']);

  return {
    backends: listAt(rule, ['route']).filter(hasTraffic).map((route) => backendOf(stringAt(route, ['destination', 'host']) ?? '', owner.namespace)),
    paths: matches.length === 0 ? ['/'] : matches.flatMap((match) => pathOf(match, owner)),
  };
}

/** `cart`, `cart.shop` and `cart.shop.svc.cluster.local`. */
function backendOf(host: string, namespace: string | undefined) {
  const [name, of = namespace] = host.split('.');

  return { name, namespace: of };
}

/** A path of a regular expression is not known, a probe sends neither headers nor parameters, and it comes through a gateway. */
function pathOf(match: unknown, { gateways, hosts }: Owner): string[] {
  const of = textsAt(match, ['gateways']);
  const authority = valueAt(match, ['authority']);
  const isPlain = ['headers', 'queryParams', 'sourceLabels', 'sourceNamespace'].every((field) => valueAt(match, [field]) === undefined)
    && (stringAt(match, ['method', 'exact']) ?? 'GET') === 'GET'
    && (of.length === 0 || of.some((name) => gateways.includes(name)))
    && (authority === undefined || hosts.every((host) => host === stringAt(authority, ['exact'])));
  const uri = valueAt(match, ['uri']);
  const path = uri === undefined ? '/' : stringAt(uri, ['exact']) ?? stringAt(uri, ['prefix']);

  return isPlain && path !== undefined ? [path] : [];
}
