/** What people get wrong in configuration, access, autoscaling and disruption budgets. */
import { BOOLEANS, COUNTS, each, Fault, NAMES, PERCENTAGES, QUANTITIES, SELECTORS } from './fault';
import { ABSENT } from '../json-path';

const DATA_KEYS = [
  'a b', 'a/b', '', '.', '..', '..a', 'a'.repeat(253), 'a'.repeat(254), 'ä', '-a', '.dockerconfigjson', 'A_b.c-d', '__proto__',
];
const DATA: readonly unknown[] = [
  null, [], 'a', { a: null }, { a: 1 }, { a: true }, { a: { b: 'c' } }, { a: ['b'] }, { a: '' }, ...DATA_KEYS.map((key) => ({ [key]: '' })),
  { a: 1.5, b: 'c' },
];
const BASE64 = [
  'not base64!', 'YQ==', 'YQ', 'YWI', 'YWJj', ' YQ==', 'YQ==\n', 'Y Q==', 'YQ=', '=', '', 'secret', 'pass-word', 'a_b-', 'YR==', 'YQ==YQ==',
  '\u00e4', 'YWJ\nj', 'YW\r\nJj',
];

const CONFIG_MAP: readonly Fault[] = [
  ...each('data', ...DATA), ...each('binaryData', ...DATA, ...BASE64.map((a) => ({ a }))), { data: { a: 'b' }, binaryData: { a: 'YQ==' } },
  ...each('immutable', ...BOOLEANS), ...each('data.big', 'x'.repeat(1024 * 1024)), ...each('spec', {}), ...each('stringData', { a: 'b' }),
  ...each('type', 'Opaque'), ...each('metadata.name', ...NAMES),
];

const SECRET: readonly Fault[] = [
  ...each('data', ...DATA, ...BASE64.map((a) => ({ a }))), ...each('stringData', ...DATA),
  ...each(
    'type', '', null, 'opaque', 'a b', 1, 'kubernetes.io/tls', 'kubernetes.io/dockercfg', 'kubernetes.io/dockerconfigjson',
    'kubernetes.io/basic-auth', 'kubernetes.io/ssh-auth', 'kubernetes.io/service-account-token', 'bootstrap.kubernetes.io/token',
    'helm.sh/release.v1',
  ),
  { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': 'YQ==' } },
  { type: 'kubernetes.io/dockercfg', data: { '.dockercfg': 'e30=' } },
  { type: 'kubernetes.io/dockercfg', stringData: { '.dockercfg': 'a' } },
  { type: 'kubernetes.io/tls', stringData: { 'tls.crt': 'a' } },
  { type: 'kubernetes.io/tls', data: { 'tls.crt': '', 'tls.key': '' } },
  { type: 'kubernetes.io/basic-auth', data: {} }, { type: 'kubernetes.io/basic-auth', stringData: { username: 'a' } },
  { type: 'kubernetes.io/ssh-auth', stringData: { 'ssh-privatekey': '' } },
  { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': '{"auths": {}}' } },
  ...each('immutable', ...BOOLEANS), ...each('stringData.big', 'x'.repeat(1024 * 1024 + 1)), ...each('binaryData', {}),
  ...each('metadata.annotations["kubernetes.io/service-account.name"]', ABSENT, '', 'a'), ...each('metadata.name', ...NAMES),
  { data: { a: 'not base64!' }, stringData: { a: 'b' } },
];

const SERVICE_ACCOUNT: readonly Fault[] = [
  ...each(
    'secrets', null, {}, ['a'], [null], [{}], [{ name: 1 }], [{ name: 'A_b' }], [{ name: 'a' }, { name: 'a' }], [{ secretName: 'a' }],
  ),
  ...each('imagePullSecrets', null, ['a'], [{}], [{ name: null }], [{ name: 'A_b' }]), ...each('automountServiceAccountToken', ...BOOLEANS),
  ...each('spec', {}), ...each('rules', []), ...each('metadata.name', ...NAMES),
  ...each('metadata.annotations["eks.amazonaws.com/role-arn"]', 1, null, '', true),
  ...each('metadata.annotations["kubernetes.io/enforce-mountable-secrets"]', 'true', true),
];

const RULE: readonly unknown[] = [
  null, {}, 'get', { verbs: ['get'] }, { apiGroups: [''], resources: ['pods'] }, { apiGroups: [''], resources: ['pods'], verbs: [] },
  { resources: ['pods'], verbs: ['get'] }, { apiGroups: [], resources: ['pods'], verbs: ['get'] },
  { apiGroups: [''], resources: [], verbs: ['get'] }, { apiGroups: [''], verbs: ['get'] },
  { apiGroups: '', resources: ['pods'], verbs: ['get'] },
  { apiGroups: [''], resources: 'pods', verbs: 'get' }, { nonResourceURLs: ['/metrics'], verbs: ['get'] },
  { nonResourceURLs: ['/metrics'] }, { nonResourceURLs: ['/metrics'], apiGroups: [''], resources: ['pods'], verbs: ['get'] },
  { apiGroups: [''], resources: ['pods'], verbs: ['GET', 'x'] }, { apiGroups: [null], resources: [null], verbs: [null] },
  { apiGroups: [''], resources: ['Pods', ''], verbs: [''] },
  { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }, { apiGroups: [''], resources: ['pods'], verbs: ['get'], resourceNames: [''] },
  { apiGroups: [''], resources: ['pods'], verbs: ['get'], namespaces: ['a'] }, { nonResourceURLs: ['metrics'], verbs: ['get'] },
  { nonResourceURLs: ['*'], verbs: ['*'] }, { apiGroups: [''], resources: ['pods'], verbs: ['get'], nonResourceURLs: [] },
  { apiGroups: [1], resources: ['pods'], verbs: ['get'] },
  { apiGroups: ['v1'], resources: ['pods'], verbs: ['get'] }, { apiGroup: [''], resources: ['pods'], verbs: ['get'] },
  { nonResourceURLs: ['/a/*/b', '/a*'], verbs: ['get'] },
];
const RULES: readonly Fault[] = [
  ...each('rules', ABSENT, null, [], {}), ...RULE.map((rule) => ({ rules: [rule] })), ...each('spec', { rules: [] }),
  ...each('metadata.name', ...NAMES), ...each('subjects', []),
];

const SUBJECT: readonly unknown[] = [
  null, {}, 'a', { kind: 'ServiceAccount' }, { kind: 'ServiceAccount', name: 'a' }, { kind: 'ServiceAccount', name: 'a', namespace: '' },
  { kind: 'ServiceAccount', name: 'A_b', namespace: 'shop' }, { kind: 'ServiceAccount', name: 'a', namespace: 'A_b' },
  { kind: 'ServiceAccount', apiGroup: 'rbac.authorization.k8s.io', name: 'a', namespace: 'b' },
  { kind: 'ServiceAccount', apiGroup: '', name: 'a', namespace: 'b' }, { kind: 'serviceaccount', name: 'a', namespace: 'b' },
  { kind: 'User', name: 'a' }, { kind: 'User', apiGroup: '', name: 'a' }, { kind: 'User', apiGroup: 'x', name: 'a' },
  { kind: 'User', name: '' }, { kind: 'Group', name: 'system:serviceaccounts' }, { kind: 'Group', name: 'a', namespace: 'b' },
  { kind: 'Robot', name: 'a' },
  { name: 'a' }, { kind: 'User', name: 1 }, { kind: 'User', name: null },
  { kind: 'ServiceAccount', apiGroup: 'v1', name: 'a', namespace: 'b' },
  { kind: 'User', apiGroup: 'rbac.authorization.k8s.io/v1', name: 'a' },
];
const ROLE_REFS: readonly unknown[] = [
  ABSENT, null, {}, 'a', { kind: 'Role', name: 'a' }, { kind: 'ClusterRole', name: 'a' },
  { apiGroup: 'rbac.authorization.k8s.io', kind: 'role', name: 'a' }, { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: '' },
  { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role' }, { apiGroup: 'rbac.authorization.k8s.io/v1', kind: 'Role', name: 'a' },
  { apiGroup: 'x', kind: 'ClusterRole', name: 'a' }, { apiGroup: '', kind: 'ClusterRole', name: 'a' },
  { apiGroup: 'rbac.authorization.k8s.io', name: 'a' }, { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a/b' },
  { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'system:a' },
  { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'a', namespace: 'b' }, [{ kind: 'Role', name: 'a' }],
  { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'A_b' }, { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: '..' },
  { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a%b' }, { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 1 },
];
const BINDING: readonly Fault[] = [
  ...each('subjects', ABSENT, null, [], {}), ...SUBJECT.map((subject) => ({ subjects: [subject] })), ...each('roleRef', ...ROLE_REFS),
  ...each('rules', []), ...each('spec', {}), ...each('metadata.name', ...NAMES), ...each('roleRefs', []),
];

const TARGETS: readonly unknown[] = [
  null, {}, { type: 'Utilization' }, { type: 'Utilization', averageUtilization: 0 }, { type: 'Utilization', averageUtilization: -1 },
  { type: 'Utilization', averageUtilization: '70' }, { type: 'Utilization', averageUtilization: 170 }, { type: 'AverageValue' },
  { type: 'AverageValue', averageValue: 0 }, { type: 'AverageValue', averageValue: '-1' }, { type: 'Value', value: '5' },
  { type: 'Value', averageValue: '5' }, { type: 'utilization', averageUtilization: 5 },
  { type: 'Utilization', averageUtilization: 5, averageValue: '5' }, { averageUtilization: 5 }, { type: 'Value', value: 0 },
  ...QUANTITIES.map((averageValue) => ({ type: 'AverageValue', averageValue })),
];
const METRICS: readonly unknown[] = [
  null, {}, { type: 'Resource' }, { type: 'resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 5 } } },
  { type: 'Pods', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 5 } } }, { type: 'Resource', resource: {} },
  { type: 'Resource', resource: { name: 'cpu', targetAverageUtilization: 70 } },
  { type: 'Resource', resource: { name: '', target: { type: 'Utilization', averageUtilization: 5 } } },
  { resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 5 } } },
  {
    type: 'Resource',
    resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 5 } },
    pods: { metric: { name: 'a' }, target: { type: 'AverageValue', averageValue: 1 } },
  },
  { type: 'Pods', pods: {} }, { type: 'Pods', pods: { metric: { name: '' }, target: { type: 'AverageValue', averageValue: 1 } } },
  { type: 'Pods', pods: { metric: { name: 'a/b' }, target: { type: 'Value', value: 1 } } },
  { type: 'Object', object: { metric: { name: 'a' }, target: { type: 'Value', value: 1 } } },
  { type: 'Object', object: { describedObject: { kind: 'a', name: 'b' }, metric: {}, target: { type: 'Value', value: 1 } } },
  { type: 'Object', object: { describedObject: { kind: '', name: '' }, metric: { name: 'a' }, target: {} } },
  { type: 'External', external: {} }, { type: 'External', external: { metric: { name: 'a' }, target: {} } },
  {
    type: 'External', external: { metric: { name: 'a', selector: { matchLabels: { a: 'not ok' } } }, target: { type: 'Value', value: 1 } },
  },
  { type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value', value: 1, averageValue: 1 } } },
  { type: 'ContainerResource', containerResource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 5 } } },
  { type: 'ContainerResource', containerResource: {} }, { type: 'Pods', pods: { metricName: 'a', targetAverageValue: 5 } },
  ...TARGETS.map((target) => ({ type: 'Resource', resource: { name: 'memory', target } })),
];
const BEHAVIORS: readonly unknown[] = [
  null, {}, { scaleDown: {} }, { scaleDown: { policies: [] } }, { scaleDown: { policies: null } }, { scaleUp: { policies: [{}] } },
  { scaleUp: { policies: [{ type: 'Pods', value: 0, periodSeconds: 60 }] } },
  { scaleUp: { policies: [{ type: 'pods', value: 1, periodSeconds: 60 }] } },
  { scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 1801 }] } },
  { scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 0 }] } },
  { scaleDown: { stabilizationWindowSeconds: -1 } }, { scaleDown: { stabilizationWindowSeconds: 3601 } },
  { scaleDown: { selectPolicy: 'min' } }, { scaleDown: { selectPolicy: 'Disabled' } }, { scaleDown: { tolerance: '0.1' } },
  { scaleDown: { tolerance: '-1' } }, { scaleDown: { stabilizationWindowSeconds: '60' } }, { down: {} },
];
const AUTOSCALER: readonly Fault[] = [
  ...each(
    'spec.scaleTargetRef', ABSENT, null, {}, { kind: 'Deployment' }, { name: 'a' }, { kind: 'Deployment', name: '' },
    { kind: 'a/b', name: 'a' }, { kind: 'Deployment', name: 'a/b' }, { apiVersion: 'a/b/c', kind: 'Deployment', name: 'a' },
    { apiVersion: '', kind: 'Deployment', name: 'a' }, { apiVersion: 'apps/', kind: 'Deployment', name: 'a' },
    { kind: 'deployment', name: 'A_b', namespace: 'c' }, { apiVersion: 1, kind: 'Deployment', name: 'a' },
  ),
  ...each('spec.minReplicas', ...COUNTS), ...each('spec.maxReplicas', ABSENT, ...COUNTS), { 'spec.minReplicas': 6, 'spec.maxReplicas': 5 },
  ...each('spec.metrics', null, [], {}), ...METRICS.map((metric) => ({ 'spec.metrics': [metric] })), ...each('spec.behavior', ...BEHAVIORS),
  ...each('spec.targetCPUUtilizationPercentage', ...COUNTS), ...each('spec.replicas', 1), ...each('spec.selector', {}),
  ...each('apiVersion', 'autoscaling/v1', 'autoscaling/v2beta2'), ...each('metadata.name', ...NAMES),
];

const BUDGET: readonly Fault[] = [
  ...each('spec.minAvailable', ABSENT, ...PERCENTAGES), ...each('spec.maxUnavailable', ABSENT, ...PERCENTAGES),
  { 'spec.minAvailable': 1, 'spec.maxUnavailable': 1 }, { 'spec.minAvailable': ABSENT, 'spec.maxUnavailable': '101%' },
  { 'spec.minAvailable': ABSENT, 'spec.maxUnavailable': 5 }, ...each('spec.selector', ABSENT, ...SELECTORS),
  ...each('spec.unhealthyPodEvictionPolicy', 'IfHealthyBudget', 'x', '', null),
  ...each('apiVersion', 'policy/v1beta1'), ...each('spec.minavailable', 1), ...each('metadata.name', ...NAMES),
];

/** Faults of the other kinds by kind. */
export const PLATFORM_FAULTS: { readonly [kind: string]: readonly Fault[] } = {
  ConfigMap: CONFIG_MAP,
  Secret: SECRET,
  ServiceAccount: SERVICE_ACCOUNT,
  Role: RULES,
  ClusterRole: [
    ...RULES,
    ...each(
      'aggregationRule', null, {}, { clusterRoleSelectors: [] }, { clusterRoleSelectors: [{}] },
      ...SELECTORS.map((selector) => ({ clusterRoleSelectors: [selector] })),
    ),
  ],
  RoleBinding: BINDING,
  ClusterRoleBinding: BINDING,
  HorizontalPodAutoscaler: AUTOSCALER,
  PodDisruptionBudget: BUDGET,
};
