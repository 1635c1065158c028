/** Shortens lists of names in messages. */
import { quoteList } from './problem';

const SHOWN = 3;

/** Quotes the first three names and counts the rest: `"a", "b", "c" and 2 more`. */
export function quoteFew(values: Iterable<string>): string {
  const all = [...values];

  return `${quoteList(all.slice(0, SHOWN))}${all.length > SHOWN ? ` and ${all.length - SHOWN} more` : ''}`;
}
