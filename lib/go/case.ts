/** Converts to upper and lower case as Go does: each code point becomes one code point, whatever its locale and context. */

/** @see ToUpper in strings/strings.go and unicode/letter.go, Go 1.26 */
export function goUpperCase(text: string): string {
  return ASCII.test(text) ? text.toUpperCase() : mapped(text, (rune) => UPPER.get(rune) ?? rune.toUpperCase());
}

/** @see ToLower in strings/strings.go and unicode/letter.go, Go 1.26 */
export function goLowerCase(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : mapped(text, (rune) => LOWER.get(rune) ?? rune.toLowerCase());
}

// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/;

/** JavaScript maps a few letters to several (`ß` to `SS`). Go has a single letter for some of them, and leaves the others unchanged. */
function mapped(text: string, map: (rune: string) => string): string {
  return Array.from(text, (rune) => {
    if (YOUNG.test(rune)) return rune;
    const other = map(rune);

    return [...other].length === 1 ? other : rune;
  }).join('');
}

/** Letters that have a case since Unicode 16 or 17. Go 1.26 has the tables of Unicode 15; newer JavaScript engines have newer ones. */
const YOUNG = /[\u019b\u0264\u1c89\u1c8a\ua7cb-\ua7cf\ua7d2-\ua7d5\ua7da-\ua7dc\u{10d50}-\u{10d65}\u{10d70}-\u{10d85}\u{16ea0}-\u{16ed3}]/u;

/** Greek letters with a small iota. JavaScript writes two capitals; Go writes the title case letter, mostly 8 code points higher. */
const UPPER: ReadonlyMap<string, string> = new Map([
  ...[0x1f80, 0x1f90, 0x1fa0].flatMap((row) => [0, 1, 2, 3, 4, 5, 6, 7].map((i) => [row + i, row + i + 8])),
  [0x1fb3, 0x1fbc], [0x1fc3, 0x1fcc], [0x1ff3, 0x1ffc],
].map(([small, title]) => [String.fromCodePoint(small), String.fromCodePoint(title)]));

/** The capital I with a dot: in lower case, JavaScript keeps the dot as a second character. */
const LOWER: ReadonlyMap<string, string> = new Map([['\u0130', 'i']]);
