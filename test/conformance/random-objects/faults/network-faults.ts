/** What people get wrong in Services, their endpoints, Ingresses, NetworkPolicies and Namespaces. */
import { ADDRESSES, BLOCKS, BOOLEANS, COUNTS, each, Fault, KEYS, LABEL_VALUES, NAMES, PORTS, PORT_NAMES, SELECTORS } from './fault';
import { ABSENT } from '../json-path';

const PROTOCOLS = ['tcp', 'Tcp', 'UDP', 'SCTP', 'HTTP', '', null, 6];
const APP_PROTOCOLS = ['http', 'HTTP', 'kubernetes.io/h2c', 'a b', '', 'a/b/c', null, 'x'.repeat(64)];

const SERVICE: readonly Fault[] = [
  ...each(
    'spec.ports', ABSENT, null, [], {}, 80, [80], [null], [{}], { http: 80 }, [{ port: 80 }, { port: 81 }],
    [{ name: 'a', port: 80 }, { name: 'a', port: 81 }], [{ name: 'a', port: 80 }, { name: 'b', port: 80 }],
    [{ name: 'a', port: 80 }, { port: 81 }],
    [{ name: 'a', port: 80 }, { name: 'b', port: 80, protocol: 'UDP' }],
    [{ name: 'a', port: 80, protocol: 'TCP' }, { name: 'b', port: 53, protocol: 'UDP' }],
    [{ port: 80, nodePort: 30001 }, { name: 'a', port: 81, nodePort: 30001 }], [{ name: 'A', port: 80 }], [{ name: 'http' }],
    [{ targetPort: 80 }], [{ containerPort: 80 }]),
  ...each('spec.ports[0].port', ABSENT, ...PORTS),
  ...each('spec.ports[0].targetPort', ABSENT, ...PORTS, ...PORT_NAMES),
  ...each('spec.ports[0].name', ABSENT, ...PORT_NAMES),
  ...each('spec.ports[0].protocol', ...PROTOCOLS),
  ...each('spec.ports[0].nodePort', 30000, 32767, 80, 29999, 32768, 0, -1, '30080', null, 65536),
  { 'spec.type': 'NodePort', 'spec.ports[0].nodePort': 80 }, { 'spec.type': 'NodePort', 'spec.ports[0].nodePort': 31000 },
  ...each('spec.ports[0].appProtocol', ...APP_PROTOCOLS),
  ...each('spec.ports[0].containerPort', 80),
  ...each('spec.ports[0].targetport', 80),
  ...each(
    'spec.selector', null, {}, [], 'app=cart', { app: 1 }, { app: true }, { matchLabels: { app: 'cart' } }, { 'a b': 'c' },
    { app: 'not ok' }, { app: null },
  ),
  ...each('spec.selector.app', ...LABEL_VALUES),
  ...each('spec.type', 'clusterIP', 'Clusterip', 'NodePort', 'LoadBalancer', 'ExternalName', 'Headless', '', null, 'None'),
  ...each('spec.clusterIP', '', 'none', 'None', 'NONE', null, 'a', '10.1.2.3', 'fd00::3', 0),
  ...each('spec.clusterIPs', ['None'], [], ['10.1.2.3'], ['10.1.2.3', '10.1.2.4'],
    ['10.1.2.3', 'fd00::3'], ['a'], null, 'None', ['None', 'None']),
  { 'spec.type': 'NodePort', 'spec.clusterIP': 'None' }, { 'spec.type': 'LoadBalancer', 'spec.clusterIP': 'None' },
  { 'spec.type': 'ExternalName', 'spec.clusterIP': 'None', 'spec.externalName': 'a.b' },
  { 'spec.clusterIP': 'None', 'spec.clusterIPs': ['10.1.2.3'] },
  ...each(
    'spec.externalName', ABSENT, '', 'db.example.com', 'DB.example.com', 'a_b', '10.1.2.3', 'a b', null, 'x'.repeat(254), 'a.', 'https://a',
  ),
  { 'spec.type': 'ExternalName', 'spec.externalName': 'a_b' }, { 'spec.type': 'ExternalName', 'spec.externalName': ABSENT },
  { 'spec.type': 'ExternalName', 'spec.externalName': 'a.b', 'spec.ports': [{ port: 0 }] },
  ...each('spec.externalIPs', ...ADDRESSES.map((address) => [address])),
  ...each('spec.externalIPs', null, 'a', [], ['203.0.113.7', '203.0.113.7']),
  ...each('spec.loadBalancerIP', '10.1.2.3', 'a', '', null), ...each('spec.loadBalancerClass', 'a', 'a b', 'a/b', '', null),
  { 'spec.type': 'LoadBalancer', 'spec.loadBalancerClass': 'a b' },
  ...BLOCKS.map((block) => ({ 'spec.type': 'LoadBalancer', 'spec.loadBalancerSourceRanges': [block] })),
  ...each('spec.loadBalancerSourceRanges', ['10.0.0.0/8'], [], null, '10.0.0.0/8'),
  ...each(
    'metadata.annotations["service.beta.kubernetes.io/load-balancer-source-ranges"]', '10.0.0.0/8', 'a', '', '10.0.0.0/8,a', ' 10.0.0.0/8',
  ),
  { 'spec.type': 'LoadBalancer', 'metadata.annotations["service.beta.kubernetes.io/load-balancer-source-ranges"]': 'a' },
  ...each('spec.sessionAffinity', 'clientIP', 'ClientIP', 'None', '', null, true),
  ...each(
    'spec.sessionAffinityConfig', null, {}, { clientIP: {} }, { clientIP: { timeoutSeconds: 0 } }, { clientIP: { timeoutSeconds: 86401 } },
    { clientIP: { timeoutSeconds: 5 } },
  ),
  { 'spec.sessionAffinity': 'ClientIP', 'spec.sessionAffinityConfig': { clientIP: { timeoutSeconds: 0 } } },
  { 'spec.sessionAffinity': 'ClientIP', 'spec.sessionAffinityConfig': { clientIP: { timeoutSeconds: 86400 } } },
  ...each('spec.externalTrafficPolicy', 'Local', 'local', 'Cluster', '', null),
  { 'spec.type': 'NodePort', 'spec.externalTrafficPolicy': 'local' }, ...each('spec.internalTrafficPolicy', 'Local', 'local', '', null),
  ...each('spec.healthCheckNodePort', 30000, 80, -1),
  { 'spec.type': 'LoadBalancer', 'spec.externalTrafficPolicy': 'Local', 'spec.healthCheckNodePort': 31555 },
  ...each('spec.ipFamilies', ['IPv4'], ['IPv6'], ['ipv4'], ['IPv4', 'IPv4'], ['IPv4', 'IPv6'], [], null, 'IPv4'),
  ...each('spec.ipFamilyPolicy', 'SingleStack', 'PreferDualStack', 'RequireDualStack', 'x', '', null),
  ...each('spec.publishNotReadyAddresses', ...BOOLEANS), ...each('spec.allocateLoadBalancerNodePorts', ...BOOLEANS),
  ...each('spec.trafficDistribution', 'PreferClose', 'x', '', 'PreferSameNode', 'PreferSameZone', null),
  ...each('spec.topologyKeys', ['a']), ...each('spec.port', 80), ...each('spec.labels', { a: 'b' }), ...each('ports', [{ port: 80 }]),
  ...each('metadata.name', ...NAMES),
];

const SUBSET = { addresses: [{ ip: '10.1.2.3' }], ports: [{ port: 80 }] };
const ENDPOINTS: readonly Fault[] = [
  ...each(
    'subsets', null, [], {}, [null], [{}], [{ addresses: [] }], [{ ports: [{ port: 80 }] }], [{ addresses: [{ ip: '10.1.2.3' }] }],
    [SUBSET, SUBSET], [{ addresses: ['10.1.2.3'], ports: [80] }], [{ ...SUBSET, x: 1 }],
  ),
  ...each('subsets[0].addresses[0].ip', ABSENT, ...ADDRESSES), ...each('subsets[0].addresses[0].hostname', 'A', 'a', 'a.b', ''),
  ...each('subsets[0].addresses[0].nodeName', 'A', 'a b', '', 'n'),
  ...each('subsets[0].addresses[0].targetRef', null, {}, 'a', { x: 1 }), ...each('subsets[0].ports[0].port', ABSENT, ...PORTS),
  ...each('subsets[0].ports[0].name', ABSENT, ...PORT_NAMES), ...each('subsets[0].ports[0].protocol', ...PROTOCOLS),
  ...each('subsets[0].ports[0].appProtocol', ...APP_PROTOCOLS),
  ...each(
    'subsets[0].ports', [{ port: 80 }, { port: 81 }], [{ name: 'a', port: 80 }, { name: 'a', port: 81 }],
    [{ name: 'a', port: 80 }, { port: 81 }], null,
  ),
  ...each('spec', { a: 1 }), ...each('metadata.name', ...NAMES),
];

const ENDPOINT = { addresses: ['10.1.2.3'] };
const SLICE: readonly Fault[] = [
  ...each('addressType', ABSENT, null, '', 'IPv4', 'IPv6', 'FQDN', 'ipv4', 'IP', 4),
  ...each(
    'endpoints', ABSENT, null, [], {}, [null], [{}], [{ addresses: [] }], [{ addresses: null }], [{ addresses: '10.1.2.3' }],
    [{ address: '10.1.2.3' }], [ENDPOINT, ENDPOINT], ['10.1.2.3'], [{ addresses: Array.from({ length: 101 }, (_, i) => `10.1.2.${i}`) }],
    Array.from({ length: 1001 }, () => ENDPOINT),
  ),
  ...each('endpoints[0].addresses[0]', ...ADDRESSES),
  ...each('endpoints[0].conditions', null, {}, { ready: 'true' }, { Ready: true }, [], { ready: null }),
  ...each('endpoints[0].hostname', 'A', 'a', 'a.b', '', 'x'.repeat(64)), ...each('endpoints[0].nodeName', 'A', 'a b', '', 'n'),
  ...each('endpoints[0].zone', '', 1, 'a'), ...each('endpoints[0].topology', { a: 'b' }),
  ...each(
    'endpoints[0].deprecatedTopology', { a: 1 }, { 'a b': 'c' }, { 'kubernetes.io/hostname': 'n' }, { 'topology.kubernetes.io/zone': 'z' },
    { a: 'not ok' },
  ),
  ...each(
    'endpoints[0].hints', {}, { forZones: [] }, { forZones: [{ name: '' }] }, { forZones: [{ name: 'a' }, { name: 'a' }] },
    { forZones: Array.from({ length: 9 }, (_, i) => ({ name: `z${i}` })) }, { forZones: [{ name: 'a b' }] }, { forNodes: [{ name: 'n' }] },
  ),
  ...each('endpoints[0].targetRef', {}, null, { kind: 1 }),
  ...each(
    'ports', ABSENT, null, [], {}, [null], [{}], [{ port: 80 }, { port: 81 }], [{ name: 'a', port: 80 }, { name: 'a', port: 81 }],
    [{ name: 'a', port: 80 }, { name: 'a', port: 80 }], [80], Array.from({ length: 101 }, (_, i) => ({ name: `p${i}`, port: i + 1 })),
    [{ name: 'a' }], [{ name: 'A', port: 80 }], [{ name: 'a', port: 80, targetPort: 80 }],
  ),
  ...each('ports[0].port', ABSENT, ...PORTS), ...each('ports[0].name', ABSENT, ...PORT_NAMES), ...each('ports[0].protocol', ...PROTOCOLS),
  ...each('ports[0].appProtocol', ...APP_PROTOCOLS), ...each('spec', { a: 1 }), ...each('subsets', []),
  ...each('metadata.labels["kubernetes.io/service-name"]', ABSENT, 'Cart', 'not ok', 1, ''),
  ...each('apiVersion', 'discovery.k8s.io/v1beta1'), ...each('metadata.name', ...NAMES),
];

const SERVICE_BACKEND = { service: { name: 'cart', port: { number: 80 } } };
const RULE = 'spec.rules[0]';
const PATH = `${RULE}.http.paths[0]`;
const INGRESS: readonly Fault[] = [
  ...each(
    'spec.rules', ABSENT, null, [], {}, [null], [{}], [{ host: 'a.b', http: {} }], [{ http: { paths: [] } }], [{ http: { paths: null } }],
    [{ http: { paths: [{ backend: SERVICE_BACKEND }] } }], [{ host: 'a.b', paths: [] }], ['a.b'],
  ),
  ...each(
    `${RULE}.host`, ABSENT, '', 'Cart.example.com', 'a_b.example.com', '*.example.com', '*', 'a.*.com', '*.', '10.1.2.3', 'a.b:80',
    'https://a.b', 'localhost', null, 1, 'a..b', 'x'.repeat(254), '*.A.com', '2001:db8::1', '-a.b', 'a.b.',
  ),
  ...each(
    `${PATH}.path`, ABSENT, '', 'a', '/', '/a b', '//', '/a//b', '/a/./b', '/a/../b', '/%2f', '/a%2Fb', '/.*', '/a(/|$)(.*)', null, 1,
    '/a/..', '/a%5cb', '^/a',
  ),
  ...each(`${PATH}.pathType`, ABSENT, 'prefix', 'Prefix', 'Exact', 'ImplementationSpecific', 'Regex', '', null),
  ...each(
    `${PATH}.backend`, ABSENT, null, {}, { service: {} }, { service: { name: 'cart' } }, { service: { name: 'cart', port: {} } },
    { service: { name: 'Cart', port: { number: 80 } } }, { service: { name: 'cart', port: { number: 0 } } },
    { service: { name: 'cart', port: { number: 65536 } } }, { service: { name: 'cart', port: { number: '80' } } },
    { service: { name: 'cart', port: { name: 'http', number: 80 } } },
    { service: { name: 'cart', port: { name: 'http_metrics' } } }, { service: { name: 'cart', port: { name: 'x'.repeat(16) } } },
    { service: { name: 'cart', port: 80 } }, { service: { name: 'cart', port: { name: 80 } } }, { serviceName: 'cart', servicePort: 80 },
    { ...SERVICE_BACKEND, resource: { kind: 'a', name: 'b' } }, { resource: {} }, { resource: { kind: 'a', name: 'b' } },
    { resource: { apiGroup: 'A_b', kind: 'a/b', name: 'b' } },
    { service: { name: '', port: { number: 80 } } }, { service: { port: { number: 80 } } },
    { resource: { apiGroup: '', kind: 'a', name: 'a/b' } }, { service: { name: 'cart', port: { number: -1 } } },
    { service: { name: '1cart', port: { number: 80 } } }, { service: { name: 'cart', port: { name: '80' } } }),
  ...each(
    'spec.defaultBackend', null, {}, { serviceName: 'a', servicePort: 80 }, { service: { name: 'cart' } },
    { service: { name: 'cart', port: { name: 'A' } } },
  ),
  ...each('spec.backend', { serviceName: 'a', servicePort: 80 }), ...each('spec.ingressClassName', '', 'A_b', 'nginx', null, 1),
  ...each(
    'spec.tls', null, [], [{}], [{ hosts: ['A.b'] }], [{ hosts: ['*.a.b'] }], [{ hosts: ['*'] }], [{ hosts: 'a.b' }],
    [{ secretName: 'A_b' }], [{ secretName: '' }], [{ host: 'a.b' }], [null], [{ hosts: [''] }], { hosts: ['a.b'] },
  ),
  ...each('metadata.annotations["kubernetes.io/ingress.class"]', 'nginx', '', 'A_b'),
  { 'metadata.annotations["kubernetes.io/ingress.class"]': 'nginx', 'spec.ingressClassName': 'nginx' },
  { 'metadata.annotations["kubernetes.io/ingress.class"]': 'a', 'spec.ingressClassName': 'b' },
  ...each('apiVersion', 'extensions/v1beta1', 'networking.k8s.io/v1beta1'), { 'spec.rules': ABSENT, 'spec.defaultBackend': ABSENT },
];

const PEERS: readonly unknown[] = [
  null, {}, { ipBlock: {} }, { podSelector: null }, { podSelector: { app: 'a' } }, { namespaceSelector: { matchNames: ['a'] } },
  { ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }, { ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] } },
  { ipBlock: { cidr: '10.0.0.0/8', except: ['11.1.0.0/16'] } }, { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0'] } },
  { ipBlock: '10.0.0.0/8' }, 'monitoring',
  ...BLOCKS.map((cidr) => ({ ipBlock: { cidr } })), ...SELECTORS.map((podSelector) => ({ podSelector })),
  { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', 'a'] } },
];
const POLICY_PORTS: readonly unknown[] = [
  null, {}, { port: null }, { protocol: 'tcp' }, { port: 'http_x' }, { port: 'http', endPort: 90 }, { port: 80, endPort: 70 },
  { port: 80, endPort: 65536 }, { endPort: 80 }, { port: 80, endPort: 80 }, { ports: [80] }, 80, { port: 80, protocol: 'SCTP' },
  { name: 'http' }, { port: 80, endPort: 0 }, { protocol: null }, { protocol: '' }, ...PORTS.map((port) => ({ port })),
  ...PORT_NAMES.map((port) => ({ port })),
];
const POLICY: readonly Fault[] = [
  ...each('spec.podSelector', ABSENT, ...SELECTORS),
  ...each(
    'spec.policyTypes', null, [], ['Ingress'], ['ingress'], ['Ingress', 'Ingress'], ['Ingress', 'Egress', 'Ingress'], 'Ingress', [null],
    [''],
  ),
  ...each('spec.ingress', null, [], {}, [null], [{ from: null }], [{ from: {} }], [{ to: [] }], [{ ports: {} }], 'all'),
  ...PEERS.map((peer) => ({ 'spec.ingress': [{ from: [peer] }] })), ...PEERS.map((peer) => ({ 'spec.egress': [{ to: [peer] }] })),
  ...POLICY_PORTS.map((port) => ({ 'spec.ingress': [{ ports: [port] }] })),
  ...POLICY_PORTS.map((port) => ({ 'spec.egress': [{ ports: [port] }] })), ...each('spec.selector', {}), ...each('spec.ports', []),
];

const NAMESPACE: readonly Fault[] = [
  ...each('metadata.name', ...NAMES), ...each('metadata.namespace', 'a', ''),
  ...each('spec', { finalizers: ['a'] }, { finalizers: ['a.b/c'] }, { finalizers: ['kubernetes', ''] }, { x: 1 }, { finalizers: [null] }),
  ...KEYS.map((key) => ({ 'metadata.labels': { [key]: 'a' } })), ...each('metadata.labels["istio-injection"]', ...LABEL_VALUES),
  ...COUNTS.map((value) => ({ 'metadata.labels': { n: value } })),
  ...each('metadata.labels["kubernetes.io/metadata.name"]', 'shop', 'other', '', null),
  ...['enforce', 'warn', 'audit', 'enforce-version', 'other'].flatMap(
    (mode) => each(
      `metadata.labels["pod-security.kubernetes.io/${mode}"]`, 'baseline', 'Baseline', 'privileged', '', 'latest', 'v1.30', '1.30', 'v1',
      null,
    ),
  ),
];

/** Faults of network kinds by kind. */
export const NETWORK_FAULTS: { readonly [kind: string]: readonly Fault[] } = {
  Service: SERVICE, Endpoints: ENDPOINTS, EndpointSlice: SLICE, Ingress: INGRESS, NetworkPolicy: POLICY, Namespace: NAMESPACE,
};
