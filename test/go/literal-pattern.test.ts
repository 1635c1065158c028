import * as fc from 'fast-check';
import { matchLiteral, matchOpen, tryLiteralPattern, tryOpenPattern } from '../../lib/go/literal-pattern';
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
    fc.assert(fc.property(PATTERN, TEXT, (regex, value) => {
      const literal = tryLiteralPattern(regex);
      if (!literal) return;

      expect(matchLiteral(literal, value)).toEqual(compiledMatch(regex, value));
    }), { numRuns: 3_000, seed: 20261128 });
  });
});

describe('tryOpenPattern()', () => {
  test.each([
    { pattern: '(.*)', before: '', after: '', atLeast: 0, isGroup: true },
    { pattern: '(.+)', before: '', after: '', atLeast: 1, isGroup: true },
    { pattern: 'Pod;(.*)', before: 'Pod;', after: '', atLeast: 0, isGroup: true },
    { pattern: '(.+);', before: '', after: ';', atLeast: 1, isGroup: true },
    { pattern: 'a/b-c_1:(.+) x', before: 'a/b-c_1:', after: ' x', atLeast: 1, isGroup: true },
    { pattern: '.*', before: '', after: '', atLeast: 0, isGroup: false },
    { pattern: 'go_.+', before: 'go_', after: '', atLeast: 1, isGroup: false },
  ])('recognises "$pattern"', ({ pattern, ...expected }) => {
    expect(tryOpenPattern(pattern)).toEqual(expected);
  });

  test.each(['', '.', '.*.*', '(.*', '.*)', '.**', '.*?', 'a..*', '.*|a', '(a)', '(.*).', '(.*)|a', 'a|b(.*)', '((.*))', '(.*)(.*)', 'a.(.*)', 'a\\.(.*)', '(.*?)', '(.)', '(?:.*)', '(?P<all>.*)', '^(.*)', '(.*)$', 'é(.*)'])(
    'does not recognise "%s"', (pattern) => {
      expect(tryOpenPattern(pattern)).toBeUndefined();
    });
});

describe('matchOpen()', () => {
  test.each([
    { pattern: '(.*)', text: '', expected: ['', ''] },
    { pattern: '(.+)', text: '', expected: undefined },
    { pattern: '(.+)', text: 'a\nb', expected: ['a\nb', 'a\nb'] },
    { pattern: 'Pod;(.*)', text: 'Pod;', expected: ['Pod;', ''] },
    { pattern: 'Pod;(.+)', text: 'Pod;', expected: undefined },
    { pattern: 'Pod;(.+)', text: 'Pod;c', expected: ['Pod;c', 'c'] },
    { pattern: 'Pod;(.*)', text: 'aPod;c', expected: undefined },
    { pattern: '(.+);', text: ';', expected: undefined },
    { pattern: '(.+);', text: 'a;;', expected: ['a;;', 'a;'] },
    { pattern: '(.+);', text: 'a;b', expected: undefined },
    { pattern: 'aa(.*)', text: 'a', expected: undefined },
    { pattern: 'go_.*', text: 'go_', expected: ['go_'] },
    { pattern: 'go_.+', text: 'go_', expected: undefined },
    { pattern: 'go_.+', text: 'go_\nb', expected: ['go_\nb'] },
    { pattern: 'a(.*)a', text: 'a', expected: undefined },
    { pattern: 'a(.*)a', text: 'aa', expected: ['aa', ''] },
  ])('matches "$pattern" with "$text"', ({ pattern, text, expected }) => {
    expect(matchOpen(tryOpenPattern(pattern)!, text)).toEqual(expected);
    expect(expected).toEqual(compiledMatch(pattern, text));
  });

  test('matches what the compiled pattern matches', () => {
    const fixed = fc.string({ unit: fc.constantFrom('a', 'b', ';'), maxLength: 2 });

    fc.assert(fc.property(fixed, fc.constantFrom('(.*)', '(.+)', '.*', '.+'), fixed, TEXT, (before, group, after, value) => {
      const pattern = `${before}${group}${after}`;

      expect(matchOpen(tryOpenPattern(pattern)!, value)).toEqual(compiledMatch(pattern, value));
    }), { numRuns: 1_000, seed: 20261130 });
  });
});

const PATTERN = fc.string({ unit: fc.constantFrom('a', 'b', ';', '|', '(', ')', '-'), maxLength: 8 });
const TEXT = fc.string({ unit: fc.constantFrom('a', 'b', ';', '-', '\n'), maxLength: 4 });

/** The match and its groups, as the compiler finds them. */
function compiledMatch(pattern: string, text: string): (string | null)[] | undefined {
  const matcher = compileRe2(`^(?s:${pattern})$`).matcher(text);

  return matcher.find() ? Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group)) : undefined;
}
