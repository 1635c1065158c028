/** Services, what is behind them and what is in front of them; all of these are taken. */
import { Json } from '../json-path';

const METADATA = { name: 'cart', namespace: 'shop', labels: { app: 'cart' } };
const APP = { app: 'cart' };
const BACKEND = { service: { name: 'cart', port: { name: 'http' } } };

/** Seeds of network kinds by kind. */
export const NETWORK: { readonly [kind: string]: readonly Json[] } = {
  Service: [
    service({ selector: APP, ports: [{ port: 80 }] }),
    service(
      {
        selector: APP,
        ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }, { name: 'metrics', port: 9090, targetPort: 'http-metrics' }],
      },
    ),
    service({ selector: APP, clusterIP: 'None', publishNotReadyAddresses: true, ports: [{ name: 'metrics', port: 9090 }] }),
    service({ selector: APP, type: 'NodePort', externalTrafficPolicy: 'Local', ports: [{ name: 'http', port: 80, nodePort: 30080 }] }),
    service({
      selector: APP,
      type: 'LoadBalancer',
      allocateLoadBalancerNodePorts: false,
      loadBalancerClass: 'example.com/lb',
      loadBalancerSourceRanges: ['10.0.0.0/8'],
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 600 } },
      ports: [{ name: 'dns', port: 53, protocol: 'UDP' }, { name: 'dns-tcp', port: 53, protocol: 'TCP', appProtocol: 'kubernetes.io/h2c' }],
    }),
    service({ type: 'ExternalName', externalName: 'db.example.com' }),
    service(
      { clusterIP: 'None', ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'], internalTrafficPolicy: 'Cluster', ports: [{ port: 9100 }] },
    ),
    service(
      { selector: APP, externalIPs: ['203.0.113.7'], trafficDistribution: 'PreferClose', ports: [{ port: 443, targetPort: 'https' }] },
    ),
  ],
  Endpoints: [
    {
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: METADATA,
      subsets: [{ addresses: [{ ip: '10.1.2.3' }], ports: [{ name: 'metrics', port: 9100 }] }],
    },
    {
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: METADATA,
      subsets: [
        {
          addresses: [{ ip: '10.1.2.3', hostname: 'a', nodeName: 'n', targetRef: { kind: 'Pod', name: 'a', namespace: 'shop' } }],
          ports: [{ port: 9100, protocol: 'UDP' }],
        },
        { notReadyAddresses: [{ ip: '10.1.2.4' }], ports: [{ name: 'a', port: 1 }, { name: 'b', port: 2, appProtocol: 'http' }] },
      ],
    },
    { apiVersion: 'v1', kind: 'Endpoints', metadata: METADATA },
  ],
  EndpointSlice: [
    slice('IPv4', [{ addresses: ['10.1.2.3'] }], [{ name: 'metrics', port: 9100 }]),
    slice('IPv4', [
      {
        addresses: ['10.1.2.3'],
        conditions: { ready: true, serving: true, terminating: false },
        hostname: 'a',
        nodeName: 'n',
        zone: 'z',
        targetRef: { kind: 'Pod', name: 'a', namespace: 'shop' },
        hints: { forZones: [{ name: 'z' }] },
      },
      { addresses: ['10.1.2.4'], deprecatedTopology: { 'topology.kubernetes.io/region': 'r' } },
    ], [{ name: '', port: 9100, protocol: 'TCP' }, { name: 'udp', port: 9100, protocol: 'UDP', appProtocol: 'http' }]),
    slice('IPv6', [{ addresses: ['2001:db8::1'] }], [{ port: 80 }]),
    slice('FQDN', [{ addresses: ['db.example.com'] }], []),
    slice('IPv4', [], undefined),
  ],
  Ingress: [
    ingress({ rules: [{ host: 'cart.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: BACKEND }] } }] }),
    ingress({
      ingressClassName: 'nginx',
      tls: [{ hosts: ['cart.example.com'], secretName: 'cart-tls' }],
      rules: [
        {
          host: '*.example.com',
          http: { paths: [{ path: '/api', pathType: 'Exact', backend: { service: { name: 'cart', port: { number: 80 } } } }] },
        },
        {
          http: {
            paths: [
              { pathType: 'ImplementationSpecific', backend: { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'static' } } },
            ],
          },
        },
      ],
    }),
    ingress({ defaultBackend: BACKEND }),
    ingress({ defaultBackend: BACKEND, rules: [{ host: 'a.example.com' }] }),
  ],
  NetworkPolicy: [
    policy({ podSelector: {} }),
    policy({
      podSelector: { matchLabels: APP },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
              podSelector: { matchLabels: { app: 'prometheus' } },
            },
          ],
          ports: [{ port: 9090, protocol: 'TCP' }],
        },
      ],
      egress: [
        {
          to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }],
          ports: [{ port: 'dns', protocol: 'UDP' }, { port: 32000, endPort: 32768, protocol: 'TCP' }],
        },
      ],
    }),
    policy(
      { podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] }, ingress: [{}], policyTypes: ['Ingress'] },
    ),
  ],
};

function service(spec: Json): Json {
  return { apiVersion: 'v1', kind: 'Service', metadata: METADATA, spec };
}

function slice(addressType: string, endpoints: readonly Json[], ports: readonly Json[] | undefined): Json {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { ...METADATA, labels: { 'kubernetes.io/service-name': 'cart' } },
    addressType,
    endpoints,
    ...ports && { ports },
  };
}

function ingress(spec: Json): Json {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { ...METADATA, annotations: { 'nginx.ingress.kubernetes.io/rewrite-target': '/' } },
    spec,
  };
}

function policy(spec: Json): Json {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: METADATA, spec };
}
