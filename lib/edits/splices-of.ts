/** One edit of an object as replacements in its text: the fewest characters, so that all other lines stay as they are. */
import { isAlias, isMap, isScalar, isSeq, Node } from 'yaml';
import { Edit } from './edit';
import { nestSplices } from './nest-splices';
import { NodeAt } from './object-nodes';
import { insert, lineStart, rangeOf, rangeOfItem } from './ranges';
import { Splice } from './splice';
import { scalarText } from './written-value';
import { resolvePlain } from '../manifests/load/yaml-scalar';

/**
 * The replacements for an edit; undefined if the text has a form in which it cannot be made.
 * @param removed all pairs and entries of the object that are removed
 */
export function trySplices(
  text: string, at: NodeAt, edit: Exclude<Edit, { do: 'add' }>, removed: ReadonlySet<unknown> = NONE,
): Splice[] | undefined {
  switch (edit.do) {
    case 'set': return setScalar(text, at.node, edit.value);
    case 'rename': return setScalar(text, at.pair?.key, edit.to);
    case 'wrap': return wrap(text, at);
    case 'unwrap': return unwrap(text, at.node);
    case 'remove': return remove(text, at, removed);
    case 'quote': return quote(text, at.node);
    case 'nest': return nestSplices(text, at.node, edit.under);
  }
}

const NONE: ReadonlySet<unknown> = new Set();

/** The new text is quoted as the old one was. An alias is replaced by the value. */
function setScalar(text: string, node: unknown, value: string | number): Splice[] | undefined {
  if (isAlias(node)) return replaced(node, scalarText(value));
  if (!isScalar(node) || node.range === undefined || node.range === null) return undefined;
  const mark = /^["']/.exec(text.slice(node.range[0], node.range[1]))?.[0];
  if (mark === undefined && node.type !== 'PLAIN') return undefined;

  return replaced(node, scalarText(value, mark));
}

/** Only what is written as it is read: it is not known whether `yes` is meant as "yes" or as "true". */
function quote(text: string, node: unknown): Splice[] | undefined {
  const range = rangeOf(node);
  if (!isScalar(node) || node.type !== 'PLAIN' || range === undefined) return undefined;
  const written = text.slice(...range);
  const value = resolvePlain(written);

  return value !== null && String(value) === written ? replaced(node, JSON.stringify(written)) : undefined;
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
