/** Adds fields to objects of other constructs. The additions are applied whenever the object is written, and are not stored in it. */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { isInTree } from './is-in-tree';
import { tryReadInPlace, tryReadUnresolved } from './read-in-place';
import { Manifest, valueAt } from '../manifests/manifest';

/** An addition to an object. Adding the same twice has the effect of adding it once. */
export interface Amendment {
  /** Keys and indexes from the root of the manifest; missing objects and lists on the path are created. */
  readonly path: readonly (string | number)[];
  /** The value to set; with {@link append} or {@link join}, the element to add. */
  readonly value: unknown;
  /** Whether to add the value to the list at {@link path}, unless the list has an equal element. */
  readonly append?: boolean;
  /** Separator, e.g. `,`: the value is added to the list in the text at {@link path}, unless it is there, or `*`, which covers all. */
  readonly join?: string;
  /** Whether to add the entries of the value, an object, to the object at {@link path}. */
  readonly merge?: boolean;
}

/** The original `toJson` of an amended object, and its amendments. */
interface Amended {
  /** The object's own `toJson`, as its class wrote it. */
  readonly plain: (this: ApiObject) => Manifest;
  /** Amendments by owner. An owner's amendments are replaced as a whole, so that a second synth starts afresh. */
  ledger: readonly Entry[];
}

/** The amendments of one owner. */
interface Entry {
  readonly owner: object;
  readonly amendments: readonly Amendment[];
}

/** Key of a property of the object itself: a WeakMap with ten thousand entries takes long to garbage-collect. */
const AMENDED = Symbol.for('cdk8s-app-monitoring.amended');

/** Sets the amendments of `owner` to an object, in place of its earlier ones; an empty list removes them. */
export function amend(object: ApiObject, owner: object, amendments: readonly Amendment[]): void {
  const known = amendments.length === 0 ? tryAmended(object) : amended(object);
  if (!known) return;

  const { ledger } = known;
  const entries: readonly Entry[] = amendments.length === 0 ? [] : [{ owner, amendments }];
  const at = ledger.findIndex((entry) => entry.owner === owner);
  known.ledger = at < 0 ? ledger.concat(entries) : ledger.slice(0, at).concat(entries, ledger.slice(at + 1));
}

/** The manifest with the amendments of all owners but this one; undefined if no other owner amends it. */
export function readWithout(object: ApiObject, owner: object): Manifest | undefined {
  const known = tryAmended(object);
  if (!known) return undefined;
  const others = known.ledger.filter((entry) => entry.owner !== owner && isPresent(entry));

  return others.length === 0 ? undefined : withAmendments(known.plain.call(object), others);
}

/** The manifest without any amendments. Do not change the result: it may be the object's own data. */
export function readPlain(object: ApiObject): Manifest {
  const plain = ownToJson(object);

  return tryReadInPlace(object, plain) ?? plain.call(object);
}

/** The same as {@link readPlain}, sooner, but some of its values may be lazy: what such a value is in cdk8s, and not what is written. */
export function readUnresolved(object: ApiObject): Manifest {
  const plain = ownToJson(object);

  return tryReadUnresolved(object, plain) ?? plain.call(object);
}

/** Whether a manifest has what an amendment adds. */
export function hasAlready(manifest: Manifest, amendment: Amendment): boolean {
  const there = valueAt(manifest, amendment.path);
  if (there === undefined) return false;

  return sameJson(there, amendedValue(amendment.merge ? structuredClone(there) : there, amendment));
}

/** The `toJson` that an object has without amendments. */
function ownToJson(object: ApiObject): () => Manifest {
  return tryAmended(object)?.plain ?? object.toJson as () => Manifest;
}

function tryAmended(object: ApiObject & { [AMENDED]?: Amended }): Amended | undefined {
  return object[AMENDED];
}

/**
 * Amendments are applied in `toJson`, which writes every object. A JsonPatch cannot be used: it cannot be removed again, and classes made
 * by `cdk8s import` drop what it adds, since they convert after patching.
 */
function amended(object: ApiObject): Amended {
  const known = tryAmended(object);
  if (known) return known;

  const made: Amended = { plain: object.toJson as (this: ApiObject) => Manifest, ledger: [] };
  Object.defineProperty(object, AMENDED, { value: made });
  object.toJson = toAmendedJson;

  return made;
}

/** The `toJson` of all amended objects; each object holds its own amendments. */
function toAmendedJson(this: ApiObject): Manifest {
  const { plain, ledger } = tryAmended(this)!;

  return withAmendments(plain.call(this), ledger.filter(isPresent));
}

/** A construct that was removed from the app adds nothing any more. */
function isPresent({ owner }: Entry): boolean {
  return !Construct.isConstruct(owner) || isInTree(owner);
}

function withAmendments(manifest: Manifest, ledger: readonly Entry[]): Manifest {
  let container: Container = manifest;
  for (const { amendments } of ledger) {
    for (const amendment of amendments) container = amendAt(container, amendment, 0);
  }

  return container;
}

/** The container with the amendment applied, following its path from the key at index `depth`. */
function amendAt(container: Container, amendment: Amendment, depth: number): Container {
  const { path } = amendment;
  const there = container[path[depth]];
  const value = depth === path.length - 1
    ? amendedValue(there, amendment)
    : amendAt(isContainer(there) ? there : emptyFor(path[depth + 1]), amendment, depth + 1);

  return withEntry(container, path[depth], value);
}

function amendedValue(there: unknown, { value, append, join, merge }: Amendment): unknown {
  if (merge) return isContainer(there) ? merged(there, value as Container) : sorted(value as Container);
  if (join !== undefined) return joined(there, String(value), join);
  if (!append) return value;
  const list = Array.isArray(there) ? there : [];

  return list.some((element) => sameJson(element, value)) ? list : [...list, value];
}

function joined(list: unknown, element: string, separator: string): string {
  const listed = String(list ?? '').split(separator).map((text) => text.trim()).filter((text) => text !== '');
  const all = new Set([...listed, element]);

  return all.has('*') ? '*' : [...all].join(separator);
}

function sorted(entries: Container): Container {
  const all: Container = {};
  for (const key of Object.keys(entries).sort()) all[key] = entries[key];

  return all;
}

function merged(there: Container, entries: Container): Container {
  return Object.keys(entries).sort().reduce((all, key) => withEntry(all, key, entries[key]), there);
}

/** An object or a list. */
type Container = { [key: string | number]: unknown };

function emptyFor(key: string | number): Container {
  return typeof key === 'number' ? ([] as unknown as Container) : {};
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** Sets a key. cdk8s writes keys sorted, so a new key is inserted in its place. */
function withEntry(container: Container, key: string | number, value: unknown): Container {
  const isThere = Object.prototype.hasOwnProperty.call(container, key);
  if (Array.isArray(container) || isThere || isAfterAll(container, String(key))) {
    container[key] = value;

    return container;
  }

  const ordered: Container = {};
  let isPlaced = false;
  for (const other of Object.keys(container)) {
    if (!isPlaced && other > String(key)) {
      ordered[key] = value;
      isPlaced = true;
    }
    ordered[other] = container[other];
  }

  return ordered;
}

function isAfterAll(container: Container, key: string): boolean {
  for (const other in container) {
    if (other >= key) return false;
  }

  return true;
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
