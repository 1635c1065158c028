/** Moves the ScrapeConfigs of a YAML or JSON text; every other character stays as it is. */
import { LineCounter } from 'yaml';
import { FieldPath, pathText } from '../../edits/edit';
import { editText, manifestsOf, ObjectEdits } from '../../edits/edit-text';
import { ObjectNode, objectNodes, tryNodeAt } from '../../edits/object-nodes';
import { Splice } from '../../edits/splice';
import { trySplices } from '../../edits/splices-of';
import { Manifest } from '../../manifests/manifest';
import { tryVersionOfScrapeConfig } from '../../operator-port/scrape-config-versions';
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
  const nodes = objectNodes(text);
  const { objects, lines } = nodes;
  const works = manifests.flatMap((manifest, i) => (isScrapeConfig(manifest) ? [workOn(manifest, i, objects[i], lines, text, move)] : []));
  const { text: migrated, made } = withMostEdits(text, works, nodes);
  const isMade = (change: Change) => made.has(change);

  return {
    text: migrated,
    changes: works.flatMap((work) => (
      work.edits.filter(isMade).map((what) => ({ manifest: work.manifest, line: work.lineOf(what.path), what })))),
    decisions: works.flatMap((work) => [
      ...work.edits.filter((change) => !isMade(change)).map((change) => byHand(work, change, text)),
      ...work.decisions.map((what) => ({ manifest: work.manifest, line: work.lineOf(stepsOf(work.manifest, what.field)), what })),
    ]),
    scrapeConfigs,
  };
}

/** What cannot be changed at one place of an object does not keep the other changes of the object. */
function withMostEdits(
  text: string, works: readonly Work[], nodes: ReturnType<typeof objectNodes>,
): { readonly text: string; readonly made: ReadonlySet<Change> } {
  const whole = editText(text, works, nodes);
  const isPossible = (work: Work, change: Change) => editText(text, [{ ...work, edits: [change] }], nodes).failed.size === 0;
  const fewer = works.map((work) => (
    whole.failed.has(work) ? { ...work, edits: work.edits.filter((change) => isPossible(work, change)) } : work));
  const most = whole.failed.size === 0 ? whole : editText(text, fewer, nodes);
  const done = (whole.failed.size === 0 ? works : fewer).filter((work) => !most.failed.has(work));

  return { text: most.text, made: new Set(done.flatMap(({ edits }) => edits)) };
}

function isScrapeConfig(manifest: Manifest): boolean {
  return tryVersionOfScrapeConfig(manifest) !== undefined;
}

/** What has to be done for one object. */
interface Work extends ObjectEdits {
  readonly manifest: Manifest;
  readonly edits: readonly Change[];
  readonly decisions: readonly Decision[];
  readonly lineOf: (path: FieldPath) => number;
}

function workOn(manifest: Manifest, index: number, object: ObjectNode, lines: LineCounter, text: string, move: Move): Work {
  const { changes, decisions } = migrateScrapeConfig(manifest, move);

  return {
    manifest,
    index,
    edits: changes,
    decisions,
    around: (node) => (changes.some(({ path }) => path[0] === 'apiVersion') ? splicesOfLists(text, node, changes) : []),
    lineOf: (path) => lines.linePos(offsetAt(object, path)).line,
  };
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

function byHand(work: Work, change: Change, text: string): Located<Decision> {
  const hint = /(^|[\s[{,])&\S/.test(text)
    ? ', for example without the anchor that is shared'
    : '; or write the value on the line of its field, without "|" and ">", and run the command again';

  return {
    manifest: work.manifest,
    line: work.lineOf(change.path),
    what: {
      field: pathText(change.path),
      message: `it has to change, because ${change.why}, and the text cannot be changed at this place without changing something else`,
      decide: `${handEdit(change)}${hint}`,
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
