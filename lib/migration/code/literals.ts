/** Literals of TypeScript as prettier writes them with `singleQuote`. */

/** Text in quotes: single ones, unless double ones need fewer escapes. */
export function quoted(text: string): string {
  const singles = text.split("'").length;
  const doubles = text.split('"').length;
  const quote = singles > doubles ? '"' : "'";
  const escaped = text.replace(/[\\\u0000-\u001f\u007f\u0080-\u009f\u2028\u2029\ufeff\ud800-\udfff]|['"]/gu, (char) => (
    char === "'" || char === '"' ? (char === quote ? `\\${char}` : char) : ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  ));

  return `${quote}${escaped}${quote}`;
}

const ESCAPES: { readonly [char: string]: string } = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A key of a literal object, in quotes where it needs them. */
export function keyText(key: string): string {
  return IDENTIFIER.test(key) && !/[\u{10000}-\u{10ffff}]/u.test(key) ? key : quoted(key);
}

/** The names of ES5, which prettier writes without quotes. */
const IDENTIFIER = /^[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}$]*$/u;

/** A finite number. */
export function numberText(value: number): string {
  return String(value).replace('e+', 'e');
}
