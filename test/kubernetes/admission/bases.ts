/** Objects that the API server takes, one of each kind, and what a row changes in them. */
import { admitBuiltIn } from '../../../lib/kubernetes/admission/admit-built-in';
import { Manifest } from '../../../lib/manifests/manifest';

const LABELS = { app: 'cart' };
const CONTAINER = { name: 'web', image: 'cart:1', ports: [{ name: 'http', containerPort: 8080 }] };
const TEMPLATE = { metadata: { labels: LABELS }, spec: { containers: [CONTAINER] } };
const SELECTED = { selector: { matchLabels: LABELS }, template: TEMPLATE };
const ONCE = { template: { metadata: { labels: LABELS }, spec: { restartPolicy: 'Never', containers: [CONTAINER] } } };
const RULES = { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] };
const SUBJECTS = [{ kind: 'ServiceAccount', name: 'prometheus', namespace: 'monitoring' }];
const TARGET = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' };

function base(apiVersion: string, kind: string, fields: object): readonly [string, Manifest] {
  return [kind, { apiVersion, kind, metadata: { name: 'cart', namespace: 'shop' }, ...fields }];
}

/** One object of each kind. */
export const BASES: ReadonlyMap<string, Manifest> = new Map([
  base('v1', 'ConfigMap', { data: { 'a.yaml': 'b: c' } }),
  base('v1', 'Endpoints', { subsets: [{ addresses: [{ ip: '10.1.2.3' }], ports: [{ port: 8080 }] }] }),
  base('v1', 'Namespace', {}),
  base('v1', 'Pod', { spec: { containers: [CONTAINER] } }),
  base('v1', 'ReplicationController', { spec: { selector: LABELS, template: TEMPLATE } }),
  base('v1', 'Secret', { data: { token: 'YQ==' } }),
  base('v1', 'Service', { spec: { selector: LABELS, ports: [{ name: 'http', port: 80, targetPort: 'http' }] } }),
  base('v1', 'ServiceAccount', {}),
  base('apps/v1', 'DaemonSet', { spec: SELECTED }),
  base('apps/v1', 'Deployment', { spec: SELECTED }),
  base('apps/v1', 'ReplicaSet', { spec: SELECTED }),
  base('apps/v1', 'StatefulSet', { spec: { ...SELECTED, serviceName: 'cart' } }),
  base('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { scaleTargetRef: TARGET, maxReplicas: 3 } }),
  base('batch/v1', 'CronJob', { spec: { schedule: '*/5 * * * *', jobTemplate: { spec: ONCE } } }),
  base('batch/v1', 'Job', { spec: ONCE }),
  base('discovery.k8s.io/v1', 'EndpointSlice', { addressType: 'IPv4', endpoints: [{ addresses: ['10.1.2.3'] }], ports: [{ port: 8080 }] }),
  base('networking.k8s.io/v1', 'Ingress', {
    spec: { rules: [{ host: 'a.example', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'cart', port: { number: 80 } } } }] } }] },
  }),
  base('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 8080 }] }] } }),
  base('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: 1, selector: { matchLabels: LABELS } } }),
  base('rbac.authorization.k8s.io/v1', 'ClusterRole', RULES),
  base('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', { roleRef: { kind: 'ClusterRole', name: 'view' }, subjects: SUBJECTS }),
  base('rbac.authorization.k8s.io/v1', 'Role', RULES),
  base('rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef: { kind: 'Role', name: 'view' }, subjects: SUBJECTS }),
]);

/** A change of the base of a kind, and the fields that are refused after it. No fields: the object is taken. */
export interface Row {
  /** Values by path, e.g. `spec.ports[0].name`; undefined removes a field. */
  readonly set: { readonly [path: string]: unknown };
  readonly refuses?: readonly string[];
}

/** The base of a kind with values set at paths. */
export function changed(kind: string, set: Row['set']): Manifest {
  const object = structuredClone(BASES.get(kind)) as unknown as Json;
  Object.entries(set).forEach(([path, value]) => setAt(object, path.split(/\.|(?=\[)/).map((step) => (step.startsWith('[') ? Number(step.slice(1, -1)) : step)), value));

  return object as unknown as Manifest;
}

/** Fields that the API server refuses of a changed base, each once, sorted. */
export function refusedFields(kind: string, set: Row['set']): string[] {
  return [...new Set(admitBuiltIn(changed(kind, set))!.faults.map(({ field }) => field))].sort();
}

/** A test for each row. */
export function testRows(kind: string, rows: readonly Row[]): void {
  test.each(rows.map((row) => ({ ...row, it: `${row.refuses?.length ? 'refuses' : 'takes'} ${JSON.stringify(row.set, (_, value: unknown) => (value === undefined ? '-' : shortened(value)))}` })))(`${kind}: $it`, ({ set, refuses = [] }) => {
    expect(refusedFields(kind, set)).toEqual([...refuses].sort());
  });
}

type Json = { [key: string | number]: any };

function setAt(object: Json, [step, ...rest]: (string | number)[], value: unknown): void {
  if (rest.length > 0) setAt(object[step] ??= typeof rest[0] === 'number' ? [] : {}, rest, value);
  else if (value === undefined) delete object[step];
  else object[step] = value;
}

function shortened(value: unknown): unknown {
  return typeof value === 'string' && value.length > 30 ? `${value.length} x ${value[0]}` : value;
}
