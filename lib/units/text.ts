/** Finds characters that YAML readers refuse or change. */

/**
 * The first character of `text` that YAML readers refuse or change, e.g. `U+2028`; undefined if there is no such character.
 *
 * Measured against Go's YAML reader: control characters are refused; U+0085, U+2028, U+2029 and U+FEFF break or change the document;
 * lone surrogates are not Unicode text.
 */
export function hostileCharacter(text: string): string | undefined {
  const found = HOSTILE.exec(text);

  return found ? `U+${found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}` : undefined;
}

/**
 * The same for text that may have line breaks and tabs.
 *
 * Measured against Go's YAML reader: it reads back what cdk8s writes, except for text with line breaks whose first line with text begins
 * with a tab, or that ends in blanks after the last line break.
 */
export function hostileCharacterInLines(text: string): string | undefined {
  const unreadable = text.includes('\n') && /^[ \n]*(\t|$)|\n[ \t]+$/.test(text);

  return hostileCharacter(unreadable ? text : text.replace(/[\n\t]/g, ' '));
}

// eslint-disable-next-line no-control-regex
const HOSTILE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** The text as a regular expression that matches it alone. */
export function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
