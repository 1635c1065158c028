/** The order of texts in Go. */

/** By the bytes of UTF-8: JavaScript's own order has what lies beyond U+FFFF, of which it sees surrogates, before U+E000. */
export function compareByBytes(left: string, right: string): number {
  if (!SURROGATE.test(left) && !SURROGATE.test(right)) return left < right ? -1 : Number(left > right);

  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

const SURROGATE = /[\ud800-\udfff]/;
