/** Reads an object whose manifest is written down already, without making the manifest anew. */
import { ApiObject, App, ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import { Manifest, StringMap } from '../manifests/manifest';

/**
 * The manifest as `toJson` would give it, for an ApiObject of plain data; undefined where only `toJson` knows it: a class of its own,
 * a patch, lazy values, resolvers of the app. What it gives is the object's own data: to be looked at, never to be changed.
 *
 * Empty values are still there, which `toJson` leaves out; of the metadata only what is looked at is there.
 */
export function tryReadInPlace(object: ApiObject): Manifest | undefined {
  const { props, patches, metadata, toJson } = object as unknown as Inside;
  if (toJson !== ApiObject.prototype.toJson || !isEmptyList(patches) || !hasUsualResolvers(object)) return undefined;
  const { name, namespace, labels, annotations } = metadata;
  if (!isPlainObject(props) || !isPlainObject(labels) || !isPlainObject(annotations)) return undefined;

  return { ...props, metadata: { name, namespace: namespace ?? object.chart.namespace, labels, annotations } };
}

/** What cdk8s keeps in an ApiObject. Another version may keep it elsewhere: then nothing is plain, and `toJson` is asked. */
interface Inside {
  readonly props: Manifest;
  readonly patches: unknown;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels: StringMap; readonly annotations: StringMap };
  readonly toJson: unknown;
}

/** Those of every app: they resolve lazy values, tokens, and unions of number and string, and leave plain data alone. */
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

/** As cdk8s tells them: by their constructor. */
function isPlainObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || value.constructor !== Object) return false;
  for (const key in value) {
    if (!isPlain((value as { [key: string]: unknown })[key])) return false;
  }

  return true;
}
