/** Additions to objects that others declared: applied whenever the object is written, never stored in it. */
import { ApiObject } from 'cdk8s';
import { tryReadInPlace } from './read-in-place';
import { Manifest } from '../manifests/manifest';

/** One addition. Made twice, it is there once. */
export interface Amendment {
  /** Keys and indexes from the manifest's root; missing objects and lists on the way are made. */
  readonly path: readonly (string | number)[];
  /** The value to set, or with {@link append} or {@link join} the element to add. */
  readonly value: unknown;
  /** Add to the list at {@link path} unless an equal element is there. */
  readonly append?: boolean;
  /** Separator, e.g. `,`: add the value to the separated list at {@link path} unless it is there, or `*`, which covers all. */
  readonly join?: string;
  /** Add the entries of the value, an object, to the object at {@link path}. */
  readonly merge?: boolean;
}

/** What is known of an object that is amended. */
interface Amended {
  /** The object's own `toJson`, as its class wrote it. */
  readonly plain: (this: ApiObject) => Manifest;
  /** Who amends what; an owner's amendments are replaced as a whole, so a second synth starts afresh. */
  ledger: readonly Entry[];
}

/** Who amends, and what. */
interface Entry {
  readonly owner: object;
  readonly amendments: readonly Amendment[];
}

/** On the object itself: ten thousand entries of a WeakMap cost more to collect than all else here. */
const AMENDED = Symbol.for('cdk8s-app-monitoring.amended');

/** The amendments `owner` wants from now on; an empty list takes its earlier ones back. */
export function amend(object: ApiObject, owner: object, amendments: readonly Amendment[]): void {
  const known = amendments.length === 0 ? tryAmended(object) : amended(object);
  if (!known) return;

  const { ledger } = known;
  const entries: readonly Entry[] = amendments.length === 0 ? [] : [{ owner, amendments }];
  const at = ledger.findIndex((entry) => entry.owner === owner);
  known.ledger = at < 0 ? ledger.concat(entries) : ledger.slice(0, at).concat(entries, ledger.slice(at + 1));
}

/** The object as everybody but `owner` wants it; undefined where that is as its author wrote it. */
export function readWithout(object: ApiObject, owner: object): Manifest | undefined {
  const known = tryAmended(object);
  if (!known) return undefined;
  const others = known.ledger.filter((entry) => entry.owner !== owner);

  return others.length === 0 ? undefined : withAmendments(known.plain.call(object), others);
}

/** The object as its author wrote it: to be looked at, not to be changed. */
export function readPlain(object: ApiObject): Manifest {
  return tryAmended(object)?.plain.call(object) ?? tryReadInPlace(object) ?? (object.toJson() as Manifest);
}

function tryAmended(object: ApiObject & { [AMENDED]?: Amended }): Amended | undefined {
  return object[AMENDED];
}

/**
 * JsonPatch is no way to amend: it cannot be taken back, and classes made by `cdk8s import` drop what a patch adds (they convert after
 * patching). Writing goes through `toJson`, so that is where amendments join.
 */
function amended(object: ApiObject): Amended {
  const known = tryAmended(object);
  if (known) return known;

  const made: Amended = { plain: object.toJson as (this: ApiObject) => Manifest, ledger: [] };
  Object.defineProperty(object, AMENDED, { value: made });
  object.toJson = toAmendedJson;

  return made;
}

/** Shared by all objects that are amended: each knows its own amendments. */
function toAmendedJson(this: ApiObject): Manifest {
  const { plain, ledger } = tryAmended(this)!;

  return withAmendments(plain.call(this), ledger);
}

function withAmendments(manifest: Manifest, ledger: readonly Entry[]): Manifest {
  let container: Container = manifest;
  for (const { amendments } of ledger) {
    for (const amendment of amendments) container = amendAt(container, amendment, 0);
  }

  return container;
}

/** The container with the amendment's path followed from its key number `depth` on. */
function amendAt(container: Container, amendment: Amendment, depth: number): Container {
  const { path } = amendment;
  const there = container[path[depth]];
  const value = depth === path.length - 1
    ? amendedValue(there, amendment)
    : amendAt(isContainer(there) ? there : emptyFor(path[depth + 1]), amendment, depth + 1);

  return withEntry(container, path[depth], value);
}

function amendedValue(there: unknown, { value, append, join, merge }: Amendment): unknown {
  if (merge) return merged(isContainer(there) ? there : {}, value as Container);
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

/** cdk8s writes keys sorted; a key set late goes where it would have stood. */
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
