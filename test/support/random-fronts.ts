/** Random Ingresses and routes in front of Services, and the URLs that they serve. */
import * as fc from 'fast-check';

/** An Ingress or a route; its name is `f` with its number. Rules lead to the Service with their number, if it is there. */
export interface RandomFront {
  readonly kind: 'Ingress' | 'HTTPRoute' | 'GRPCRoute' | 'Route' | 'VirtualService';
  readonly namespace: string;
  /** A Route of OpenShift has only the first one. */
  readonly rules: readonly { readonly path: string; readonly service: number }[];
  /** How it is served: by a Gateway in the app, or with TLS of a Route; without it, that is not known. */
  readonly served?: { readonly scheme: 'http' | 'https'; readonly port: number };
}

/** Plain objects: cdk8s does not take those without a prototype. */
const record = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> => fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<T>;

/** Few hosts and paths, so that they meet. */
export const RANDOM_FRONT = record<RandomFront>({
  kind: fc.constantFrom('Ingress', 'Ingress', 'HTTPRoute', 'HTTPRoute', 'GRPCRoute', 'Route', 'VirtualService', 'VirtualService'),
  namespace: fc.constantFrom('shop', 'shop', 'shop', 'stock'),
  rules: fc.uniqueArray(record({ path: fc.constantFrom('/', '/a', '/b'), service: fc.nat(2) }), { minLength: 1, maxLength: 3, selector: ({ path }) => path }),
  served: fc.constantFrom(undefined, undefined, { scheme: 'http', port: 80 }, { scheme: 'https', port: 443 }, { scheme: 'https', port: 8443 }),
});

/** The URLs of the rules that are asked for, without their schemes. */
export function urlsOf({ kind, rules, served }: RandomFront, front: number, isAsked: (service: number) => boolean): string[] {
  const host = `f${front}.example.com`;
  const asked = (kind === 'Route' ? rules.slice(0, 1) : rules).filter(({ service }) => isAsked(service));
  if (!hasGateway({ kind, served })) return kind === 'GRPCRoute' ? asked.map(() => host) : asked.map(({ path }) => `${host}${path}`);
  const { port } = served!;
  if (kind === 'GRPCRoute') return asked.map(() => `${host}:${port}`);

  return asked.map(({ path }) => `${host}${port === 8443 ? ':8443' : ''}${path}`);
}

/** Whether a Gateway of the app serves it. */
export function hasGateway({ kind, served }: Pick<RandomFront, 'kind' | 'served'>): boolean {
  return served !== undefined && kind !== 'Ingress' && kind !== 'Route';
}

/** The manifest of the Gateway, whose name is `g` with the number. */
export function gatewayOf({ kind, served }: RandomFront, i: number) {
  const { scheme, port } = served!;
  const protocol = scheme.toUpperCase();
  const metadata = { name: `g${i}` };

  return kind === 'VirtualService'
    ? { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata, spec: { servers: [{ port: { number: port, name: scheme, protocol }, hosts: ['*'], ...scheme === 'https' && { tls: { mode: 'SIMPLE', credentialName: 'tls' } } }] } }
    : {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata,
      spec: { gatewayClassName: 'public', listeners: [{ name: scheme, port, protocol, ...scheme === 'https' && { tls: { certificateRefs: [{ name: 'tls' }] } } }] },
    };
}

/** A Service; its name is `s` with its number unless it has another one. */
export interface Fronted {
  readonly name?: string;
  readonly ports: readonly { readonly port: number }[];
}

/** The manifest of an Ingress or a route. */
export function frontOf(front: RandomFront, i: number, services: readonly Fronted[]) {
  const { kind, rules, served } = front;
  const backends = rules.map(({ path, service }) => ({ path, name: services[service]?.name ?? `s${service}`, port: services[service]?.ports[0].port ?? 80 }));
  const host = `f${i}.example.com`;

  return { apiVersion: API_VERSIONS[kind], kind, metadata: { name: `f${i}` }, spec: SPECS[kind]({ host, backends, gateway: hasGateway(front) ? `g${i}` : undefined, isTls: served?.scheme === 'https' }) };
}

const API_VERSIONS: { readonly [kind in RandomFront['kind']]: string } = {
  Ingress: 'networking.k8s.io/v1',
  HTTPRoute: 'gateway.networking.k8s.io/v1',
  GRPCRoute: 'gateway.networking.k8s.io/v1',
  Route: 'route.openshift.io/v1',
  VirtualService: 'networking.istio.io/v1',
};

interface Front {
  readonly host: string;
  readonly backends: readonly { readonly path: string; readonly name: string; readonly port: number }[];
  /** The Gateway of the app; undefined where it belongs to others. */
  readonly gateway?: string;
  readonly isTls: boolean;
}

const SPECS: { readonly [kind in RandomFront['kind']]: (front: Front) => object } = {
  Ingress: ({ host, backends }) => ({
    rules: [{ host, http: { paths: backends.map(({ path, name, port }) => ({ path, pathType: 'Prefix', backend: { service: { name, port: { number: port } } } })) } }],
  }),
  HTTPRoute: ({ host, backends, gateway }) => ({
    ...attached(gateway),
    hostnames: [host],
    rules: backends.map(({ path, name, port }) => ({ matches: [{ path: { type: 'PathPrefix', value: path } }], backendRefs: [{ name, port }] })),
  }),
  GRPCRoute: ({ host, backends, gateway }) => ({
    ...attached(gateway),
    hostnames: [host],
    rules: backends.map(({ path, name, port }) => ({ matches: [{ method: { service: `shop.Cart${path.slice(1)}` } }], backendRefs: [{ name, port }] })),
  }),
  Route: ({ host, backends: [{ path, name, port }], isTls }) => ({
    host, path, to: { kind: 'Service', name }, port: { targetPort: port }, ...isTls && { tls: { termination: 'edge' } },
  }),
  VirtualService: ({ host, backends, gateway = 'gateways/public' }) => ({
    hosts: [host],
    gateways: [gateway],
    http: backends.map(({ path, name, port }) => ({ match: [{ uri: { prefix: path } }], route: [{ destination: { host: name, port: { number: port } } }] })),
  }),
};

function attached(gateway: string | undefined): object {
  return { parentRefs: [gateway === undefined ? { name: 'public', namespace: 'gateways' } : { name: gateway }] };
}
