/** Writes durations as Prometheus does. */

/** Largest first. Years and weeks are written only if nothing is left over. */
const UNITS: readonly { readonly suffix: string; readonly millis: bigint; readonly exact?: true }[] = [
  { suffix: 'y', millis: 31_536_000_000n, exact: true },
  { suffix: 'w', millis: 604_800_000n, exact: true },
  { suffix: 'd', millis: 86_400_000n },
  { suffix: 'h', millis: 3_600_000n },
  { suffix: 'm', millis: 60_000n },
  { suffix: 's', millis: 1_000n },
  { suffix: 'ms', millis: 1n },
];

/**
 * Text of a duration in milliseconds: `1m30s` for 90,000, `2w` for 14 days.
 * @see Duration.String in model/time.go, prometheus/common v0.70.1
 */
export function durationText(millis: bigint): string {
  if (millis === 0n) return '0s';
  let rest = millis;
  let text = '';
  for (const unit of UNITS) {
    const count = rest / unit.millis;
    if (count === 0n || (unit.exact && rest % unit.millis !== 0n)) continue;
    rest -= count * unit.millis;
    text += `${count}${unit.suffix}`;
  }

  return text;
}
