import { goQuote } from '../../lib/go/quote';

describe('goQuote()', () => {
  test.each([
    { it: 'plain text', given: 'a b', expected: '"a b"' },
    { it: 'nothing', given: '', expected: '""' },
    { it: 'quotes and backslashes', given: '"\\', expected: '"\\"\\\\"' },
    { it: 'named controls', given: '\x07\b\f\n\r\t\v', expected: '"\\a\\b\\f\\n\\r\\t\\v"' },
    { it: 'other controls', given: '\x00\x7f', expected: '"\\x00\\x7f"' },
    { it: 'letters and pictures', given: 'ä😀', expected: '"ä😀"' },
    { it: 'blanks that are no space', given: '\u00a0\u2028', expected: '"\\u00a0\\u2028"' },
    { it: 'what is invisible beyond 16 bits', given: '\u{e0001}', expected: '"\\U000e0001"' },
  ])('shows $it', ({ given, expected }) => {
    expect(goQuote(given)).toBe(expected);
  });
});
