/** Text that fits into a box. */
import { shown } from './escape';

/** Estimated width in narrow characters of a monospaced font; non-Latin characters may come from a wider font. */
export function widthOf(text: string): number {
  return isPlain(text) ? text.length : [...shown(text)].reduce((sum, character) => sum + widthOfCharacter(character), 0);
}

/** Whether every monospaced font gives the text the same width. */
export function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** The text, with its middle cut out if it is too long, since names differ at their ends. */
export function fitText(text: string, width: number): string {
  const characters = [...shown(text)];
  if (widthOf(text) <= width) return characters.join('');
  const room = width - 1;
  const head = take(characters, Math.ceil(room / 2));
  const tail = take([...characters].reverse(), room - head.used);

  return `${characters.slice(0, head.number).join('')}…${characters.slice(characters.length - tail.number).join('')}`;
}

/** Number of characters that fit, and the width that they use. */
function take(characters: readonly string[], room: number): { readonly number: number; readonly used: number } {
  let used = 0;
  let number = 0;
  while (number < characters.length && used + widthOfCharacter(characters[number]) <= room) used += widthOfCharacter(characters[number++]);

  return { number, used };
}

function widthOfCharacter(character: string): number {
  return character <= '\u017f' || '…×·'.includes(character) ? 1 : 2;
}
