/** Objects that tests write by hand. */

/** Any Kubernetes object, as it stands in a manifest. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}
