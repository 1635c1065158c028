/** RoleBindings and ClusterRoleBindings: who is given which role. */
import { RBAC_GROUP } from './role';
import { listAt, objectAt, stringAt, valueAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';

/** A binding that the API server takes. */
export interface Binding {
  /** Where it holds: empty for everywhere. */
  readonly namespace: string;
  readonly role: { readonly kind: 'Role' | 'ClusterRole'; readonly name: string };
  /** Names of users, a ServiceAccount's being its user name. */
  readonly users: readonly string[];
  readonly groups: readonly string[];
}

/** The user that a ServiceAccount is to the API server. */
export function userNameOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `system:serviceaccount:${namespace}:${name}`;
}

/**
 * The groups of every ServiceAccount of a namespace.
 *
 * @see MakeGroupNames in k8s.io/apiserver v0.37.2, pkg/authentication/serviceaccount/util.go
 */
export function groupsOf({ namespace }: { readonly namespace: string }): string[] {
  return ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
}

/**
 * Reads a binding; none where the API server would refuse it, as it refuses all of one for a single wrong subject.
 *
 * `{ roleRef: { kind: 'ClusterRole', name: 'view' }, subjects: [{ kind: 'ServiceAccount', name: 'prometheus', namespace: 'monitoring' }] }`
 *
 * @see ValidateRoleBinding in k8s.io/kubernetes v1.36.3, pkg/apis/rbac/validation/validation.go
 * @see appliesToUser in k8s.io/kubernetes v1.36.3, pkg/registry/rbac/validation/rule.go
 */
export function bindingsOf({ kind: bindingKind, namespace, manifest }: StoredObject): Binding[] {
  const { kind, name, apiGroup } = objectAt(manifest, ['roleRef']);
  const isKind = kind === 'ClusterRole' || (kind === 'Role' && bindingKind === 'RoleBinding');
  if (!isKind || typeof name !== 'string' || name === '' || (apiGroup || RBAC_GROUP) !== RBAC_GROUP) return [];
  const subjects = listAt(manifest, ['subjects']).map((subject) => subjectOf(subject, namespace));
  if (!subjects.every((subject): subject is Subject => subject !== undefined)) return [];
  const named = (isGroup: boolean) => subjects.filter((subject) => subject.isGroup === isGroup).map((subject) => subject.name);

  return [{ namespace, role: { kind, name }, users: named(false), groups: named(true) }];
}

interface Subject {
  readonly isGroup: boolean;
  readonly name: string;
}

/** @see ValidateRoleBindingSubject in the same file */
function subjectOf(subject: unknown, bindingNamespace: string): Subject | undefined {
  const name = stringAt(subject, ['name']) ?? '';
  const kind = valueAt(subject, ['kind']);
  const apiGroup = valueAt(subject, ['apiGroup']) || (kind === 'ServiceAccount' ? '' : RBAC_GROUP);
  const namespace = stringAt(subject, ['namespace']) || bindingNamespace;
  if (name === '') return undefined;
  if ((kind === 'User' || kind === 'Group') && apiGroup === RBAC_GROUP) return { isGroup: kind === 'Group', name };
  const isAccount = kind === 'ServiceAccount' && apiGroup === '' && namespace !== '';

  return isAccount ? { isGroup: false, name: userNameOf({ namespace, name }) } : undefined;
}
