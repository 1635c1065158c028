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

// eslint-disable-next-line no-control-regex
const HOSTILE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
