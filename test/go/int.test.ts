import { tryInt64 } from '../../lib/go/int';

describe('tryInt64()', () => {
  test.each([
    { text: '0', expected: 0n },
    { text: '-0', expected: 0n },
    { text: '000', expected: 0n },
    { text: '+5', expected: 5n },
    { text: '-5', expected: -5n },
    { text: '0017', expected: 17n },
    { text: `${'0'.repeat(100)}1`, expected: 1n },
    { text: '9223372036854775807', expected: 2n ** 63n - 1n },
    { text: '9223372036854775808', expected: undefined },
    { text: '-9223372036854775808', expected: -(2n ** 63n) },
    { text: '-9223372036854775809', expected: undefined },
    { text: '99999999999999999999', expected: undefined },
    { text: '', expected: undefined },
    { text: '+', expected: undefined },
    { text: '1x', expected: undefined },
    { text: '1_0', expected: undefined },
    { text: '0x1', expected: undefined },
    { text: '1.0', expected: undefined },
    { text: ' 1', expected: undefined },
    { text: '1\n', expected: undefined },
    { text: '١', expected: undefined },
  ])('is $expected for "$text"', ({ text, expected }) => expect(tryInt64(text)).toBe(expected));
});
