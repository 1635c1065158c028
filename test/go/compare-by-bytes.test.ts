import { compareByBytes } from '../../lib/go/compare-by-bytes';

describe('compareByBytes()', () => {
  test.each([
    { left: '', right: '', expected: 0 },
    { left: '', right: 'a', expected: -1 },
    { left: 'a', right: 'a', expected: 0 },
    { left: 'b', right: 'a', expected: 1 },
    { left: 'B', right: 'a', expected: -1 },
    { left: 'a', right: 'aa', expected: -1 },
    { left: '\ue000', right: '😀', expected: -1 },
    { left: '😀', right: '\uffff', expected: 1 },
  ])('is $expected for "$left" and "$right"', ({ left, right, expected }) => expect(compareByBytes(left, right)).toBe(expected));
});
