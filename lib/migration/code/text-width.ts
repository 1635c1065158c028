/** How many columns text takes. */

/** Columns of text in an editor: wide characters take two, and marks that are put on other characters do not take any. */
export function textWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const char of text) {
    if (/[\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Control}]/u.test(char)) continue;
    width += isWide(char.codePointAt(0)!) ? 2 : 1;
  }

  return width;
}

/** Ranges of characters that are wide in East Asian text, and of emoji. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x2e80, 0x303e], [0x3041, 0x33ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xa000, 0xa4cf], [0xac00, 0xd7a3],
  [0xf900, 0xfaff], [0xfe30, 0xfe6f], [0xff00, 0xff60], [0xffe0, 0xffe6], [0x1f300, 0x1f64f], [0x1f680, 0x1f6ff], [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

function isWide(code: number): boolean {
  return WIDE.some(([first, last]) => code >= first && code <= last);
}
