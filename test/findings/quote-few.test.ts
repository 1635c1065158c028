import { quoteFew } from '../../lib/findings/quote-few';

describe('quoteFew()', () => {
  test.each([
    { values: [], expected: 'none' },
    { values: ['a'], expected: '"a"' },
    { values: ['a', 'b', 'c'], expected: '"a", "b", "c"' },
    { values: ['a', 'b', 'c', 'd'], expected: '"a", "b", "c" and 1 more' },
    { values: ['a', 'b', 'c', 'd', 'e'], expected: '"a", "b", "c" and 2 more' },
  ])('shows $values as $expected', ({ values, expected }) => {
    expect(quoteFew(new Set(values))).toBe(expected);
  });
});
