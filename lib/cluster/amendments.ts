/** Additions to objects that others declared: applied whenever the object is written, never stored in it. */
import { ApiObject } from 'cdk8s';
import { Manifest } from './manifest';

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
}

/** What is known of an object that is amended. */
interface Amended {
  /** The object's own `toJson`, as its class wrote it. */
  readonly plain: () => Manifest;
  /** Who amends what; an owner's amendments are replaced as a whole, so a second synth starts afresh. */
  readonly ledger: Map<object, readonly Amendment[]>;
}

/** On the object itself: ten thousand entries of a WeakMap cost more to collect than all else here. */
const AMENDED = Symbol.for('cdk8s-app-monitoring.amended');

/** The amendments `owner` wants from now on; an empty list takes its earlier ones back. */
export function amend(object: ApiObject, owner: object, amendments: readonly Amendment[]): void {
  if (amendments.length === 0) tryAmended(object)?.ledger.delete(owner);
  else amended(object).ledger.set(owner, amendments);
}

/** The object as everybody but `owner` wants it; undefined where that is as its author wrote it. */
export function readWithout(object: ApiObject, owner: object): Manifest | undefined {
  const { plain, ledger } = tryAmended(object) ?? {};
  const others = [...(ledger ?? [])].filter(([who]) => who !== owner);

  return others.length === 0 ? undefined : withAmendments(plain!(), others.flatMap(([, amendments]) => amendments));
}

/** The object as its author wrote it. */
export function readPlain(object: ApiObject): Manifest {
  return tryAmended(object)?.plain() ?? (object.toJson() as Manifest);
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

  const made: Amended = { plain: object.toJson.bind(object) as () => Manifest, ledger: new Map() };
  Object.defineProperty(object, AMENDED, { value: made });
  object.toJson = () => withAmendments(made.plain(), [...made.ledger.values()].flat());

  return made;
}

function withAmendments(manifest: Manifest, amendments: readonly Amendment[]): Manifest {
  for (const { path, value, append, join } of amendments) {
    const parent = path.slice(0, -1).reduce<Container>((at, key, i) => child(at, key, path[i + 1]), manifest as Container);
    const last = path[path.length - 1];
    if (append) {
      const list = child(parent, last, 0) as unknown as unknown[];
      if (!list.some((element) => sameJson(element, value))) list.push(value);
    } else {
      setInOrder(parent, last, join === undefined ? value : joined(parent[last], String(value), join));
    }
  }

  return manifest;
}

function joined(list: unknown, element: string, separator: string): string {
  const listed = String(list ?? '').split(separator).map((text) => text.trim()).filter((text) => text !== '');
  const all = new Set([...listed, element]);

  return all.has('*') ? '*' : [...all].join(separator);
}

type Container = Record<string | number, unknown>;

function child(parent: Container, key: string | number, next: string | number): Container {
  if (typeof parent[key] !== 'object' || parent[key] === null) setInOrder(parent, key, typeof next === 'number' ? [] : {});

  return parent[key] as Container;
}

/** cdk8s writes keys sorted; a key set late goes where it would have stood. */
function setInOrder(target: Container, key: string | number, value: unknown): void {
  const later = Array.isArray(target) || key in target ? [] : Object.entries(target).filter(([other]) => other > String(key));
  for (const [other] of later) delete target[other];
  target[key] = value;
  for (const [other, kept] of later) target[other] = kept;
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
