import * as fc from 'fast-check';
import { matchLiteral, tryLiteralPattern } from '../../lib/go/literal-pattern';
import { compileRe2 } from '../../lib/go/re2';

describe('tryLiteralPattern()', () => {
  test.each([
    { pattern: '', before: '', alternatives: [''], after: '', isGroup: false },
    { pattern: 'a;b', before: '', alternatives: ['a;b'], after: '', isGroup: false },
    { pattern: 'a|b', before: '', alternatives: ['a', 'b'], after: '', isGroup: false },
    { pattern: 'a|', before: '', alternatives: ['a', ''], after: '', isGroup: false },
    { pattern: '(a|b);true', before: '', alternatives: ['a', 'b'], after: ';true', isGroup: true },
    { pattern: '();true', before: '', alternatives: [''], after: ';true', isGroup: true },
    { pattern: 'x-(kube-system/a_1)', before: 'x-', alternatives: ['kube-system/a_1'], after: '', isGroup: true },
  ])('recognises "$pattern"', ({ pattern, alternatives, ...expected }) => {
    expect(tryLiteralPattern(pattern)).toEqual({ alternatives: new Set(alternatives), ...expected });
  });

  test.each(['.', 'a.b', 'a\\.b', 'a*', 'a+', 'a?', '[ab]', 'a{2}', '(?:a)', '(?i)a', '(a)(b)', '((a))', '(a', 'a)', '(a)|b', 'b|(a)', '^a', 'a$', 'é', '(a)?', 'a\n'])(
    'does not recognise "%s"', (pattern) => {
      expect(tryLiteralPattern(pattern)).toBeUndefined();
    });
});

describe('matchLiteral()', () => {
  test.each([
    { pattern: 'aba', text: 'aba', expected: ['aba'] },
    { pattern: 'ab(a|b)ba', text: 'aba', expected: undefined },
    { pattern: 'ab(|a)ba', text: 'abba', expected: ['abba', ''] },
    { pattern: 'a(b|c)d', text: 'acd', expected: ['acd', 'c'] },
    { pattern: 'a(b|c)d', text: 'abcd', expected: undefined },
  ])('matches "$pattern" with "$text"', ({ pattern, text, expected }) => {
    expect(matchLiteral(tryLiteralPattern(pattern)!, text)).toEqual(expected);
  });

  test('matches what the compiled pattern matches', () => {
    const character = fc.constantFrom('a', 'b', ';', '|', '(', ')', '-');
    const pattern = fc.string({ unit: character, maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ';', '-'), maxLength: 4 });

    fc.assert(fc.property(pattern, text, (regex, value) => {
      const literal = tryLiteralPattern(regex);
      if (!literal) return;
      const matcher = compileRe2(`^(?s:${regex})$`).matcher(value);
      const expected = matcher.find() ? Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group)) : undefined;

      expect(matchLiteral(literal, value)).toEqual(expected);
    }), { numRuns: 3_000, seed: 20261128 });
  });
});
