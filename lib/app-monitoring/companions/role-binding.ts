/** Bindings of a role to the account of Prometheus. */
import { CompanionFacts, CompanionObject } from './companion-object';

/** API group of roles and of their bindings. */
export const RBAC = 'rbac.authorization.k8s.io';

/** Binds a role that has the name of the binding. */
export function bindingOf(role: CompanionObject): CompanionObject {
  return {
    ...role,
    kind: `${role.kind}Binding`,
    fields: ['roleRef', 'subjects'],
    make: (facts) => ({ roleRef: { apiGroup: RBAC, kind: role.kind, name: facts.name }, subjects: subjectsOf(facts) }),
  };
}

function subjectsOf({ reader: { namespace, account } }: CompanionFacts): object[] {
  return [{ kind: 'ServiceAccount', name: account(), namespace: namespace() }];
}
