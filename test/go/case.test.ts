import { goLowerCase, goUpperCase } from '../../lib/go/case';

describe('goUpperCase() and goLowerCase()', () => {
  test.each([
    { it: 'map nothing', given: '', upper: '', lower: '' },
    { it: 'map ASCII', given: 'aB1_', upper: 'AB1_', lower: 'ab1_' },
    { it: 'map one for one', given: 'éÉ', upper: 'ÉÉ', lower: 'éé' },
    { it: 'leave what has no single capital', given: 'ßŉǰ', upper: 'ßŉǰ', lower: 'ßŉǰ' },
    { it: 'know no dot above', given: 'İı', upper: 'İI', lower: 'iı' },
    { it: 'know no end of a word', given: 'ΑΣ', upper: 'ΑΣ', lower: 'ασ' },
    { it: 'map a small iota to the letter for titles', given: '\u1f80\u1fb3', upper: '\u1f88\u1fbc', lower: '\u1f80\u1fb3' },
    { it: 'map signs of units', given: '\u212a', upper: '\u212a', lower: 'k' },
    { it: 'map characters of two halves', given: '𐐨', upper: '𐐀', lower: '𐐨' },
    { it: 'leave letters younger than the tables of Go', given: '\u019b\ua7dc', upper: '\u019b\ua7dc', lower: '\u019b\ua7dc' },
  ])('$it', ({ given, upper, lower }) => {
    expect(goUpperCase(given)).toBe(upper);
    expect(goLowerCase(given)).toBe(lower);
  });
});
