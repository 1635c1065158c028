/** Strings in YAML in one or several lines: a line of more than 80 characters is broken at its next space. */

type Place = 'key' | 'value';

/** How one style writes. */
interface Style {
  /** The character as it is written. */
  readonly write: (character: string) => string;
  /** Whether the line may be broken at the space with this index. */
  readonly mayBreakAt: (index: number) => boolean;
  /** What the new line begins with. */
  readonly afterBreak?: (index: number) => string;
}

/** @see yaml_emitter_write_plain_scalar in gopkg.in/yaml.v2/emitterc.go, v2.4.0 */
export function plain(value: string, column: number, indent: number, place: Place): string {
  return fold(value, column, indent, place, { write: (each) => each, mayBreakAt: (index) => value[index + 1] !== ' ' });
}

/** @see yaml_emitter_write_single_quoted_scalar in gopkg.in/yaml.v2/emitterc.go, v2.4.0 */
export function singleQuoted(value: string, column: number, indent: number, place: Place): string {
  const folded = fold(value, column + 1, indent, place, {
    write: (each) => each === "'" ? "''" : each,
    mayBreakAt: (index) => index > 0 && index < value.length - 1 && value[index + 1] !== ' ',
  });

  return `'${indentedAfterBreaks(folded, indent, /(?<=[\u2028\u2029])(?=[^\u2028\u2029])/g)}'`;
}

/** @see yaml_emitter_write_double_quoted_scalar in gopkg.in/yaml.v2/emitterc.go, v2.4.0 */
export function doubleQuoted(value: string, column: number, indent: number, place: Place): string {
  // A quirk of the original: after a byte order mark at the beginning, everything is escaped.
  if (value.startsWith('\ufeff')) return `"${Array.from(value, escape).join('')}"`;

  return `"${fold(value, column + 1, indent, place, {
    write: (each) => NEEDS_ESCAPE.test(each) ? escape(each) : each,
    mayBreakAt: (index) => index > 0 && index < value.length - 1,
    afterBreak: (index) => value[index + 1] === ' ' ? '\\' : '',
  })}"`;
}

/** @see yaml_emitter_write_literal_scalar in gopkg.in/yaml.v2/emitterc.go, v2.4.0 */
export function literal(value: string, indent: number): string {
  const hint = /^[ \n\u2028\u2029]/.test(value) ? '2' : '';
  const keep = /^\n$|[\n\u2028\u2029][\n\u2028\u2029]$/.test(value) ? '+' : '';
  const chomp = /[\n\u2028\u2029]$/.test(value) ? keep : '-';
  const lines = indentedAfterBreaks(value, indent, /(?<=^|[\n\u2028\u2029])(?=[^\n\u2028\u2029])/g);

  return `|${hint}${chomp}\n${value.endsWith('\n') ? lines.slice(0, -1) : lines}`;
}

/** Lines are ended by two rarer characters, too. */
function indentedAfterBreaks(text: string, indent: number, breaks: RegExp): string {
  return text.replace(breaks, ' '.repeat(indent));
}

/** Writes character by character, and breaks the line at the first space of a run where it is too long by then. */
function fold(value: string, column: number, indent: number, place: Place, { write, mayBreakAt, afterBreak }: Style): string {
  if (place === 'key' || !value.includes(' ') || column + LONGEST_ESCAPE * value.length <= WIDTH) return Array.from(value, write).join('');
  let [text, line, inSpaces, index] = ['', column, false, 0];
  for (const character of value) {
    const breaks = character === ' ' && !inSpaces && line > WIDTH && mayBreakAt(index);
    const written = breaks ? afterBreak?.(index) ?? '' : write(character);
    text += breaks ? `\n${' '.repeat(indent)}${written}` : written;
    line = (breaks ? indent : line) + [...written].length;
    if (character === '\u2028' || character === '\u2029') line = indent;
    inSpaces = character === ' ';
    index += character.length;
  }

  return text;
}

function escape(character: string): string {
  const code = character.codePointAt(0)!;
  const short = SHORT_ESCAPES.get(character);
  if (short) return `\\${short}`;
  const [letter, length] = code <= 0xff ? ['x', 2] as const : code <= 0xffff ? ['u', 4] as const : ['U', 8] as const;

  return `\\${letter}${code.toString(16).toUpperCase().padStart(length, '0')}`;
}

const WIDTH = 80;
const LONGEST_ESCAPE = 10;

/** Characters that are not printed as they are, quotes and backslashes. */
const NEEDS_ESCAPE = /["\\\u2028\u2029]|[^\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\0', '0'], ['\x07', 'a'], ['\b', 'b'], ['\t', 't'], ['\n', 'n'], ['\v', 'v'], ['\f', 'f'], ['\r', 'r'], ['\x1b', 'e'],
  ['"', '"'], ['\\', '\\'], ['\x85', 'N'], ['\xa0', '_'], ['\u2028', 'L'], ['\u2029', 'P'],
]);
