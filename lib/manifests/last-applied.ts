/** The annotation in which `kubectl apply` keeps the object as it was given, values of Secrets included. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
