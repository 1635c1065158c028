/** Objects of the Gateway API as people write them. */
import { Json } from '../json-path';

const GROUP = 'gateway.networking.k8s.io';
const METADATA = { name: 'cart', namespace: 'shop' };

function of(kind: string, spec: object, version = 'v1', metadata: object = METADATA): Json {
  return { apiVersion: `${GROUP}/${version}`, kind, metadata, spec };
}

const PARENTS = [{ name: 'web', namespace: 'gateways', sectionName: 'https' }];
const BACKENDS = [{ name: 'cart', port: 80 }];
const CERTIFICATES = [{ name: 'web-tls' }];

const GATEWAYS = ['v1', 'v1beta1'].map((version) => of('Gateway', {
  gatewayClassName: 'istio',
  addresses: [{ type: 'IPAddress', value: '10.1.2.3' }, { type: 'Hostname', value: 'a.example.com' }],
  infrastructure: { labels: { 'example.com/team': 'shop' }, annotations: { a: 'b' } },
  listeners: [
    { name: 'http', port: 80, protocol: 'HTTP', hostname: '*.example.com', allowedRoutes: { namespaces: { from: 'All' } } },
    { name: 'https', port: 443, protocol: 'HTTPS', tls: { mode: 'Terminate', certificateRefs: CERTIFICATES } },
    { name: 'tcp', port: 9000, protocol: 'TCP', allowedRoutes: { kinds: [{ kind: 'TCPRoute' }] } },
  ],
}, version));

const HTTP_ROUTES = ['v1', 'v1beta1'].flatMap((version) => [
  of('HTTPRoute', {
    parentRefs: PARENTS,
    hostnames: ['cart.example.com', '*.shop.example.com'],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/cart' }, headers: [{ name: 'x-team', value: 'a' }], method: 'GET', queryParams: [{ name: 'a', value: 'b' }] }],
        filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'a', value: 'b' }], remove: ['c'] } }],
        backendRefs: [{ ...BACKENDS[0], weight: 9 }, { name: 'canary', port: 80, weight: 1 }],
        timeouts: { request: '10s', backendRequest: '2s' },
      },
      { matches: [{ path: { type: 'Exact', value: '/metrics' } }], backendRefs: BACKENDS },
    ],
  }, version),
  of('HTTPRoute', {
    parentRefs: PARENTS,
    rules: [
      { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] },
      {
        matches: [{ path: { value: '/old' } }],
        filters: [
          { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' } } },
          { type: 'RequestMirror', requestMirror: { backendRef: BACKENDS[0] } },
        ],
        backendRefs: BACKENDS,
      },
    ],
  }, version),
]);

/** Accepted by every release that serves their kinds. */
export const GATEWAY_API: readonly Json[] = [
  ...GATEWAYS,
  ...HTTP_ROUTES,
  of('GRPCRoute', {
    parentRefs: PARENTS,
    rules: [{
      matches: [{ method: { service: 'shop.Cart', method: 'Add' }, headers: [{ name: 'a', value: 'b' }] }],
      filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { add: [{ name: 'a', value: 'b' }] } }],
      backendRefs: BACKENDS,
    }],
  }),
  of('GatewayClass', { controllerName: 'example.com/controller', description: 'a' }, 'v1', { name: 'istio' }),
  of('ReferenceGrant', { from: [{ group: GROUP, kind: 'HTTPRoute', namespace: 'shop' }], to: [{ group: '', kind: 'Service', name: 'cart' }] }, 'v1beta1'),
  of('TLSRoute', { parentRefs: PARENTS, hostnames: ['cart.example.com'], rules: [{ backendRefs: BACKENDS }] }),
  of('BackendTLSPolicy', {
    targetRefs: [{ group: '', kind: 'Service', name: 'cart' }],
    validation: { hostname: 'cart.example.com', caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'ca' }] },
  }),
  of('ListenerSet', { parentRef: { name: 'web' }, listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] }),
];
