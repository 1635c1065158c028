/** The share of a text under a modulus. */
import { createHash } from 'node:crypto';

/** The last eight bytes of the MD5, most significant first. @see relabel in model/relabel/relabel.go, Prometheus v0.314.0 */
export function hashMod(text: string, modulus: bigint): string {
  // The operator divides among one shard, too.
  if (modulus === 1n) return '0';

  return String(createHash('md5').update(text).digest().readBigUInt64BE(8) % modulus);
}
