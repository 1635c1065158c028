/** Namespaces, configuration, access, autoscaling and disruption budgets; all of these are taken. */
import { Json } from '../json-path';

const METADATA = { name: 'cart', namespace: 'shop', labels: { app: 'cart' } };
const RBAC = 'rbac.authorization.k8s.io';
const RULES = [
  { apiGroups: [''], resources: ['pods', 'services', 'endpoints'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], resourceNames: ['cart'], verbs: ['get'] },
];
const SUBJECTS = [
  { kind: 'ServiceAccount', name: 'prometheus', namespace: 'monitoring' }, { kind: 'User', name: 'ann', apiGroup: RBAC },
  { kind: 'Group', name: 'ops', apiGroup: RBAC },
];
const TARGET = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' };
const CERTIFICATE = 'LS0tLS1CRUdJTg==';

/** Seeds of the other kinds by kind. */
export const PLATFORM: { readonly [kind: string]: readonly Json[] } = {
  Namespace: [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'checkout' } },
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'checkout', labels: { 'pod-security.kubernetes.io/enforce': 'baseline', 'istio-injection': 'enabled' } },
      spec: { finalizers: ['kubernetes'] },
    },
  ],
  ConfigMap: [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: METADATA,
      data: { 'cart.yaml': 'a: 1\n', 'LEVEL': 'info' },
      binaryData: { logo: 'AAEC' },
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: METADATA, immutable: true },
  ],
  Secret: [
    { apiVersion: 'v1', kind: 'Secret', metadata: METADATA, type: 'Opaque', data: { password: 'c2VjcmV0' } },
    { apiVersion: 'v1', kind: 'Secret', metadata: METADATA, stringData: { user: 'ann', password: 'secret' }, immutable: false },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: METADATA,
      type: 'kubernetes.io/tls',
      data: { 'tls.crt': CERTIFICATE, 'tls.key': CERTIFICATE },
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: METADATA,
      type: 'kubernetes.io/basic-auth',
      stringData: { username: 'ann', password: 'secret' },
    },
    { apiVersion: 'v1', kind: 'Secret', metadata: METADATA, type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': 'e30=' } },
    { apiVersion: 'v1', kind: 'Secret', metadata: METADATA, type: 'kubernetes.io/ssh-auth', stringData: { 'ssh-privatekey': 'x' } },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { ...METADATA, annotations: { 'kubernetes.io/service-account.name': 'prometheus' } },
      type: 'kubernetes.io/service-account-token',
    },
  ],
  ServiceAccount: [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { ...METADATA, annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/a' } },
    },
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: METADATA,
      automountServiceAccountToken: false,
      imagePullSecrets: [{ name: 'registry' }],
      secrets: [{ name: 'token' }],
    },
  ],
  Role: [
    { apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: METADATA, rules: RULES },
    { apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: METADATA, rules: [] },
  ],
  ClusterRole: [
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRole',
      metadata: { name: 'prometheus' },
      rules: [...RULES, { nonResourceURLs: ['/metrics', '/metrics/*'], verbs: ['get'] }],
    },
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRole',
      metadata: { name: 'system:all' },
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: 'b' } }] },
      rules: [],
    },
  ],
  RoleBinding: [
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'RoleBinding',
      metadata: METADATA,
      roleRef: { apiGroup: RBAC, kind: 'Role', name: 'cart' },
      subjects: SUBJECTS,
    },
    { apiVersion: `${RBAC}/v1`, kind: 'RoleBinding', metadata: METADATA, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'view' } },
  ],
  ClusterRoleBinding: [
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: 'prometheus' },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'prometheus' },
      subjects: SUBJECTS,
    },
  ],
  HorizontalPodAutoscaler: [
    autoscaler({ maxReplicas: 5 }),
    autoscaler({
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
        {
          type: 'Pods',
          pods: {
            metric: { name: 'requests', selector: { matchLabels: { a: 'b' } } }, target: { type: 'AverageValue', averageValue: '10' },
          },
        },
        { type: 'Object', object: { describedObject: TARGET, metric: { name: 'hits' }, target: { type: 'Value', value: '2k' } } },
        { type: 'External', external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: 30 } } },
        {
          type: 'ContainerResource',
          containerResource: { name: 'memory', container: 'app', target: { type: 'AverageValue', averageValue: '1Gi' } },
        },
      ],
      behavior: {
        scaleDown: { stabilizationWindowSeconds: 300, selectPolicy: 'Min', policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] },
        scaleUp: { policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }] },
      },
    }),
    {
      apiVersion: 'autoscaling/v1',
      kind: 'HorizontalPodAutoscaler',
      metadata: METADATA,
      spec: { scaleTargetRef: TARGET, minReplicas: 1, maxReplicas: 3, targetCPUUtilizationPercentage: 80 },
    },
  ],
  PodDisruptionBudget: [
    budget({ minAvailable: 1, selector: { matchLabels: { app: 'cart' } } }),
    budget(
      {
        maxUnavailable: '50%',
        selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    ),
    budget({ selector: {} }),
  ],
};

function autoscaler(spec: Json): Json {
  return { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: METADATA, spec: { scaleTargetRef: TARGET, ...spec } };
}

function budget(spec: Json): Json {
  return { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: METADATA, spec };
}
