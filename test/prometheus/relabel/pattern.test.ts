import { Pattern } from '../../../lib/prometheus/relabel/pattern';
import { Template } from '../../../lib/prometheus/relabel/template';

describe('Pattern', () => {
  test.each([
    { it: 'the default matches anything', regex: '(.*)', text: 'a\nb', expected: ['a\nb', 'a\nb'] },
    { it: 'text matches itself', regex: 'a:b', text: 'a:b', expected: ['a:b'] },
    { it: 'text matches nothing longer', regex: 'a', text: 'ab', expected: undefined },
    { it: 'nothing matches nothing', regex: '', text: '', expected: [''] },
    { it: 'groups have texts', regex: '(a+)(b)?', text: 'aa', expected: ['aa', 'aa', undefined] },
    { it: 'flags are known', regex: '(?i)É', text: 'é', expected: ['é'] },
    { it: 'classes are known', regex: '\\pL[[:digit:]]', text: 'ä1', expected: ['ä1'] },
    { it: 'quoted text is known', regex: '\\Q(.\\E.', text: '(.x', expected: ['(.x'] },
    { it: 'a name may come twice', regex: '(?P<n>a)|(?<n>b)', text: 'b', expected: ['b', undefined, 'b'] },
    { it: 'a pattern may get out of its anchors', regex: 'a)|(b', text: 'xb', expected: ['b', 'b'] },
  ])('$it', ({ regex, text, expected }) => {
    const pattern = new Pattern(regex);

    expect(pattern.match(text)).toEqual(expected);
    expect(pattern.matches(text)).toBe(expected !== undefined);
  });

  test('matches each text for itself', () => {
    const pattern = new Pattern('0;|.+;.+');

    expect(['0;', '0;', '1;', '0;', '1;yes', '1;'].map((text) => pattern.matches(text))).toEqual([true, true, false, true, true, false]);
  });

  test('expands a name of two groups with the one that took part', () => {
    const pattern = new Pattern('(?P<n>a)|(?P<n>b)');

    expect(pattern.expand(new Template('[$n$other]'), pattern.match('b')!)).toBe('[b]');
  });

  test.each(['(?=a)', 'a{1001}', '(a)\\1', '(', 'a**', '(?P<é>a)'])('compile() throws for %s, and error() tells why', (regex) => {
    expect(() => new Pattern(regex).compile()).toThrow(/error parsing regexp/);
    expect(new Pattern(regex).error()).toMatch(/error parsing regexp/);
  });

  test.each(['(.*)', 'a:b', 'go_.*', '(a+)(b)?', 'a)|(b', '(?P<n>a)|(?<n>b)'])('error() has none for %s', (regex) => {
    expect(new Pattern(regex).error()).toBeUndefined();
  });

  test('compiles once', () => {
    const pattern = new Pattern('a+');

    expect(pattern.compile()).toBe(pattern.compile());
  });

  test.each([
    { it: 'the whole of a match', regex: '(a)b', text: 'ab', expected: '[a]' },
    { it: 'nothing without a match', regex: '(a)b', text: 'abb', expected: 'abb' },
    { it: 'an empty text', regex: '(a?)', text: '', expected: '[]' },
    { it: 'every match out of the anchors', regex: 'a)|(?:b)|(b', text: 'abb', expected: '[][][]' },
    { it: 'every empty match but those behind another', regex: 'x)|(y*)|(', text: '😀yz', expected: '[]😀[y]z[]' },
  ])('replaceAll() replaces $it', ({ regex, text, expected }) => {
    expect(new Pattern(regex).replaceAll(text, new Template('[$1]'))).toBe(expected);
  });
});
