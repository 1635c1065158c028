/** One edit of an object as replacements in its text: the fewest characters, so that all other lines stay as they are. */
import { isAlias, isMap, isPair, isScalar, isSeq, Node, YAMLMap, YAMLSeq } from 'yaml';
import { NodeAt } from './object-nodes';
import { Splice } from './splice';
import { Edit } from '../edits';

/**
 * The replacements for an edit; undefined if the text has a form in which it cannot be made.
 * @param removed all pairs and entries of the object that are removed
 */
export function trySplices(text: string, at: NodeAt, edit: Edit, removed: ReadonlySet<unknown> = NONE): Splice[] | undefined {
  switch (edit.do) {
    case 'set': return setScalar(text, at.node, edit.value);
    case 'rename': return setScalar(text, at.pair?.key, edit.to);
    case 'wrap': return wrap(text, at);
    case 'unwrap': return unwrap(text, at.node);
    case 'remove': return remove(text, at, removed);
  }
}

const NONE: ReadonlySet<unknown> = new Set();

/** The new text is quoted as the old one was. An alias is replaced by the value. */
function setScalar(text: string, node: unknown, value: string): Splice[] | undefined {
  if (isAlias(node)) return replaced(node, value);
  if (!isScalar(node) || node.range === undefined || node.range === null) return undefined;
  const quote = /^["']/.exec(text.slice(node.range[0], node.range[1]))?.[0];
  if (quote === undefined && node.type !== 'PLAIN') return undefined;

  return replaced(node, quote === undefined ? value : `${quote}${value}${quote}`);
}

/**
 * A map becomes the only entry of a list. In block style the dash takes the place of indentation, so that the lines of the map stay as
 * they are.
 */
function wrap(text: string, { node, pair }: NodeAt): Splice[] | undefined {
  const range = rangeOf(node);
  if (range === undefined) return undefined;
  if (isAlias(node) || (isMap(node) && node.flow)) return [insert(range[0], '['), insert(range[1], ']')];
  const key = rangeOf(pair?.key);
  if (!isMap(node) || key === undefined) return undefined;
  const [line, parentLine] = [lineStart(text, range[0]), lineStart(text, key[0])];
  const [indent, parentIndent] = [range[0] - line, key[0] - parentLine];
  const isAlone = /^ *$/.test(text.slice(line, range[0])) && line !== parentLine;
  if (!isAlone || indent < parentIndent + 2) return undefined;

  return [{ start: range[0] - 2, end: range[0], text: '- ' }];
}

/** The only entry of a list takes its place; a dash becomes indentation. */
function unwrap(text: string, node: unknown): Splice[] | undefined {
  const range = rangeOf(node);
  if (!isSeq(node) || range === undefined) return undefined;
  const entry = rangeOf(node.items[0]);
  if (entry === undefined) return undefined;
  if (node.flow) return [{ start: range[0], end: entry[0], text: '' }, { start: entry[1], end: range[1], text: '' }];
  const dash = text.lastIndexOf('-', entry[0]);

  return dash < range[0] ? undefined : [{ start: dash, end: dash + 1, text: ' ' }];
}

function remove(text: string, { node, pair, holder }: NodeAt, removed: ReadonlySet<unknown>): Splice[] | undefined {
  const item = pair ?? node;
  const range = rangeOfItem(item);
  if (range === undefined || !(isMap(holder) || isSeq(holder))) return undefined;
  const items = holder.items as readonly unknown[];
  if (holder.flow) return withoutInFlow(items, items.indexOf(item), removed);
  const isLeftEmpty = items.every((each) => removed.has(each));
  if (isLeftEmpty && items[0] === item) return [{ start: range[0], end: range[1], text: isMap(holder) ? '{}' : '[]' }];

  return withoutLines(text, pair === undefined ? text.lastIndexOf('-', range[0]) : range[0], range[1]);
}

/** Whole lines with their comment. */
function withoutLines(text: string, start: number, end: number): Splice[] | undefined {
  const line = lineStart(text, start);
  const rest = /^[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/.exec(text.slice(end));
  if (rest === null || !/^ *$/.test(text.slice(line, start))) return undefined;

  return [{ start: line, end: end + rest[0].length, text: '' }];
}

/** With the comma before it, or after it where nothing is left before it. */
function withoutInFlow(items: readonly unknown[], index: number, removed: ReadonlySet<unknown>): Splice[] | undefined {
  const isAfterKept = items.slice(0, index).some((each) => !removed.has(each));
  const [before, own, after] = [items[index - 1], items[index], items[index + 1]].map(rangeOfItem);
  if (own === undefined) return undefined;

  return [{ start: isAfterKept && before ? before[1] : own[0], end: !isAfterKept && after ? after[0] : own[1], text: '' }];
}

function replaced(node: Node, text: string): Splice[] | undefined {
  const range = rangeOf(node);

  return range && [{ start: range[0], end: range[1], text }];
}

function insert(at: number, text: string): Splice {
  return { start: at, end: at, text };
}

/** A key without a value ends with its colon. */
function rangeOfItem(item: unknown): readonly [number, number] | undefined {
  if (!isPair(item)) return rangeOf(item);
  const [key, value] = [rangeOf(item.key), rangeOf(item.value)];

  return key && [key[0], value?.[1] ?? key[1]];
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  const range = (node as Node | YAMLMap | YAMLSeq | null | undefined)?.range;

  return range ? [range[0], range[1]] : undefined;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
