/** Kubernetes objects as plain data, and functions that read them without assumptions about their structure. */
import { isObject } from '../units/is-object';

/** A Kubernetes object as it is sent to the API server. */
export interface Manifest {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: ManifestMetadata;
  readonly [field: string]: unknown;
}

/** The fields of `metadata` that are used. */
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

/** The value at a path of keys and indexes; undefined if there is no such value. */
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
  const keys = Object.keys(map);
  if (keys.length === 0) return NONE;
  if (keys.every((key) => typeof map[key] === 'string')) return map as StringMap;

  return Object.fromEntries(Object.entries(map).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** A shared empty map, since most objects have no annotations. */
const NONE: StringMap = Object.freeze({});

/** Kind, name and namespace of an object. */
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

/** Text for messages: `Deployment "shop/cart"`, or `Deployment "cart"` without a namespace. */
export function describe({ kind, name, namespace }: Named): string {
  return `${kind} "${namespace ? `${namespace}/` : ''}${name}"`;
}

function hasOwn(value: unknown, key: string | number): boolean {
  return typeof value === 'object' && value !== null && Object.prototype.hasOwnProperty.call(value, key);
}
