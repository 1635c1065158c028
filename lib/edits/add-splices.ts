/** A field that is added to an object, as replacements in its text. */
import { isMap, isScalar, Pair, YAMLMap } from 'yaml';
import { AddedValue, FieldPath } from './edit';
import { NodeAt, ObjectNode, tryNodeAt } from './object-nodes';
import { insert, lineEnd, lineStart, rangeOf, rangeOfItem } from './ranges';
import { Splice } from './splice';
import { blockLines, flowText } from './written-value';

/** Undefined if the field is there, or the text has a form in which it cannot be added. */
export function addSplices(text: string, object: ObjectNode, path: FieldPath, value: AddedValue): Splice[] | undefined {
  const around = path.map((_, i) => path.length - 1 - i).find((length) => tryNodeAt(object, path.slice(0, length)) !== undefined);
  if (around === undefined || tryNodeAt(object, path) !== undefined) return undefined;
  const at = tryNodeAt(object, path.slice(0, around))!;
  const holder = at.node;
  const [field, ...inner] = path.slice(around).map(String);
  const added = inner.reduceRight<AddedValue>((within, step) => ({ [step]: within }), value);
  if (isScalar(holder)) return inNothing(text, at, field, added);
  if (!isMap(holder)) return undefined;

  return holder.flow ? inBraces(text, holder, flowText(field, added, markOf(text, object.map))) : inBlock(text, holder, field, added);
}

/** The value of a field that is null: below `labels:`, and in place of `labels: ~`. */
function inNothing(text: string, { node, pair, holder }: NodeAt, field: string, value: AddedValue): Splice[] | undefined {
  const [key, range] = [rangeOf(pair?.key), rangeOf(node)];
  if (key === undefined || range === undefined || !isMap(holder)) return undefined;
  const written = text.slice(...range);
  if (['~', 'null'].includes(written)) return [{ start: range[0], end: range[1], text: `{${flowText(field, value, markOf(text, holder))}}` }];
  const line = /^[ \t]*:[ \t]*(?:#[^\n]*)?(?=\r?\n|$)/.exec(text.slice(key[1]));
  if (written !== '' || holder.flow || line === null) return undefined;
  const column = key[0] - lineStart(text, key[0]);
  const end = key[1] + line[0].replace(/\r$/, '').length;

  return [insert(end, blockLines(field, value, column + 2).map((each) => `${lineEnd(text, end)}${each}`).join(''))];
}

/** Whether keys are quoted, as in JSON. */
function markOf(text: string, map: YAMLMap): string | undefined {
  const start = rangeOfItem(map.items[0])?.[0];

  return start !== undefined && text[start] === '"' ? '"' : undefined;
}

/** On a line of its own where the entry before it has one. */
function inBraces(text: string, map: YAMLMap, entry: string): Splice[] | undefined {
  const [range, last] = [rangeOf(map), rangeOfItem(map.items.at(-1))];
  if (range === undefined) return undefined;
  if (last === undefined) return [insert(range[0] + 1, entry)];
  const [start, end] = last;
  const rest = text.slice(end, range[1]);
  const [{ length }, comma] = /^[ \t]*(,?)/.exec(rest)!;
  const indent = text.slice(lineStart(text, start), start);
  const toLineEnd = /^[ \t]*,?[ \t]*(?:#[^\r\n]*)?(?=\r?\n)/.exec(rest);
  if (!/^[ \t]*$/.test(indent) || toLineEnd === null) return [insert(comma === '' ? end : end + length, comma === '' ? `, ${entry}` : ` ${entry}`)];

  return [...comma === '' ? [insert(end, ',')] : [], insert(end + toLineEnd[0].length, `${lineEnd(text, end)}${indent}${entry}${comma}`)];
}

/** Behind the last field of one line, or before the first field. */
function inBlock(text: string, map: YAMLMap, field: string, value: AddedValue): Splice[] | undefined {
  const first = rangeOf(map.items[0].key);
  if (first === undefined) return undefined;
  const column = first[0] - lineStart(text, first[0]);
  const lines = blockLines(field, value, column);
  const eol = lineEnd(text, first[0]);
  const at = map.items.map((item) => endOfLine(text, item)).filter((end) => end !== undefined).at(-1);
  if (at === undefined) return [insert(first[0], `${lines.join(eol).trimStart()}${eol}${' '.repeat(column)}`)];

  return [insert(at, text[at - 1] === '\n' ? lines.map((line) => `${line}${eol}`).join('') : lines.map((line) => `${eol}${line}`).join(''))];
}

/** Where the line after an entry begins, or the text ends; undefined for an entry that is more than one line. */
function endOfLine(text: string, item: Pair): number | undefined {
  const range = rangeOfItem(item);
  if (range === undefined || text.slice(...range).includes('\n')) return undefined;
  const rest = /^[ \t]*(?:#[^\n]*)?(?:\n|\r\n|$)/.exec(text.slice(range[1]));

  return rest === null ? undefined : range[1] + rest[0].length;
}
