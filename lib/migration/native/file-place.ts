/** Where a file of a Prometheus without the operator is, once the operator runs it. */

/** A file that is in a Secret or ConfigMap already, that the image or the pod has anyway, or that has to be put into a Secret. */
export type FilePlace =
  | { readonly kind: 'secret' | 'configMap'; readonly name: string; readonly key: string }
  | { readonly kind: 'kept' }
  | { readonly kind: 'new' };

/** What the operator mounts for `spec.secrets` and `spec.configMaps`. */
const MOUNTED = /^\/etc\/prometheus\/(secrets|configmaps)\/([^/]+)\/([^/]+)$/;

/** Files of the service account, and of certificates in the image. */
const KEPT = /^(?:\/var)?\/run\/secrets\/kubernetes\.io\/|^\/etc\/(?:ssl|pki)\/|^\/usr\//;

/** The place of a path in the container of Prometheus. */
export function placeOfFile(path: string): FilePlace {
  const [, folder, name, key] = MOUNTED.exec(path) ?? [];
  if (folder !== undefined) return { kind: folder === 'secrets' ? 'secret' : 'configMap', name, key };

  return { kind: KEPT.test(path) ? 'kept' : 'new' };
}
