/** The rules of kinds without pods, as rows. */
import { BASES, refusedFields, Row, testRows } from './bases';
import { admitBuiltIn } from '../../../lib/kubernetes/admission/admit-built-in';

const set = (path: string, value: unknown, ...refuses: string[]): Row => ({ set: { [path]: value }, refuses });

describe('admitBuiltIn()', () => {
  test.each([...BASES])('takes a %s', (_, manifest) => {
    expect(admitBuiltIn(manifest)).toEqual({ manifest, faults: [], unknownFields: [] });
    expect(admitBuiltIn(manifest)!.manifest).toBe(manifest);
  });

  test.each([...BASES.keys()])('wants the name of a %s', (kind) => {
    expect(refusedFields(kind, { 'metadata.name': undefined })).toEqual(['metadata.name']);
  });
});

const PATH = 'spec.rules[0].http.paths[0]';

describe('an Ingress', () => testRows('Ingress', [
  set('spec.rules', [], 'spec'),
  set('spec.rules[0].host', '*.example.com'),
  set('spec.rules[0].host', 'a.*.com', 'spec.rules[0].host'),
  set('spec.rules[0].host', '10.1.2.3', 'spec.rules[0].host'),
  set('spec.rules[0].http.paths', [], 'spec.rules[0].http.paths'),
  set(`${PATH}.pathType`, undefined, `${PATH}.pathType`),
  set(`${PATH}.pathType`, 'prefix', `${PATH}.pathType`),
  set(`${PATH}.path`, 'a', `${PATH}.path`),
  set(`${PATH}.path`, '/a//b', `${PATH}.path`),
  set(`${PATH}.backend`, {}, `${PATH}.backend`),
  set(`${PATH}.backend.service.name`, 'a.b', `${PATH}.backend.service.name`),
  set(`${PATH}.backend.service.port`, {}, `${PATH}.backend`),
  set(`${PATH}.backend.service.port`, { name: 'http', number: 80 }, `${PATH}.backend`),
  set(`${PATH}.backend.service.port`, { name: 'a234567890123456' }, `${PATH}.backend.service.port.name`),
  set(`${PATH}.backend.service.port`, { number: 65536 }, `${PATH}.backend.service.port.number`),
  set('spec.tls', [{ hosts: ['A'] }], 'spec.tls[0].hosts[0]'),
  { set: { 'spec.ingressClassName': 'nginx', 'metadata.annotations': { 'kubernetes.io/ingress.class': 'other' } }, refuses: ['annotations.kubernetes.io/ingress.class'] },
]));

describe('an EndpointSlice', () => testRows('EndpointSlice', [
  set('addressType', undefined, 'addressType'),
  set('addressType', 'ipv4', 'addressType'),
  set('endpoints[0].addresses', [], 'endpoints[0].addresses'),
  set('endpoints[0].addresses', ['127.0.0.1'], 'endpoints[0].addresses[0]'),
  set('endpoints[0].addresses', ['169.254.1.1'], 'endpoints[0].addresses[0]'),
  set('endpoints[0].addresses', ['10.1.2.03'], 'endpoints[0].addresses[0]'),
  set('endpoints[0].addresses', ['2001:db8::1'], 'endpoints[0].addresses'),
  { set: { 'addressType': 'IPv6', 'endpoints[0].addresses': ['2001:db8::1'] } },
  { set: { 'addressType': 'IPv6', 'endpoints[0].addresses': ['2001:0db8::1'] }, refuses: ['endpoints[0].addresses[0]'] },
  { set: { 'addressType': 'FQDN', 'endpoints[0].addresses': ['db.example'] } },
  { set: { 'addressType': 'FQDN', 'endpoints[0].addresses': ['db'] }, refuses: ['endpoints[0].addresses[0]'] },
  set('ports', [{ port: 1 }, { port: 2 }], 'ports[1].name'),
  set('ports', [{ name: 'A', port: 1 }], 'ports[0].name'),
]));

describe('Endpoints', () => testRows('Endpoints', [
  set('subsets[0].addresses', [], 'subsets[0]'),
  set('subsets[0].addresses', [{ ip: '127.0.0.1' }], 'subsets[0].addresses[0].ip'),
  set('subsets[0].addresses', [{ ip: 'db' }], 'subsets[0].addresses[0].ip'),
  set('subsets[0].ports', [{ port: 1 }, { name: 'b', port: 2 }], 'subsets[0].ports[0].name'),
  set('subsets[0].ports', [{ port: 0 }], 'subsets[0].ports[0].port'),
]));

describe('a NetworkPolicy', () => testRows('NetworkPolicy', [
  set('spec.ingress[0].from', [{}], 'spec.ingress[0].from[0]'),
  set('spec.ingress[0].from', [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }]),
  set('spec.ingress[0].from', [{ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] } }], 'spec.ingress[0].from[0].ipBlock.except[0]'),
  set('spec.ingress[0].from', [{ ipBlock: { cidr: '10.0.0.1/8' } }], 'spec.ingress[0].from[0].ipBlock.cidr'),
  set('spec.ingress[0].from', [{ ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }], 'spec.ingress[0].from[0]'),
  set('spec.ingress[0].ports', [{ port: 'a234567890123456' }], 'spec.ingress[0].ports[0].port'),
  set('spec.ingress[0].ports', [{ port: 8080, endPort: 8079 }], 'spec.ingress[0].ports[0].endPort'),
  set('spec.ingress[0].ports', [{ endPort: 8080 }], 'spec.ingress[0].ports[0].endPort'),
  set('spec.policyTypes', ['ingress'], 'spec.policyTypes[0]'),
]));

describe('RBAC', () => {
  testRows('Role', [
    set('rules[0].verbs', [], 'rules[0].verbs'),
    set('rules[0].apiGroups', undefined, 'rules[0].apiGroups'),
    set('rules[0]', { nonResourceURLs: ['/metrics'], verbs: ['get'] }, 'rules[0].nonResourceURLs'),
    set('metadata.name', 'system:a b'),
    set('metadata.name', 'a/b', 'metadata.name'),
  ]);
  testRows('ClusterRole', [
    set('rules[0]', { nonResourceURLs: ['/metrics'], verbs: ['get'] }),
    set('aggregationRule', {}, 'aggregationRule.clusterRoleSelectors'),
  ]);
  testRows('RoleBinding', [
    set('roleRef.kind', 'role', 'roleRef.kind'),
    set('roleRef.name', undefined, 'roleRef.name'),
    set('subjects[0].namespace', undefined),
    set('subjects[0].kind', 'serviceaccount', 'subjects[0].kind'),
    set('subjects[0].apiGroup', 'rbac.authorization.k8s.io', 'subjects[0].apiGroup'),
  ]);
  testRows('ClusterRoleBinding', [
    set('roleRef.kind', 'Role', 'roleRef.kind'),
    set('subjects[0].namespace', undefined, 'subjects[0].namespace'),
  ]);
});

describe('Secrets, ConfigMaps and Namespaces', () => {
  testRows('Secret', [
    set('data', { 'a b': 'YQ==' }, 'data[a b]'),
    set('data', { a: 'not base64' }, 'data.a'),
    set('type', 'kubernetes.io/tls', 'data[tls.crt]', 'data[tls.key]'),
    { set: { 'type': 'kubernetes.io/basic-auth', 'stringData.password': 'a' } },
    { set: { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': 'no' } }, refuses: ['data[.dockerconfigjson]'] },
    set('data.big', Buffer.alloc(1024 * 1024).toString('base64'), 'data'),
  ]);
  testRows('ConfigMap', [
    set('data', { a: 1 }, 'data.a'),
    set('data', { '..a': '' }, 'data[..a]'),
    { set: { data: { a: '' }, binaryData: { a: '' } }, refuses: ['data[a]'] },
    set('data', { a: 'a'.repeat(1024 * 1024) }),
    set('data', { a: 'a'.repeat(1024 * 1024 + 1) }, '[]'),
  ]);
  testRows('Namespace', [
    set('metadata.name', 'a.b', 'metadata.name'),
    set('metadata.labels', { 'pod-security.kubernetes.io/enforce': 'strict' }, 'metadata.labels[pod-security.kubernetes.io/enforce]'),
    set('metadata.labels', { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/enforce-version': '1.37' }, 'metadata.labels[pod-security.kubernetes.io/enforce-version]'),
  ]);
});

describe('autoscaling and budgets', () => {
  testRows('HorizontalPodAutoscaler', [
    set('spec.maxReplicas', undefined, 'spec.maxReplicas'),
    set('spec.minReplicas', 4, 'spec.maxReplicas'),
    set('spec.scaleTargetRef.apiVersion', 'v1', 'spec.scaleTargetRef.apiVersion'),
    set('spec.metrics', [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } }], 'spec.metrics[0].resource.target.averageUtilization'),
    set('spec.metrics', [{ type: 'Pods' }], 'spec.metrics[0].pods'),
    set('spec.behavior', { scaleUp: { policies: [{ type: 'Pods', value: 0, periodSeconds: 1801 }] } }, 'spec.behavior.scaleUp.policies[0].periodSeconds', 'spec.behavior.scaleUp.policies[0].value'),
  ]);
  testRows('PodDisruptionBudget', [
    set('spec.maxUnavailable', 1, 'spec'),
    set('spec.minAvailable', '101%', 'spec.minAvailable'),
    set('spec.minAvailable', '1', 'spec.minAvailable'),
  ]);
});

describe('metadata of every kind', () => testRows('ConfigMap', [
  set('metadata.labels', { app: 'a'.repeat(63) }),
  set('metadata.labels', { app: 'a'.repeat(64) }, 'metadata.labels'),
  set('metadata.labels', { ['a'.repeat(64)]: 'a' }, 'metadata.labels'),
  set('metadata.labels', { a: 1 }, 'metadata.labels.a'),
  set('metadata.annotations', { 'prometheus.io/scrape': true }, 'metadata.annotations["prometheus.io/scrape"]'),
  set('metadata.annotations', { a: 'a'.repeat(256 * 1024) }, 'metadata.annotations'),
  set('metadata.finalizers', ['cleanup'], 'metadata.finalizers[0]'),
  set('metadata.finalizers', ['example.com/cleanup']),
  set('metadata.namespace', 'a.b', 'metadata.namespace'),
  set('metadata.generation', -1, 'metadata.generation'),
]));
