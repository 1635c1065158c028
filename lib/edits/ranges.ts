/** Where nodes are in their text. */
import { isPair, Node, YAMLMap, YAMLSeq } from 'yaml';
import { Splice } from './splice';

/** Start and end of a node; undefined for a node that is not written, such as the value of `a:`. */
export function rangeOf(node: unknown): readonly [number, number] | undefined {
  const range = (node as Node | YAMLMap | YAMLSeq | null | undefined)?.range;

  return range ? [range[0], range[1]] : undefined;
}

/** Start and end of an entry of a map or list. A key without a value ends with its colon. */
export function rangeOfItem(item: unknown): readonly [number, number] | undefined {
  if (!isPair(item)) return rangeOf(item);
  const [key, value] = [rangeOf(item.key), rangeOf(item.value)];

  return key && [key[0], value?.[1] ?? key[1]];
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** How the line of an offset ends, or the line before it if it is the last one. */
export function lineEnd(text: string, offset: number): string {
  const next = text.indexOf('\n', offset);
  const at = next < 0 ? text.lastIndexOf('\n') : next;

  return text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** An insertion. */
export function insert(at: number, text: string): Splice {
  return { start: at, end: at, text };
}
