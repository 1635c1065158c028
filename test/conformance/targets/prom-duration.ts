/** Durations of Prometheus as numbers that can be compared. */

const MILLIS: { readonly [unit: string]: number } = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, y: 31_536_000_000 };

/** Milliseconds of a duration such as `1m30s`. */
export function promDuration(text: string): number {
  return [...text.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * MILLIS[unit], 0);
}
