/** Plain data for a terminal or another program. */
import { visible } from '../findings/problem';

/** JSON that says the same with its unusual characters as escapes, and a line break at its end. */
export function escapedJson(value: object): string {
  return `${JSON.stringify(value, undefined, 2).split('\n').map(visible).join('\n')}\n`;
}
