/** Roles and ClusterRoles: what they permit to whoever they are given to. */
import { listAt, stringMapAt, StringMap, valueAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { LabelSelector } from '../../manifests/selectors/selector';
import { selectorAt } from '../../manifests/selectors/selector-at';

/** The group that roles and bindings are of. */
export const RBAC_GROUP = 'rbac.authorization.k8s.io';

/** What is asked for. */
export interface ReadRequest {
  /** How: one object, a list, or changes to a list. */
  readonly verb: 'get' | 'list' | 'watch';
  /** Empty for the core group. */
  readonly group: string;
  /** In plural, like `pods`; with a part of it like `nodes/metrics`. */
  readonly resource: string;
  /** Absent for all namespaces at once, and for a resource that is in none. */
  readonly namespace?: string;
}

/** A Role or a ClusterRole. */
export interface Role {
  readonly name: string;
  readonly labels: StringMap;
  readonly rules: readonly PolicyRule[];
  /** Absent for a role with rules of its own; otherwise those of every ClusterRole that one of these matches take their place. */
  readonly aggregated?: readonly LabelSelector[];
}

/** Permissions that belong together: all verbs on all resources of all groups. */
export interface PolicyRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  /** Empty for objects of any name. */
  readonly resourceNames: readonly string[];
}

/**
 * Reads a Role or a ClusterRole.
 *
 * `{ rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }] }`
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
export function roleOf({ name, manifest }: Pick<StoredObject, 'name' | 'manifest'>): Role {
  const isAggregated = (valueAt(manifest, ['aggregationRule']) ?? undefined) !== undefined;
  const selectors = listAt(manifest, ['aggregationRule', 'clusterRoleSelectors']);

  return {
    name,
    labels: stringMapAt(manifest, ['metadata', 'labels']),
    rules: listAt(manifest, ['rules']).map(ruleOf),
    ...isAggregated && { aggregated: selectors.flatMap((_, i) => selectorAt(selectors, [i]) ?? []) },
  };
}

function ruleOf(rule: unknown): PolicyRule {
  return {
    verbs: textsAt(rule, 'verbs'),
    apiGroups: textsAt(rule, 'apiGroups'),
    resources: textsAt(rule, 'resources'),
    resourceNames: textsAt(rule, 'resourceNames'),
  };
}

/**
 * Whether a rule permits to read whatever there is of a resource. One for objects of certain names never does: the request names none.
 *
 * @see RuleAllows in k8s.io/kubernetes v1.36.3, plugin/pkg/auth/authorizer/rbac/rbac.go
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */
export function ruleAllows({ verbs, apiGroups, resources, resourceNames }: PolicyRule, { verb, group, resource }: ReadRequest): boolean {
  return holds(verbs, verb) && holds(apiGroups, group) && resourceNames.length === 0
    && (holds(resources, resource) || holdsPart(resources, resource));
}

/** Whether a rule says anything about an API group. */
export function concernsGroup({ apiGroups }: PolicyRule, group: string): boolean {
  return holds(apiGroups, group);
}

function holds(texts: readonly string[], wanted: string): boolean {
  return texts.includes('*') || texts.includes(wanted);
}

/** A star before the slash means that part of every resource; one after it means nothing. */
function holdsPart(resources: readonly string[], resource: string): boolean {
  const slash = resource.indexOf('/');

  return slash >= 0 && resources.includes(`*${resource.slice(slash)}`);
}

function textsAt(root: unknown, field: string): string[] {
  return listAt(root, [field]).filter((entry): entry is string => typeof entry === 'string');
}
