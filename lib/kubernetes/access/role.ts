/** Reads Roles and ClusterRoles, and the permissions in them. */
import { listAt, stringMapAt, StringMap, valueAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { LabelSelector } from '../../manifests/selectors/selector';
import { selectorAt } from '../../manifests/selectors/selector-at';

/** API group of roles and bindings. */
export const RBAC_GROUP = 'rbac.authorization.k8s.io';

/** A request to read. */
export type ReadRequest = ResourceRequest | PathRequest;

/** A request to the API server for something that is not a resource, e.g. its own metrics. */
export interface PathRequest {
  readonly verb: 'get';
  /** E.g. `/metrics`. */
  readonly path: string;
}

/** A request to read a resource. */
export interface ResourceRequest {
  /** Whether it reads one object, a list, or changes to a list. */
  readonly verb: 'get' | 'list' | 'watch';
  /** Empty for the core group. */
  readonly group: string;
  /** Plural name, e.g. `pods`, or with a subresource, e.g. `nodes/metrics`. */
  readonly resource: string;
  /** Absent for a request to all namespaces, and for resources without a namespace. */
  readonly namespace?: string;
}

/** A Role or a ClusterRole. */
export interface Role {
  readonly name: string;
  readonly labels: StringMap;
  readonly rules: readonly PolicyRule[];
  /** Selectors of an aggregated role: its rules are those of every ClusterRole that one of them matches. Absent for other roles. */
  readonly aggregated?: readonly LabelSelector[];
}

/** A rule, which allows all its verbs on all its resources of all its groups. */
export interface PolicyRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  /** Names of the objects that it is limited to; empty for all objects. */
  readonly resourceNames: readonly string[];
  /** Paths of requests that are not for resources; a star at the end matches any rest. */
  readonly nonResourceUrls: readonly string[];
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
    nonResourceUrls: textsAt(rule, 'nonResourceURLs'),
  };
}

/**
 * Whether a rule allows a request to read all objects of a resource. A rule with `resourceNames` does not, since the request has no name.
 *
 * @see RuleAllows in k8s.io/kubernetes v1.36.3, plugin/pkg/auth/authorizer/rbac/rbac.go
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */
export function ruleAllows({ verbs, apiGroups, resources, resourceNames, nonResourceUrls }: PolicyRule, request: ReadRequest): boolean {
  if (!holds(verbs, request.verb)) return false;
  if ('path' in request) return nonResourceUrls.some((url) => coversPath(url, request.path));
  const { group, resource } = request;

  return holds(apiGroups, group) && resourceNames.length === 0 && (holds(resources, resource) || holdsPart(resources, resource));
}

/** Whether a rule is about the API group of a request, or about paths. */
export function isAbout({ apiGroups, nonResourceUrls }: PolicyRule, request: ReadRequest): boolean {
  return 'path' in request ? nonResourceUrls.length > 0 : holds(apiGroups, request.group);
}

/** @see NonResourceURLMatches in k8s.io/kubernetes v1.36.3, pkg/apis/rbac/v1/evaluation_helpers.go */
function coversPath(url: string, path: string): boolean {
  return url === '*' || url === path || (url.endsWith('*') && path.startsWith(url.replace(/\*+$/, '')));
}

function holds(texts: readonly string[], wanted: string): boolean {
  return texts.includes('*') || texts.includes(wanted);
}

/** Whether a rule covers a subresource: a star before the slash covers it for every resource, a star after the slash has no effect. */
function holdsPart(resources: readonly string[], resource: string): boolean {
  const slash = resource.indexOf('/');

  return slash >= 0 && resources.includes(`*${resource.slice(slash)}`);
}

function textsAt(root: unknown, field: string): string[] {
  return listAt(root, [field]).filter((entry): entry is string => typeof entry === 'string');
}
