import { Duration } from 'cdk8s';
import { prometheusDuration, wholeMillis } from '../../lib/endpoint/duration';

describe('prometheusDuration()', () => {
  test.each([
    { it: 'writes zero', given: Duration.millis(0), expected: '0s' },
    { it: 'writes one millisecond', given: Duration.millis(1), expected: '1ms' },
    { it: 'writes seconds', given: Duration.seconds(15), expected: '15s' },
    { it: 'splits seconds and milliseconds', given: Duration.millis(1500), expected: '1s500ms' },
    { it: 'splits minutes and seconds', given: Duration.seconds(90), expected: '1m30s' },
    { it: 'leaves out units that are zero', given: Duration.millis(3_600_001), expected: '1h1ms' },
    { it: 'writes a day', given: Duration.hours(24), expected: '1d' },
    { it: 'keeps weeks readable as days', given: Duration.days(14), expected: '14d' },
    { it: 'writes all units, largest first', given: Duration.millis(93_784_005), expected: '1d2h3m4s5ms' },
    { it: 'forgives floating point', given: Duration.seconds(1.1), expected: '1s100ms' },
  ])('$it', ({ given, expected }) => {
    expect(prometheusDuration(given)).toBe(expected);
  });
});

describe('wholeMillis()', () => {
  test.each([
    { it: 'takes whole milliseconds', given: Duration.millis(3), expected: 3 },
    { it: 'takes fractions of a second that are whole milliseconds', given: Duration.seconds(0.003), expected: 3 },
  ])('$it', ({ given, expected }) => {
    expect(wholeMillis(given)).toBe(expected);
  });

  test.each([
    { it: 'refuses half a millisecond', given: Duration.millis(0.5), message: '0.5ms is not a whole number of milliseconds' },
    { it: 'refuses what is no number', given: Duration.seconds(NaN), message: 'NaNms is not a whole number of milliseconds' },
    { it: 'refuses more than can be counted', given: Duration.days(1e9), message: '86400000000000000ms is not a whole number of milliseconds' },
  ])('$it', ({ given, message }) => {
    expect(() => wholeMillis(given)).toThrow(message);
  });
});
