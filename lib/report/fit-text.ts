/** Text that fits into a box. */
import { shown } from './escape';

/** How many narrow characters of a monospaced font are as wide: at least, since what is not Latin may come from another font. */
export function widthOf(text: string): number {
  return isPlain(text) ? text.length : [...shown(text)].reduce((sum, character) => sum + widthOfCharacter(character), 0);
}

/** Whether it is as wide as a monospaced font has it, whichever that is. */
export function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** The text as it is shown, without its middle where it is too long: names differ at their ends. */
export function fitText(text: string, width: number): string {
  const characters = [...shown(text)];
  if (widthOf(text) <= width) return characters.join('');
  const room = width - 1;
  const head = take(characters, Math.ceil(room / 2));
  const tail = take([...characters].reverse(), room - head.used);

  return `${characters.slice(0, head.number).join('')}…${characters.slice(characters.length - tail.number).join('')}`;
}

/** How many of the characters have room, and how much of it they use. */
function take(characters: readonly string[], room: number): { readonly number: number; readonly used: number } {
  let used = 0;
  let number = 0;
  while (number < characters.length && used + widthOfCharacter(characters[number]) <= room) used += widthOfCharacter(characters[number++]);

  return { number, used };
}

function widthOfCharacter(character: string): number {
  return character <= '\u017f' || '…×·'.includes(character) ? 1 : 2;
}
