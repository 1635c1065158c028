/** The frame of every manifest in the tests: an object called `shop/cart` unless it is given another name. */

import { Manifest as AnyManifest, ManifestMetadata } from '../../../lib/manifests/manifest';

/** Any fields of an object. */
export interface Fields { readonly [field: string]: unknown }

/** Labels, annotations or other texts by name. */
export interface Texts { readonly [name: string]: string }

/** Any Kubernetes object, as people write it: it says its version and its kind. */
export interface Manifest extends AnyManifest {
  readonly apiVersion: string;
  readonly kind: string;
}

/** An object `shop/cart` of any kind; `metadata` is merged over its name and namespace. */
export function object(apiVersion: string, kind: string, body: Fields = {}, metadata: Fields = {}): Manifest {
  return { apiVersion, kind, metadata: { namespace: 'shop', name: 'cart', ...metadata } as ManifestMetadata, ...body };
}
