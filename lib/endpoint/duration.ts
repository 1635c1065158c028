/** Converts durations of cdk8s to the format of Prometheus. */
import { Duration } from 'cdk8s';

/** Largest first; weeks and years are left out, so 14 days stay readable as `14d`. */
const UNITS: readonly { readonly suffix: string; readonly millis: number }[] = [
  { suffix: 'd', millis: 24 * 3_600_000 },
  { suffix: 'h', millis: 3_600_000 },
  { suffix: 'm', millis: 60_000 },
  { suffix: 's', millis: 1_000 },
  { suffix: 'ms', millis: 1 },
];

/**
 * A duration in the format of Prometheus: `1m30s` for 90 seconds, `1s500ms` for 1,500 milliseconds.
 * @throws when the duration is not a whole number of milliseconds
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file
 */
export function prometheusDuration(duration: Duration): string {
  let rest = wholeMillis(duration);
  if (rest === 0) return '0s';

  let text = '';
  for (const { suffix, millis } of UNITS) {
    const count = Math.floor(rest / millis);
    rest -= count * millis;
    if (count > 0) text += `${count}${suffix}`;
  }

  return text;
}

/**
 * Milliseconds of a duration.
 * @throws RangeError if they are not a whole number; the rounding error of `Duration.seconds(1.1)` is ignored
 */
export function wholeMillis(duration: Duration): number {
  const exact = duration.toMilliseconds({ integral: false });
  const millis = Math.round(exact);
  if (!Number.isSafeInteger(millis) || Math.abs(exact - millis) > 1e-6) throw new RangeError(`${exact}ms is not a whole number of milliseconds`);

  return millis;
}
