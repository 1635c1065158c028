/** Compares texts in the order of Go. */

/** Compares texts by their UTF-8 bytes. JavaScript compares surrogates, so it sorts characters above U+FFFF before U+E000. */
export function compareByBytes(left: string, right: string): number {
  if (!SURROGATE.test(left) && !SURROGATE.test(right)) return left < right ? -1 : Number(left > right);

  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

const SURROGATE = /[\ud800-\udfff]/;
