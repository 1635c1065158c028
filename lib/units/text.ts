/** Characters that do not survive the way from here through YAML into Prometheus. */

/**
 * The first character of `text` that YAML readers refuse or change, as `U+2028`; nothing when all is well.
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
 * Measured against Go's YAML reader: what cdk8s writes comes back as it was, but for lines of which the first with text begins with a
 * tab, and for those that end in blanks after the last line break.
 */
export function hostileCharacterInLines(text: string): string | undefined {
  const unreadable = text.includes('\n') && /^[ \n]*(\t|$)|\n[ \t]+$/.test(text);

  return hostileCharacter(unreadable ? text : text.replace(/[\n\t]/g, ' '));
}

// eslint-disable-next-line no-control-regex
const HOSTILE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
