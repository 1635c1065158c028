import { parsePrometheusDuration } from '../../lib/units/parse-duration';

describe('parsePrometheusDuration()', () => {
  test.each([
    { given: '0', expected: 0n },
    { given: '1ms', expected: 1n },
    { given: '1m30s', expected: 90_000n },
    { given: '1y1w1d1h1m1s1ms', expected: 32_230_861_001n },
    { given: '007s', expected: 7_000n },
    { given: '292y', expected: 9_208_512_000_000n },
    { given: '9223372036854ms', expected: 9_223_372_036_854n },
  ])('reads $given', ({ given, expected }) => {
    expect(parsePrometheusDuration(given)).toBe(expected);
  });

  test.each([
    { given: '', expected: 'empty duration string' },
    { given: '1', expected: 'not a valid duration string: "1"' },
    { given: 's', expected: 'not a valid duration string: "s"' },
    { given: '-1s', expected: 'not a valid duration string: "-1s"' },
    { given: '1.5s', expected: 'unknown unit "." in duration "1.5s"' },
    { given: '1 s', expected: 'unknown unit " s" in duration "1 s"' },
    { given: '1s1m', expected: 'not a valid duration string: "1s1m"' },
    { given: '1s1s', expected: 'not a valid duration string: "1s1s"' },
    { given: '293y', expected: 'duration out of range' },
    { given: '9223372036855ms', expected: 'duration out of range' },
    { given: '18446744073709551616ms', expected: 'not a valid duration string: "18446744073709551616ms"' },
  ])('refuses "$given"', ({ given, expected }) => {
    expect(() => parsePrometheusDuration(given)).toThrow(new RangeError(expected));
  });
});
