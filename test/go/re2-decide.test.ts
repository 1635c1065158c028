import { compileRe2 } from '../../lib/go/re2';
import { Re2Automaton } from '../../lib/go/re2-automaton';
import { decide, Limit, TextPart } from '../../lib/go/re2-decide';

const automaton = (pattern: string) => Re2Automaton.tryOf(compileRe2(`^(?s:${pattern})$`))!;
const ANY: TextPart = { limits: [] };
const any = (...limits: Limit[]): TextPart => ({ limits });
const is = (pattern: string): Limit => ({ automaton: automaton(pattern), isMatched: true });
const isNot = (pattern: string): Limit => ({ automaton: automaton(pattern), isMatched: false });

describe('decide()', () => {
  test.each<{ pattern: string; parts: TextPart[]; expected: string }>([
    { pattern: '.*', parts: [ANY], expected: 'always' },
    { pattern: '.+', parts: [ANY], expected: 'maybe' },
    { pattern: '.+', parts: [any(is('.+'))], expected: 'always' },
    { pattern: '|.+', parts: [ANY], expected: 'always' },
    { pattern: '[^a]*|.*a.*', parts: [ANY], expected: 'always' },
    { pattern: '[^a]*|.*b.*', parts: [ANY], expected: 'maybe' },
    { pattern: 'shop;.*', parts: ['shop;', ANY], expected: 'always' },
    { pattern: 'shop;a.*', parts: ['shop;', ANY], expected: 'maybe' },
    { pattern: 'other;.*', parts: ['shop;', ANY], expected: 'never' },
    { pattern: 'other', parts: ['shop'], expected: 'never' },
    { pattern: 'shop', parts: ['shop'], expected: 'always' },
    { pattern: '', parts: [], expected: 'always' },
    { pattern: '.+', parts: [], expected: 'never' },
    { pattern: 'b.*', parts: [any(is('a.*'))], expected: 'never' },
    { pattern: 'a.*', parts: [any(is('ab.*'))], expected: 'always' },
    { pattern: 'ab.*', parts: [any(is('a.*'), isNot('ab.*'))], expected: 'never' },
    { pattern: 'x', parts: [any(is('a'), is('b'))], expected: 'never' },
    { pattern: '[\\w:]+', parts: [any(is('[a-zA-Z_:][a-zA-Z0-9_:]*'))], expected: 'always' },
    { pattern: '(?i)cart', parts: [any(is('CART|cart'))], expected: 'always' },
    { pattern: '(?i)k', parts: ['\u212a'], expected: 'always' },
    { pattern: 'a\\b.*', parts: ['a', ANY], expected: 'maybe' },
    { pattern: 'a\\b.*', parts: ['a-', ANY], expected: 'always' },
    { pattern: 'a\\B.*', parts: ['a', any(isNot('.+'))], expected: 'never' },
    { pattern: '.+;.+', parts: [any(is('.+')), ';', any(is('.+'))], expected: 'always' },
    { pattern: '.+;.+', parts: [any(is('.+')), ';', ANY], expected: 'maybe' },
    { pattern: '[^;]*b;a.*', parts: [any(is('a')), ';', ANY], expected: 'never' },
    { pattern: 'a)|(b', parts: ['a', ANY], expected: 'always' },
    { pattern: '[^\\n]*', parts: [ANY], expected: 'maybe' },
    { pattern: '(?-s:.*)', parts: [ANY], expected: 'maybe' },
    { pattern: '(?m:^a$)|x\\n.*', parts: ['x\n', ANY], expected: 'always' },
    { pattern: '\\p{Greek}+', parts: ['αβγ'], expected: 'always' },
    { pattern: '.', parts: ['\u{1f600}'], expected: 'always' },
    { pattern: '(a|b|c|d|e|f)*.{12}', parts: [ANY], expected: 'maybe' },
  ])('of "$pattern" and $parts is $expected', ({ pattern, parts, expected }) => {
    expect(decide(automaton(pattern), parts)).toBe(expected);
  });

  test('agrees with the matcher on short texts', () => {
    const patterns = ['a*', 'a+b?', '(a|b)*', '[^a].*', '.*b', '(?i)a.?', '\\ba', 'b$|a^', '()', 'a{2,3}', '[^ab]*', '(?m)a$', '.'];
    const texts = ['', 'a', 'b', 'ab', 'ba', 'aa', 'aab', 'A', 'a\n', '\n', 'c', 'aaa', 'a b'];

    for (const pattern of patterns) {
      const compiled = compileRe2(`^(?s:${pattern})$`);
      texts.forEach((text) => expect([pattern, text, decide(automaton(pattern), [text])]).toEqual([pattern, text, compiled.matcher(text).find() ? 'always' : 'never']));
    }
  });
});
