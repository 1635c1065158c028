/** Read permissions of the ClusterRoles that every cluster has. */
import { PolicyRule, Role } from './role';

const AGGREGATE_TO = 'rbac.authorization.k8s.io/aggregate-to-';

/** Resources that `view` may read, by API group. Groups of features that are off by default are left out. */
const VIEW: ResourcesByGroup = {
  '': [
    'pods', 'replicationcontrollers', 'replicationcontrollers/scale', 'serviceaccounts', 'services', 'services/status', 'endpoints',
    'persistentvolumeclaims', 'persistentvolumeclaims/status', 'configmaps', 'limitranges', 'resourcequotas', 'bindings', 'pods/status',
    'resourcequotas/status', 'namespaces/status', 'replicationcontrollers/status', 'pods/log', 'namespaces', 'events',
  ],
  'events.k8s.io': ['events'],
  'discovery.k8s.io': ['endpointslices'],
  'apps': [
    'controllerrevisions', 'statefulsets', 'statefulsets/status', 'statefulsets/scale', 'daemonsets', 'daemonsets/status',
    'deployments', 'deployments/status', 'deployments/scale', 'replicasets', 'replicasets/status', 'replicasets/scale',
  ],
  'autoscaling': ['horizontalpodautoscalers', 'horizontalpodautoscalers/status'],
  'batch': ['jobs', 'cronjobs', 'cronjobs/status', 'jobs/status'],
  'extensions': [
    'daemonsets', 'daemonsets/status', 'deployments', 'deployments/scale', 'deployments/status', 'ingresses', 'ingresses/status',
    'replicasets', 'replicasets/scale', 'replicasets/status', 'replicationcontrollers/scale', 'networkpolicies',
  ],
  'policy': ['poddisruptionbudgets', 'poddisruptionbudgets/status'],
  'networking.k8s.io': ['networkpolicies', 'ingresses', 'ingresses/status'],
  'resource.k8s.io': ['resourceclaims', 'resourceclaims/status', 'resourceclaimtemplates'],
};

/** Resources that `edit` may read in addition to `view`. */
const EDIT: ResourcesByGroup = {
  '': ['pods/attach', 'pods/proxy', 'pods/exec', 'pods/portforward', 'secrets', 'services/proxy'],
  'coordination.k8s.io': ['leases'],
};

/** Resources that `admin` may read in addition to `edit`. */
const ADMIN: ResourcesByGroup = { 'rbac.authorization.k8s.io': ['roles', 'rolebindings'] };

interface ResourcesByGroup {
  readonly [group: string]: readonly string[];
}

/**
 * The default roles for users. `cluster-admin` may read everything. `view`, `edit` and `admin` are aggregated, so that other ClusterRoles
 * may add to them. By default, these three may not read nodes, and `view` may not read Secrets.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
 * @see viewRules, editRules and ClusterRoles in k8s.io/kubernetes v1.36.3, plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go
 */
export const BUILT_IN_ROLES: readonly Role[] = [
  { name: 'cluster-admin', labels: {}, rules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], resourceNames: [], nonResourceUrls: ['*'] }] },
  { name: 'admin', labels: {}, rules: [], aggregated: [{ matchLabels: labelsFor('admin') }] },
  { name: 'edit', labels: labelsFor('admin'), rules: [], aggregated: [{ matchLabels: labelsFor('edit') }] },
  { name: 'view', labels: labelsFor('edit'), rules: [], aggregated: [{ matchLabels: labelsFor('view') }] },
  { name: 'system:aggregate-to-admin', labels: labelsFor('admin'), rules: rulesOf(ADMIN) },
  { name: 'system:aggregate-to-edit', labels: labelsFor('edit'), rules: rulesOf(EDIT) },
  { name: 'system:aggregate-to-view', labels: labelsFor('view'), rules: rulesOf(VIEW) },
];

function labelsFor(role: string): { readonly [label: string]: string } {
  return { [`${AGGREGATE_TO}${role}`]: 'true' };
}

function rulesOf(groups: ResourcesByGroup): PolicyRule[] {
  return Object.entries(groups).map(([group, resources]) => ({
    verbs: ['get', 'list', 'watch'], apiGroups: [group], resources, resourceNames: [], nonResourceUrls: [],
  }));
}
