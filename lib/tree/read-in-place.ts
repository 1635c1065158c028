/** Reads the manifest of a plain ApiObject without a call of its `toJson`, which is slow. */
import { ApiObject, App, ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import { Manifest, StringMap } from '../manifests/manifest';

/**
 * The manifest of an ApiObject with plain data, as `toJson` would return it; undefined if `toJson` is needed, because of a subclass, a
 * patch, lazy values, or resolvers of the app. Do not change the result: it is the object's own data.
 *
 * @param toJson the method of the object before amendments replaced it
 * Unlike `toJson`, it keeps empty values, and its metadata has only the name, namespace, labels and annotations.
 */
export function tryReadInPlace(object: ApiObject, toJson: unknown = object.toJson): Manifest | undefined {
  const declared = tryReadUnresolved(object, toJson);

  return declared && isPlain(declared) ? declared : undefined;
}

/** The same, but some of its values may be lazy. */
export function tryReadUnresolved(object: ApiObject, toJson: unknown): Manifest | undefined {
  const { props, patches, metadata } = object as unknown as Inside;
  if (toJson !== ApiObject.prototype.toJson || !isEmptyList(patches) || !hasUsualResolvers(object)) return undefined;
  const { name, namespace, labels, annotations } = metadata;
  if (![props, labels, annotations].every(isRecord)) return undefined;

  return { ...props, metadata: { name, namespace: namespace ?? object.chart.namespace, labels, annotations } };
}

/** Private fields of an ApiObject of cdk8s. If another version has other fields, no object counts as plain, and `toJson` is used. */
interface Inside {
  readonly props: Manifest;
  readonly patches: unknown;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels: StringMap; readonly annotations: StringMap };
}

/** Default resolvers of an app: they resolve lazy values, tokens, and unions of number and string, and do not change plain data. */
const USUAL_RESOLVERS: ReadonlySet<unknown> = new Set([LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver]);

function hasUsualResolvers({ chart }: ApiObject): boolean {
  const { resolvers } = chart.node.root as App;

  return Array.isArray(resolvers) && resolvers.every((resolver) => USUAL_RESOLVERS.has(resolver.constructor));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isPlain(value: unknown): boolean {
  if (typeof value !== 'object') return typeof value !== 'function';
  if (value === null) return true;
  if (Array.isArray(value)) return value.every(isPlain);

  return isPlainObject(value);
}

function isPlainObject(value: unknown): boolean {
  if (!isRecord(value)) return false;
  for (const key in value) {
    if (!isPlain(value[key])) return false;
  }

  return true;
}

/** Whether a value is a plain object by its constructor, which is how cdk8s decides it. */
function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && value.constructor === Object;
}
