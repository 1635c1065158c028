/** The action `hashmod`. */
import { createHash } from 'node:crypto';

/** The last eight bytes of the MD5 sum, big-endian, modulo a number. @see relabel in model/relabel/relabel.go, Prometheus v0.314.0 */
export function hashMod(text: string, modulus: bigint): string {
  // The operator writes this action for a single shard, too.
  if (modulus === 1n) return '0';

  return String(createHash('md5').update(text).digest().readBigUInt64BE(8) % modulus);
}
