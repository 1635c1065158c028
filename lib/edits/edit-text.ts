/** Edits of the objects of a YAML or JSON text; every other character stays as it is. */
import { isDeepStrictEqual } from 'node:util';
import { Alias, isAlias } from 'yaml';
import { addSplices } from './add-splices';
import { FieldPath, PlacedEdit, withEdits } from './edit';
import { NodeAt, ObjectNode, objectNodes, tryNodeAt } from './object-nodes';
import { Splice, spliced } from './splice';
import { trySplices } from './splices-of';
import { readManifests } from '../manifests/load/load-manifests';
import { Manifest } from '../manifests/manifest';

/** What is to change in one object of a text. */
export interface ObjectEdits {
  /** Place of the object among those of the text. */
  readonly index: number;
  readonly edits: readonly PlacedEdit[];
  /** Replacements around the object, for example in the list that it is an entry of. */
  readonly around?: (object: ObjectNode) => readonly Splice[];
}

/** A text, and the objects whose edits are not made in it. */
export interface EditedText<T extends ObjectEdits> {
  readonly text: string;
  readonly failed: ReadonlySet<T>;
}

/**
 * The text with all edits, read again to be sure that every object is what it should be. Where an anchor is shared with something that
 * must not change, only the objects that can be changed by themselves are.
 * @param text that has been read without a problem
 */
export function editText<T extends ObjectEdits>(text: string, given: readonly T[], { objects } = objectNodes(text)): EditedText<T> {
  const manifests = manifestsOf(text);
  const works = given.map((edits): Work<T> => ({ edits, splices: splicesOf(text, objects[edits.index], edits) }));
  const possible = works.filter(({ splices }) => splices !== undefined);
  const all = tryApply(text, manifests, possible);
  if (all !== undefined) return { text: all, failed: failedOf(works, possible) };
  const done: Work<T>[] = [];
  for (const work of possible) if (tryApply(text, manifests, [...done, work]) !== undefined) done.push(work);

  return { text: tryApply(text, manifests, done)!, failed: failedOf(works, done) };
}

/** The objects of a text. */
export function manifestsOf(text: string): Manifest[] {
  return readManifests(text, '').manifests.map(({ manifest }) => manifest);
}

interface Work<T> {
  readonly edits: T;
  /** Undefined if an edit cannot be made in the text. */
  readonly splices?: readonly Splice[];
}

function failedOf<T>(works: readonly Work<T>[], done: readonly Work<T>[]): Set<T> {
  return new Set(works.filter((work) => !done.includes(work)).map(({ edits }) => edits));
}

function splicesOf(text: string, object: ObjectNode, { edits, around }: ObjectEdits): readonly Splice[] | undefined {
  const placed = edits.map(({ path, edit }) => ({ path, edit, at: nodeFor(object, path) }));
  const removed = new Set(placed.flatMap(({ edit, at }) => (edit.do === 'remove' && at ? [at.pair ?? at.node] : [])));
  // An alias of something that gets the same edit follows by itself.
  const follows = ({ edit, at }: typeof placed[number]) => isAlias(at?.node)
    && placed.some((other) => other.at?.node === (at!.node as Alias).resolve(object.document) && isDeepStrictEqual(other.edit, edit));
  const splices = placed.map((each) => {
    const { path, edit, at } = each;
    if (edit.do === 'add') return addSplices(text, object, path, edit.value);

    return at && (follows(each) ? [] : trySplices(text, at, edit, removed));
  });

  return splices.every((each) => each !== undefined) ? [...splices.flat(), ...around?.(object) ?? []] : undefined;
}

/** The `apiVersion` of an entry of a typed list may be that of the list. */
function nodeFor(object: ObjectNode, path: FieldPath): NodeAt | undefined {
  const { map, document, kindFrom } = object;

  return path[0] === 'apiVersion' ? tryNodeAt({ map: kindFrom ?? map, document }, path) : tryNodeAt(object, path);
}

function tryApply(text: string, manifests: readonly Manifest[], works: readonly Work<ObjectEdits>[]): string | undefined {
  const changed = trySpliced(text, works.flatMap(({ splices }) => splices!));
  if (changed === undefined) return undefined;
  const expected = [...manifests];
  for (const { edits: { index, edits } } of works) expected[index] = withEdits(manifests[index], edits);

  return isDeepStrictEqual(plain(manifestsOf(changed)), plain(expected)) ? changed : undefined;
}

function trySpliced(text: string, splices: readonly Splice[]): string | undefined {
  try {
    return spliced(text, splices);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;

    return undefined;
  }
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
