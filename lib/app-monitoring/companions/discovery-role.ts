/** The rights that discovery needs in the namespace of the workload. */
import { CompanionFacts, CompanionObject } from './companion-object';

const RBAC = 'rbac.authorization.k8s.io';

/** The account of Prometheus, as bindings write it. */
export function subjectsOf({ reader: { namespace, account } }: CompanionFacts): object[] {
  return [{ kind: 'ServiceAccount', name: account(), namespace: namespace() }];
}

/** @see https://prometheus-operator.dev/docs/platform/rbac/ */
export const DISCOVERY_ROLE: CompanionObject = {
  apiVersion: `${RBAC}/v1`,
  kind: 'Role',
  fields: ['rules'],
  make: ({ discovered }) => ({
    rules: [...discovered()].map(([group, resources]) => ({ apiGroups: [group], resources, verbs: ['get', 'list', 'watch'] })),
  }),
};

/** Binds the role to the account of Prometheus. */
export const DISCOVERY_ROLE_BINDING: CompanionObject = {
  apiVersion: `${RBAC}/v1`,
  kind: 'RoleBinding',
  fields: ['roleRef', 'subjects'],
  make: (facts) => ({ roleRef: { apiGroup: RBAC, kind: 'Role', name: facts.name }, subjects: subjectsOf(facts) }),
};
