/** The rights that discovery needs in the namespace of the workload. */
import { CompanionObject } from './companion-object';
import { bindingOf, RBAC } from './role-binding';

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
export const DISCOVERY_ROLE_BINDING: CompanionObject = bindingOf(DISCOVERY_ROLE);
