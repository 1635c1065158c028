/** Moves the ScrapeConfigs of a YAML or JSON text; every other character stays as it is. */
import { isDeepStrictEqual } from 'node:util';
import { Alias, isAlias, LineCounter } from 'yaml';
import { NodeAt, ObjectNode, objectNodes, tryNodeAt } from './object-nodes';
import { Splice, spliced } from './splice';
import { trySplices } from './splices-of';
import { readManifests } from '../../manifests/load/load-manifests';
import { Manifest } from '../../manifests/manifest';
import { tryVersionOfScrapeConfig } from '../../operator-port/scrape-config-versions';
import { FieldPath, pathText, withEdits } from '../edits';
import { Change, Decision, migrateScrapeConfig, Move } from '../migrate-scrape-config';

/** What was changed, or has to be decided, in a text. */
export interface Located<T> {
  readonly manifest: Manifest;
  /** From 1. */
  readonly line: number;
  readonly what: T;
}

/** A text after the move. */
export interface MigratedText {
  readonly text: string;
  readonly changes: readonly Located<Change>[];
  readonly decisions: readonly Located<Decision>[];
  /** Number of ScrapeConfigs in the text. */
  readonly scrapeConfigs: number;
}

/** @param text that has been read without a problem */
export function migrateText(text: string, move: Move): MigratedText {
  const manifests = manifestsOf(text);
  const scrapeConfigs = manifests.filter(isScrapeConfig).length;
  if (scrapeConfigs === 0) return { text, changes: [], decisions: [], scrapeConfigs };
  const { objects, lines } = objectNodes(text);
  const works = manifests.flatMap((manifest, i) => (isScrapeConfig(manifest) ? [workOn(manifest, i, objects[i], lines, text, move)] : []));
  const { text: migrated, failed } = applied(text, manifests, works);

  return {
    text: migrated,
    changes: works.filter((work) => !failed.has(work)).flatMap((work) => (
      work.changes.map((what) => ({ manifest: work.manifest, line: work.lineOf(what.path), what })))),
    decisions: works.flatMap((work) => [
      ...failed.has(work) ? work.changes.map((change) => byHand(work, change)) : [],
      ...work.decisions.map((what) => ({ manifest: work.manifest, line: work.lineOf(stepsOf(work.manifest, what.field)), what })),
    ]),
    scrapeConfigs,
  };
}

function isScrapeConfig(manifest: Manifest): boolean {
  return tryVersionOfScrapeConfig(manifest) !== undefined;
}

/** What has to be done for one object. */
interface Work {
  readonly manifest: Manifest;
  readonly index: number;
  readonly changes: readonly Change[];
  readonly decisions: readonly Decision[];
  /** Undefined if an edit cannot be made in the text. */
  readonly splices?: readonly Splice[];
  readonly lineOf: (path: FieldPath) => number;
}

function workOn(manifest: Manifest, index: number, object: ObjectNode, lines: LineCounter, text: string, move: Move): Work {
  const { changes, decisions } = migrateScrapeConfig(manifest, move);
  const placed = changes.map(({ path, edit }) => ({ edit, at: path[0] === 'apiVersion' ? versionNode(object) : tryNodeAt(object, path) }));
  const removed = new Set(placed.flatMap(({ edit, at }) => (edit.do === 'remove' && at ? [at.pair ?? at.node] : [])));
  // An alias of something that gets the same edit follows by itself.
  const follows = ({ edit, at }: typeof placed[number]) => isAlias(at?.node)
    && placed.some((other) => other.at?.node === (at!.node as Alias).resolve(object.document) && isDeepStrictEqual(other.edit, edit));
  const splices = placed.map((each) => each.at && (follows(each) ? [] : trySplices(text, each.at, each.edit, removed)));
  const lists = changes.some(({ path }) => path[0] === 'apiVersion') ? splicesOfLists(text, object, changes) : [];

  return {
    manifest,
    index,
    changes,
    decisions,
    ...splices.every((each) => each !== undefined) && { splices: [...splices.flat(), ...lists] as Splice[] },
    lineOf: (path) => lines.linePos(offsetAt(object, path)).line,
  };
}

/** The node of the `apiVersion`, which an entry of a typed list may leave to the list. */
function versionNode({ map, document, kindFrom }: ObjectNode): NodeAt | undefined {
  return tryNodeAt({ map: kindFrom ?? map, document }, ['apiVersion']);
}

/** A ScrapeConfigList has the version of its entries. */
function splicesOfLists(text: string, { lists, document }: ObjectNode, changes: readonly Change[]): Splice[] {
  const change = changes.find(({ path }) => path[0] === 'apiVersion')!;

  return lists.flatMap((map) => {
    const kind = tryNodeAt({ map, document }, ['kind'])?.node as { readonly value?: unknown } | undefined;
    const at = kind?.value === 'ScrapeConfigList' ? tryNodeAt({ map, document }, ['apiVersion']) : undefined;

    return at ? trySplices(text, at, change.edit) ?? [] : [];
  });
}

/** The offset of the deepest node on the way of a path. */
function offsetAt(object: ObjectNode, path: FieldPath): number {
  for (let length = path.length; length > 0; length--) {
    const at = tryNodeAt(object, path.slice(0, length));
    const offset = rangeStart(at?.pair?.key) ?? rangeStart(at?.node);
    if (offset !== undefined) return offset;
  }

  return rangeStart(object.map) ?? 0;
}

function rangeStart(node: unknown): number | undefined {
  return (node as { readonly range?: readonly number[] | null } | null | undefined)?.range?.[0];
}

/** A text, and the objects whose changes are not made in it. */
interface Applied {
  readonly text: string;
  readonly failed: ReadonlySet<Work>;
}

/**
 * The text with all changes, read again to be sure that every object is what it should be. Where an anchor is shared with something that
 * must not change, only the objects that can be changed by themselves are.
 */
function applied(text: string, manifests: readonly Manifest[], works: readonly Work[]): Applied {
  const possible = works.filter(({ splices }) => splices !== undefined);
  const impossible = works.filter(({ splices }) => splices === undefined);
  const all = tryApply(text, manifests, possible);
  if (all !== undefined) return { text: all, failed: new Set(impossible) };
  const done: Work[] = [];
  for (const work of possible) if (tryApply(text, manifests, [...done, work]) !== undefined) done.push(work);

  return { text: tryApply(text, manifests, done)!, failed: new Set(works.filter((work) => !done.includes(work))) };
}

function tryApply(text: string, manifests: readonly Manifest[], works: readonly Work[]): string | undefined {
  const changed = trySpliced(text, works.flatMap(({ splices }) => splices!));
  if (changed === undefined) return undefined;
  const expected = [...manifests];
  for (const { index, manifest, changes } of works) expected[index] = withEdits(manifest, changes);

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

function manifestsOf(text: string): Manifest[] {
  return readManifests(text, '').manifests.map(({ manifest }) => manifest);
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function byHand(work: Work, change: Change): Located<Decision> {
  return {
    manifest: work.manifest,
    line: work.lineOf(change.path),
    what: {
      field: pathText(change.path),
      message: `it has to change, because ${change.why}, and the text cannot be changed at this place without changing something else`,
      decide: `${handEdit(change)}, for example without the anchor that is shared`,
    },
  };
}

function handEdit({ edit, was }: Change): string {
  switch (edit.do) {
    case 'set': return `write "${edit.value}"${was === undefined ? '' : ` in place of "${was}"`}`;
    case 'rename': return `rename the field to ${edit.to}`;
    case 'wrap': return 'write a list with the value as its only entry';
    case 'unwrap': return 'write the only entry of the list in place of the list';
    case 'remove': return 'remove it';
  }
}

/** The steps of a path as the API server writes it; keys of maps may hold dots. */
function stepsOf(root: unknown, field: string): FieldPath {
  const path: (string | number)[] = [];
  let [value, rest] = [root, field];
  while (rest !== '') {
    const index = /^\[(\d+)\]\.?/.exec(rest);
    const key = index ? Number(index[1]) : longestKey(value, rest);
    if (key === undefined) break;
    path.push(key);
    rest = index ? rest.slice(index[0].length) : rest.slice(String(key).length).replace(/^\./, '');
    value = (value as { readonly [step: string | number]: unknown } | undefined)?.[key];
  }

  return path;
}

function longestKey(value: unknown, rest: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;

  return Object.keys(value).filter((key) => rest === key || rest.startsWith(`${key}.`) || rest.startsWith(`${key}[`)).sort((a, b) => b.length - a.length)[0];
}
