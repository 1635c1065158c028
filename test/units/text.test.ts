import { hostileCharacter, hostileCharacterInLines } from '../../lib/units/text';

describe('hostileCharacter()', () => {
  test.each(['', 'plain', 'ä 漢 😀', '"quoted": {x} # y', ' ~', '\u00a0'])('finds none in %j', (given) => {
    expect(hostileCharacter(given)).toBeUndefined();
  });

  test.each([
    { it: 'NUL', given: 'a\u0000', expected: 'U+0000' },
    { it: 'escape', given: '\u001b[0m', expected: 'U+001B' },
    { it: 'delete', given: '\u007f', expected: 'U+007F' },
    { it: 'next line', given: '\u0085', expected: 'U+0085' },
    { it: 'line separator', given: 'a\u2028b', expected: 'U+2028' },
    { it: 'paragraph separator', given: '\u2029', expected: 'U+2029' },
    { it: 'byte order mark', given: '\ufeffa', expected: 'U+FEFF' },
    { it: 'no character', given: '\uffff', expected: 'U+FFFF' },
    { it: 'lone high surrogate', given: '\ud83d', expected: 'U+D83D' },
    { it: 'lone low surrogate', given: 'a\ude00', expected: 'U+DE00' },
    { it: 'the first of several', given: '\u2029\u2028', expected: 'U+2029' },
  ])('finds $it', ({ given, expected }) => {
    expect(hostileCharacter(given)).toBe(expected);
  });
});

describe('hostileCharacterInLines()', () => {
  test.each([
    { it: 'nothing', text: '', expected: undefined },
    { it: 'lines', text: 'a\nb\n', expected: undefined },
    { it: 'an empty line first', text: '\n\n a', expected: undefined },
    { it: 'empty lines at the end', text: 'a\n\n', expected: undefined },
    { it: 'a tab alone', text: '\t', expected: undefined },
    { it: 'a tab at the beginning of the only line', text: '\ta', expected: undefined },
    { it: 'a tab at the beginning of a later line', text: 'a\n\tb', expected: undefined },
    { it: 'a tab at the beginning of the first of several lines', text: '\ta\nb', expected: 'U+0009' },
    { it: 'a tab at the beginning of the first line with text', text: '\n \n\ta', expected: 'U+000A' },
    { it: 'empty lines only', text: '\n', expected: 'U+000A' },
    { it: 'blanks after the last line break', text: 'a\n \t', expected: 'U+000A' },
    { it: 'a carriage return', text: 'a\r\nb', expected: 'U+000D' },
    { it: 'halves of a character on two lines', text: '\ud83d\n\ude00', expected: 'U+D83D' },
  ])('judges $it', ({ text, expected }) => {
    expect(hostileCharacterInLines(text)).toBe(expected);
  });
});
