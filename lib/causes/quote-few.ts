/** Names for messages: not more of them than one reads. */
import { quoteList } from '../findings/problem';

const SHOWN = 3;

/** `"a", "b", "c" and 2 more`. */
export function quoteFew(values: Iterable<string>): string {
  const all = [...values];

  return `${quoteList(all.slice(0, SHOWN))}${all.length > SHOWN ? ` and ${all.length - SHOWN} more` : ''}`;
}
