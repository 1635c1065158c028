import { Severity } from '../../lib/findings/finding';
import { findingAt, quote, quoteList } from '../../lib/findings/problem';

describe('findingAt()', () => {
  const problem = { code: 'AM101', message: 'm', fix: 'f' };

  test('is an error unless the problem says otherwise', () => {
    expect(findingAt('shop', problem)).toEqual({ ...problem, severity: Severity.ERROR, path: 'shop' });
    expect(findingAt('shop', { ...problem, severity: Severity.INFO }).severity).toBe(Severity.INFO);
  });
});

describe('quote()', () => {
  test.each([
    { it: 'quotes text', given: 'http', expected: '"http"' },
    { it: 'leaves numbers bare', given: 8080, expected: '8080' },
    { it: 'quotes empty text', given: '', expected: '""' },
    { it: 'shows that nothing was given', given: undefined, expected: '"undefined"' },
    { it: 'shows a NUL', given: 'a\u0000b', expected: '"a\\u0000b"' },
    { it: 'shows a line break', given: 'a\nb', expected: '"a\\u000ab"' },
    { it: 'shows an escape sequence of terminals', given: '\u001b[31m', expected: '"\\u001b[31m"' },
    { it: 'shows a line separator', given: '\u2028', expected: '"\\u2028"' },
    { it: 'shows a change of direction', given: '\u202e', expected: '"\\u202e"' },
    { it: 'shows a byte order mark', given: '\ufeff', expected: '"\\ufeff"' },
    { it: 'shows a lone high surrogate', given: 'a\ud800', expected: '"a\\ud800"' },
    { it: 'shows a lone low surrogate', given: '\udc00a', expected: '"\\udc00a"' },
    { it: 'keeps whole surrogate pairs', given: '😀', expected: '"😀"' },
    { it: 'keeps 100 characters', given: 'x'.repeat(100), expected: `"${'x'.repeat(100)}"` },
    { it: 'cuts the 101st', given: 'x'.repeat(101), expected: `"${'x'.repeat(100)}…"` },
  ])('$it', ({ given, expected }) => {
    expect(quote(given)).toBe(expected);
  });
});

describe('quoteList()', () => {
  test.each([
    { it: 'says none for an empty list', given: [], expected: 'none' },
    { it: 'quotes one', given: ['a'], expected: '"a"' },
    { it: 'keeps the order', given: ['b', 'a', 1], expected: '"b", "a", 1' },
  ])('$it', ({ given, expected }) => {
    expect(quoteList(given)).toBe(expected);
  });
});
