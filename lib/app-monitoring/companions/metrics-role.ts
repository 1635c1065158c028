/** The right to read the scraped paths, for targets that ask the API server. */
import { CompanionObject } from './companion-object';
import { bindingOf, RBAC } from './role-binding';

/** @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources */
export const METRICS_ROLE: CompanionObject = {
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRole',
  isClusterWide: true,
  fields: ['rules'],
  make: ({ paths }) => ({ rules: [{ nonResourceURLs: paths, verbs: ['get'] }] }),
};

/** Binds the role to the account of Prometheus. */
export const METRICS_ROLE_BINDING: CompanionObject = bindingOf(METRICS_ROLE);
