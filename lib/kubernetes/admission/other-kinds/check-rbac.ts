/** The rules of RBAC objects. */
import { checkLabelSelector } from '../check-labels';
import { FieldFaults } from '../field-faults';
import { PATH_SEGMENT, SUBDOMAIN } from '../names';
import { ClusterRole, ClusterRoleBinding, PolicyRule, Role, RoleBinding, RoleRef, Subject } from '../types';

const GROUP = 'rbac.authorization.k8s.io';

/** @see ValidateRole in pkg/apis/rbac/validation/validation.go, v1.37.2 */
export function checkRole({ rules = [] }: Role, faults: FieldFaults): void {
  rules.forEach((rule, i) => checkRule(rule, true, `rules[${i}]`, faults));
}

/** @see ValidateClusterRole in pkg/apis/rbac/validation/validation.go, v1.37.2 */
export function checkClusterRole({ rules = [], aggregationRule }: ClusterRole, faults: FieldFaults): void {
  rules.forEach((rule, i) => checkRule(rule, false, `rules[${i}]`, faults));
  if (!aggregationRule) return;
  const { clusterRoleSelectors: selectors = [] } = aggregationRule;
  if (selectors.length === 0) faults.required('aggregationRule.clusterRoleSelectors', 'at least one clusterRoleSelector');
  selectors.forEach((selector, i) => {
    const before = faults.all.length;
    checkLabelSelector(selector, `aggregationRule.clusterRoleSelectors[${i}]`, faults);
    if (faults.all.length > before) faults.invalid(`aggregationRule.clusterRoleSelectors[${i}]`, selector, 'is not a valid label selector');
  });
}

/** @see ValidatePolicyRule in pkg/apis/rbac/validation/validation.go, v1.37.2 */
function checkRule(rule: PolicyRule, isNamespaced: boolean, path: string, faults: FieldFaults): void {
  const { verbs = [], apiGroups = [], resources = [], resourceNames = [], nonResourceURLs: urls = [] } = rule;
  if (verbs.length === 0) faults.required(`${path}.verbs`, 'verbs must contain at least one value');
  if (urls.length > 0) {
    if (isNamespaced) faults.invalid(`${path}.nonResourceURLs`, urls, 'namespaced rules cannot apply to non-resource URLs', 'use a ClusterRole');
    if (apiGroups.length + resources.length + resourceNames.length > 0) {
      faults.invalid(`${path}.nonResourceURLs`, urls, 'rules cannot apply to both regular resources and non-resource URLs', 'write two rules');
    }
    return;
  }
  if (apiGroups.length === 0) faults.required(`${path}.apiGroups`, 'resource rules must supply at least one api group; that of Services and pods is ""');
  if (resources.length === 0) faults.required(`${path}.resources`, 'resource rules must supply at least one resource');
}

/** @see ValidateRoleBinding in pkg/apis/rbac/validation/validation.go, v1.37.2 */
export function checkRoleBinding({ roleRef = {}, subjects = [] }: RoleBinding, faults: FieldFaults): void {
  checkRoleRef(roleRef, ['Role', 'ClusterRole'], faults);
  subjects.forEach((subject, i) => checkSubject(subject, true, `subjects[${i}]`, faults));
}

/** @see ValidateClusterRoleBinding in pkg/apis/rbac/validation/validation.go, v1.37.2 */
export function checkClusterRoleBinding({ roleRef = {}, subjects = [] }: ClusterRoleBinding, faults: FieldFaults): void {
  checkRoleRef(roleRef, ['ClusterRole'], faults);
  subjects.forEach((subject, i) => checkSubject(subject, false, `subjects[${i}]`, faults));
}

function checkRoleRef({ apiGroup, kind = '', name }: RoleRef, kinds: readonly string[], faults: FieldFaults): void {
  if (apiGroup) faults.oneOf('roleRef.apiGroup', apiGroup, [GROUP]);
  faults.oneOf('roleRef.kind', kind, kinds);
  if (!name) faults.required('roleRef.name');
  else faults.invalid('roleRef.name', name, PATH_SEGMENT(name));
}

/** @see ValidateRoleBindingSubject in pkg/apis/rbac/validation/validation.go, v1.37.2 */
function checkSubject(
  { kind = '', name, namespace, apiGroup = '' }: Subject, isNamespaced: boolean, path: string, faults: FieldFaults,
): void {
  if (!name) faults.required(`${path}.name`);
  switch (kind) {
    case 'ServiceAccount':
      if (name) faults.invalid(`${path}.name`, name, SUBDOMAIN(name));
      if (apiGroup !== '') faults.notSupported(`${path}.apiGroup`, apiGroup, ['']);
      if (!isNamespaced && !namespace) faults.required(`${path}.namespace`, 'the namespace of the ServiceAccount');
      break;
    case 'User': case 'Group':
      if (apiGroup !== '') faults.oneOf(`${path}.apiGroup`, apiGroup, [GROUP]);
      break;
    default: faults.notSupported(`${path}.kind`, kind, ['ServiceAccount', 'User', 'Group']);
  }
}
