/** The right to read the scraped paths, for targets that ask the API server. */
import { CompanionObject } from './companion-object';
import { subjectsOf } from './discovery-role';

const RBAC = 'rbac.authorization.k8s.io';

/** @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources */
export const METRICS_ROLE: CompanionObject = {
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRole',
  isClusterWide: true,
  fields: ['rules'],
  make: ({ paths }) => ({ rules: [{ nonResourceURLs: paths, verbs: ['get'] }] }),
};

/** Binds the role to the account of Prometheus. */
export const METRICS_ROLE_BINDING: CompanionObject = {
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRoleBinding',
  isClusterWide: true,
  fields: ['roleRef', 'subjects'],
  make: (facts) => ({ roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: facts.name }, subjects: subjectsOf(facts) }),
};
