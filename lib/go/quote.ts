/** Quotes text as Go's `%q` does, which is how the operator shows values. */

/**
 * The text in double quotes, with escapes as in Go.
 * @see Quote in strconv, Go 1.26
 */
export function goQuote(text: string): string {
  return `"${text.replace(UNPRINTED, escapeCharacter)}"`;
}

/** Quotes, backslashes, and every character that is not a letter, mark, number, punctuation, symbol or plain space. */
const UNPRINTED = /["\\]|[\p{C}\p{Z}]/gu;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'], ['\\', '\\\\'], ['\x07', '\\a'], ['\b', '\\b'], ['\f', '\\f'], ['\n', '\\n'], ['\r', '\\r'], ['\t', '\\t'], ['\v', '\\v'], [' ', ' '],
]);

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  const hex = (digits: number) => code.toString(16).padStart(digits, '0');

  return NAMED.get(character) ?? (code < 0x20 || code === 0x7f ? `\\x${hex(2)}` : code <= 0xffff ? `\\u${hex(4)}` : `\\U${hex(8)}`);
}
