import * as fc from 'fast-check';
import { durationText } from '../../lib/units/duration-text';
import { parsePrometheusDuration } from '../../lib/units/parse-duration';

describe('durationText()', () => {
  // TestDuration_Unmarshal and the like in model/time_test.go, prometheus/common v0.70.1
  test.each([
    { millis: 0n, expected: '0s' },
    { millis: 1n, expected: '1ms' },
    { millis: 999n, expected: '999ms' },
    { millis: 1_000n, expected: '1s' },
    { millis: 1_500n, expected: '1s500ms' },
    { millis: 59_999n, expected: '59s999ms' },
    { millis: 90_000n, expected: '1m30s' },
    { millis: 3_600_000n, expected: '1h' },
    { millis: 86_400_000n, expected: '1d' },
    { millis: 604_800_000n, expected: '1w' },
    { millis: 691_200_000n, expected: '8d' },
    { millis: 1_209_600_000n, expected: '2w' },
    { millis: 1_209_601_000n, expected: '14d1s' },
    { millis: 31_536_000_000n, expected: '1y' },
    { millis: 32_140_800_000n, expected: '372d' },
    { millis: 9_223_372_036_854n, expected: '106751d23h47m16s854ms' },
  ])('writes $millis ms as $expected', ({ millis, expected }) => {
    expect(durationText(millis)).toBe(expected);
  });

  test('is read as the same duration again', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 9_223_372_036_854n }), (millis) => {
      expect(parsePrometheusDuration(durationText(millis))).toBe(millis);
    }));
  });
});
