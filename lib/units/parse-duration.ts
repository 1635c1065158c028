/** Reads durations in the format of Prometheus. */
import { remembering } from './remembering';
import { goQuote } from '../go/quote';

/**
 * Milliseconds of a duration such as `1m30s`; `0` needs no unit.
 * @throws RangeError with the message of Prometheus
 * @see ParseDuration in model/time.go of github.com/prometheus/common v0.71.0
 */
export const parsePrometheusDuration: (text: string) => bigint = remembering((text) => {
  if (text === '0') return 0n;
  if (text === '') throw new RangeError('empty duration string');
  let millis = 0n;
  let rank = -1;
  for (const [, digits, name] of partsOf(text)) {
    const found = UNITS.findIndex(({ suffix }) => suffix === name);
    if (found < 0) throw new RangeError(`unknown unit ${goQuote(name)} in duration ${goQuote(text)}`);
    if (found <= rank || BigInt(digits) >= 2n ** 64n) throw invalid(text);
    rank = found;
    millis += BigInt(digits) * UNITS[found].millis;
    if (BigInt(digits) > MAX_NANOS_POWER / (UNITS[found].millis * NANOS) || millis * NANOS >= MAX_NANOS_POWER) {
      throw new RangeError('duration out of range');
    }
  }

  return millis;
});

/** Largest first, the order that a duration must have. */
const UNITS: readonly { readonly suffix: string; readonly millis: bigint }[] = [
  { suffix: 'y', millis: 31_536_000_000n },
  { suffix: 'w', millis: 604_800_000n },
  { suffix: 'd', millis: 86_400_000n },
  { suffix: 'h', millis: 3_600_000n },
  { suffix: 'm', millis: 60_000n },
  { suffix: 's', millis: 1_000n },
  { suffix: 'ms', millis: 1n },
];

const NANOS = 1_000_000n;
/** Durations are 63-bit nanoseconds: about 292 years. */
const MAX_NANOS_POWER = 2n ** 63n;

function partsOf(text: string): RegExpMatchArray[] {
  if (!/^(?:[0-9]+[^0-9]+)+$/.test(text)) throw invalid(text);

  return [...text.matchAll(/([0-9]+)([^0-9]+)/g)];
}

function invalid(text: string): RangeError {
  return new RangeError(`not a valid duration string: ${goQuote(text)}`);
}
