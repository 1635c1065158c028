/** A map that becomes the only field of a new map, as replacements in its text. */
import { isMap } from 'yaml';
import { insert, lineEnd, lineStart, rangeOf, rangeOfItem } from './ranges';
import { Splice } from './splice';
import { scalarText } from './written-value';

/** Undefined if the text has a form in which it cannot be made. */
export function nestSplices(text: string, node: unknown, under: string): Splice[] | undefined {
  if (!isMap(node) || node.items.length === 0) return undefined;
  const [range, first, last] = [rangeOf(node), rangeOfItem(node.items[0]), rangeOfItem(node.items.at(-1))];
  if (range === undefined || first === undefined || last === undefined) return undefined;
  if (!node.flow) return nestLines(text, first[0], last[1], under);
  const field = scalarText(under, text[first[0]] === '"' ? '"' : undefined);
  const isOneLine = !text.slice(...range).includes('\n');

  // The last brace of several lines may have less indentation than two of them need.
  return isOneLine ? [insert(range[0], `{${field}: `), insert(range[1], '}')] : [insert(range[0] + 1, `${field}: {`), insert(last[1], '}')];
}

/** All lines of the map are indented. */
function nestLines(text: string, start: number, end: number, under: string): Splice[] | undefined {
  const line = lineStart(text, start);
  const indent = text.slice(line, start);
  if (!/^ *$/.test(indent)) return undefined;
  const later: Splice[] = [];
  for (let at = text.indexOf('\n', start) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1) {
    if (!/^[ \t]*\r?\n/.test(text.slice(at))) later.push(insert(at, STEP));
  }

  return [insert(line, `${indent}${under}:${lineEnd(text, start)}${STEP}`), ...later];
}

const STEP = '  ';
