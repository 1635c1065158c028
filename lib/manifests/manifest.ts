/** Kubernetes objects as plain data, with readers that never trust their shape. */
import { isObject } from '../units/is-object';

/** A Kubernetes object as the API server would get it. */
export interface Manifest {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: ManifestMetadata;
  readonly [field: string]: unknown;
}

/** The part of `metadata` that is looked at. */
export interface ManifestMetadata {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: StringMap;
  readonly annotations?: StringMap;
  readonly [field: string]: unknown;
}

/** Labels, annotations, selectors. */
export interface StringMap {
  readonly [key: string]: string;
}

/** The value at a path of keys and indexes; undefined where the path ends early. */
export function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  let value = root;
  for (const key of path) {
    if (!hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }

  return value;
}

/** The object at a path, or an empty one. */
export function objectAt(root: unknown, path: readonly (string | number)[]): Record<string, unknown> {
  const value = valueAt(root, path);

  return isObject(value) ? value : {};
}

/** The list at a path, or an empty one. */
export function listAt(root: unknown, path: readonly (string | number)[]): readonly unknown[] {
  const value = valueAt(root, path);

  return Array.isArray(value) ? value : [];
}

/** The string at a path, or undefined. */
export function stringAt(root: unknown, path: readonly (string | number)[]): string | undefined {
  const value = valueAt(root, path);

  return typeof value === 'string' ? value : undefined;
}

/** The entries of a map at a path whose values are strings. */
export function stringMapAt(root: unknown, path: readonly (string | number)[]): StringMap {
  const map = objectAt(root, path);
  if (Object.keys(map).length === 0) return NONE;
  if (Object.values(map).every((value) => typeof value === 'string')) return map as StringMap;

  return Object.fromEntries(Object.entries(map).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Shared, since most objects carry no annotations. */
const NONE: StringMap = Object.freeze({});

/** What an object is called. */
export interface Named {
  readonly kind: string;
  readonly name: string;
  /** Absent if the manifest has no namespace. */
  readonly namespace?: string;
}

/** Kind, name and namespace of a manifest. Spread it last: V8 takes ten times as long for an object that has keys after a spread. */
export function namedAs(manifest: Manifest): Named {
  return {
    kind: manifest.kind ?? '',
    name: stringAt(manifest, ['metadata', 'name']) ?? '',
    namespace: stringAt(manifest, ['metadata', 'namespace']),
  };
}

/** `Deployment "shop/cart"`, or `Deployment "cart"` where no namespace is written. */
export function describe({ kind, name, namespace }: Named): string {
  return `${kind} "${namespace ? `${namespace}/` : ''}${name}"`;
}

function hasOwn(value: unknown, key: string | number): boolean {
  return typeof value === 'object' && value !== null && Object.prototype.hasOwnProperty.call(value, key);
}
