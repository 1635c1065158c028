/** Finds out what a ServiceAccount may read. */
import { Objects, StoredObject } from '../../manifests/objects';
import { selectorMatches } from '../../manifests/selectors/selector';
import { Answer, anyOf } from '../answer';
import { BUILT_IN_ROLES } from './built-in-roles';
import { isAbout, PolicyRule, RBAC_GROUP, ReadRequest, Role, roleOf, ruleAllows } from './role';
import { Binding, bindingsOf, groupsOf, userNameOf } from './role-binding';
import { groupBy } from '../../units/group';

/** Namespace and name of a ServiceAccount. */
export interface Account {
  readonly namespace: string;
  readonly name: string;
}

/** Roles and bindings in the manifests, indexed by namespace and subject, so that a check of all namespaces takes linear time. */
export class Access {
  private readonly clusterRoles: Map<string, Role>;
  private readonly roles: Map<string, Role>;
  private readonly bindings: Map<string, Binding[]>;
  /** Bindings without a namespace of their own, by subject. */
  private readonly unplaced: Map<string, Binding[]>;
  private readonly namedUsers: Set<string>;
  private readonly gathered = new Map<Role, readonly PolicyRule[]>();

  constructor(objects: Objects) {
    const ofKind = (kind: string) => objects.ofKind(kind).filter(({ manifest }) => manifest.apiVersion?.startsWith(`${RBAC_GROUP}/`));
    const bindings = [...ofKind('ClusterRoleBinding'), ...ofKind('RoleBinding')].flatMap(bindingsOf);
    this.clusterRoles = new Map([...BUILT_IN_ROLES, ...ofKind('ClusterRole').map(roleOf)].map((role) => [role.name, role]));
    this.roles = new Map(ofKind('Role').map((role) => [placeOf(role), roleOf(role)]));
    this.bindings = groupBy(bindings, (binding) => subjectsOf(binding).map((subject) => inPlace(binding.namespace, subject)));
    this.unplaced = groupBy(bindings.filter(({ isPlaced }) => !isPlaced), subjectsOf);
    this.namedUsers = new Set(bindings.flatMap(({ users }) => users));
  }

  /**
   * Whether a ServiceAccount may read a resource, in a namespace or in all of them at once, or a path of the API server.
   *
   * Unknown in four cases: no binding in the manifests names the account, in any namespace, so its permissions may be granted elsewhere;
   * the account has a role that is not among the manifests; its role is aggregated from other roles by label, and no such role in the
   * manifests has rules for the API group; or the namespace of a RoleBinding that would allow it is given on the command line.
   *
   * `({ namespace: 'monitoring', name: 'prometheus' }, { verb: 'list', group: '', resource: 'pods', namespace: 'shop' })`
   *
   * @see VisitRulesFor in k8s.io/kubernetes v1.36.3, pkg/registry/rbac/validation/rule.go
   * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
   */
  mayRead(account: Account, request: ReadRequest): Answer {
    const user = userNameOf(account);
    const subjects = [userKey(user), ...groupsOf(account).map(groupKey)];
    const places = [EVERYWHERE, ...'namespace' in request && request.namespace ? [request.namespace] : []];
    const bindings = places.flatMap((place) => subjects.flatMap((subject) => this.bindings.get(inPlace(place, subject)) ?? []));
    const answer = anyOf(bindings, (binding) => this.bindingAllows(binding, request));
    if (answer !== 'denied') return answer;
    const mayBeThere = places.length === 1 ? [] : subjects.flatMap((subject) => this.unplaced.get(subject) ?? []);
    const isOpen = !this.namedUsers.has(user) || mayBeThere.some((binding) => this.bindingAllows(binding, request) !== 'denied');

    return isOpen ? 'unknown' : 'denied';
  }

  /** Whether a binding in the manifests names an account. */
  isBound(account: Account): boolean {
    return this.namedUsers.has(userNameOf(account));
  }

  private bindingAllows({ namespace, role: { kind, name } }: Binding, request: ReadRequest): Answer {
    const role = kind === 'Role' ? this.roles.get(inPlace(namespace, name)) : this.clusterRoles.get(name);
    if (role === undefined) return 'unknown';
    const rules = this.rulesOf(role);
    if (rules.some((rule) => ruleAllows(rule, request))) return 'allowed';

    return role.aggregated && !rules.some((rule) => isAbout(rule, request)) ? 'unknown' : 'denied';
  }

  private rulesOf(role: Role): readonly PolicyRule[] {
    const rules = this.gathered.get(role) ?? this.gather(role);
    this.gathered.set(role, rules);

    return rules;
  }

  /**
   * Rules of a role. The rules of an aggregated role are those of its parts, which may be aggregated too.
   *
   * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
   * @see syncClusterRole in k8s.io/kubernetes v1.36.3, pkg/controller/clusterroleaggregation/clusterroleaggregation_controller.go
   */
  private gather(role: Role): readonly PolicyRule[] {
    const met = new Set([role]);
    for (const { aggregated = [] } of met) {
      if (aggregated.length === 0) continue;
      for (const part of this.clusterRoles.values()) {
        if (aggregated.some((selector) => selectorMatches(selector, part.labels))) met.add(part);
      }
    }

    return [...met].flatMap(({ aggregated, rules }) => (aggregated ? [] : rules));
  }
}

/** The namespace of a ClusterRoleBinding, which grants access in all namespaces. */
const EVERYWHERE = '';

/** An index key. A namespace cannot contain "|". */
function inPlace(namespace: string, name: string): string {
  return `${namespace}|${name}`;
}

function placeOf({ namespace, name }: StoredObject): string {
  return inPlace(namespace, name);
}

function subjectsOf({ users, groups }: Binding): string[] {
  return [...new Set([...users.map(userKey), ...groups.map(groupKey)])];
}

function userKey(name: string): string {
  return `user ${name}`;
}

function groupKey(name: string): string {
  return `group ${name}`;
}
