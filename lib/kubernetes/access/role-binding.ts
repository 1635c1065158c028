/** Reads RoleBindings and ClusterRoleBindings. */
import { RBAC_GROUP } from './role';
import { listAt, objectAt, stringAt, valueAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';

/** A binding that the API server accepts. */
export interface Binding {
  /** Namespace in which it grants access; empty for all namespaces. */
  readonly namespace: string;
  /** Whether that namespace is certain: it is not where it is given on the command line of kubectl or helm. */
  readonly isPlaced: boolean;
  readonly role: { readonly kind: 'Role' | 'ClusterRole'; readonly name: string };
  /** Names of users; a ServiceAccount is in the list by its user name. */
  readonly users: readonly string[];
  readonly groups: readonly string[];
}

/** The user name that the API server gives to a ServiceAccount. */
export function userNameOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `system:serviceaccount:${namespace}:${name}`;
}

/**
 * The groups that every ServiceAccount of a namespace belongs to.
 *
 * @see MakeGroupNames in k8s.io/apiserver v0.37.2, pkg/authentication/serviceaccount/util.go
 */
export function groupsOf({ namespace }: { readonly namespace: string }): string[] {
  return ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
}

/**
 * Reads a binding. The result is empty if the API server would refuse it, which a single invalid subject is enough for.
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

  const isPlaced = bindingKind === 'ClusterRoleBinding' || Boolean(manifest.metadata?.namespace);

  return [{ namespace, isPlaced, role: { kind, name }, users: named(false), groups: named(true) }];
}

interface Subject {
  readonly isGroup: boolean;
  readonly name: string;
}

/**
 * Reads a subject; undefined if it is not valid.
 * @see ValidateRoleBindingSubject in the same file
 */
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
