/** A field that is added to an object, as replacements in its text. */
import { isMap, Pair, YAMLMap } from 'yaml';
import { AddedValue, FieldPath } from './edit';
import { ObjectNode, tryNodeAt } from './object-nodes';
import { insert, lineEnd, lineStart, rangeOf, rangeOfItem } from './ranges';
import { Splice } from './splice';
import { blockLines, flowText } from './written-value';

/** Undefined if the field is there, or the text has a form in which it cannot be added. */
export function addSplices(text: string, object: ObjectNode, path: FieldPath, value: AddedValue): Splice[] | undefined {
  const around = path.map((_, i) => path.length - 1 - i).find((length) => tryNodeAt(object, path.slice(0, length)) !== undefined);
  if (around === undefined || tryNodeAt(object, path) !== undefined) return undefined;
  const holder = tryNodeAt(object, path.slice(0, around))!.node;
  const [field, ...inner] = path.slice(around).map(String);
  const added = inner.reduceRight<AddedValue>((within, step) => ({ [step]: within }), value);
  if (!isMap(holder)) return undefined;

  return holder.flow ? inBraces(text, holder, flowText(field, added, markOf(text, object.map))) : inBlock(text, holder, field, added);
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
