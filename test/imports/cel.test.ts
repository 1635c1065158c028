import { compileRule } from '../../tools/generate-imports/cel';

describe('compileRule()', () => {
  test.each([
    { rule: 'has(self.a)', expected: "has(self, 'a')" },
    { rule: 'has(self.a.b)', expected: "has(get(self, 'a'), 'b')" },
    { rule: '!has(self.a)||!(self.b > 1)', expected: "!has(self, 'a') || !(get(self, 'b') > 1)" },
    { rule: "self.a == 'b c' && self.d != 5", expected: "get(self, 'a') === 'b c' && get(self, 'd') !== 5" },
    { rule: '(has(self.a) ? self.a : 1) >= self.b.size()', expected: "(has(self, 'a') ? get(self, 'a') : 1) >= size(get(self, 'b'))" },
    { rule: '[self.a, self.b].filter(x, x).size() <= 1', expected: "size([get(self, 'a'), get(self, 'b')].filter((x) => x)) <= 1" },
  ])('compiles $rule', ({ rule, expected }) => {
    expect(compileRule(rule)).toBe(expected);
  });

  test.each([
    { it: 'a function', rule: "self.a.startsWith('b')", expected: 'function "startsWith"' },
    { it: 'another macro', rule: 'self.a.all(x, x)', expected: 'function "all"' },
    { it: 'a variable', rule: 'has(oldSelf.a)', expected: '"oldSelf"' },
    { it: 'a variable of a macro outside of it', rule: '[self.a].filter(x, x).size() > x', expected: '"x"' },
    { it: 'arithmetic', rule: 'self.a + 1 > 2', expected: '"+ 1 > 2"' },
    { it: 'an escape', rule: "self.a == 'b\\n'", expected: "\"'b\\n'\"" },
    { it: 'a text in double quotes', rule: 'self.a == "b"', expected: '""b""' },
    { it: 'a negative number', rule: 'self.a > -1', expected: '"-1"' },
    { it: 'equality of two fields, which may be lists', rule: 'self.a == self.b', expected: 'neither of which is a literal' },
    { it: 'has() of no field', rule: 'has(self)', expected: 'has() of something else' },
    { it: 'the end too early', rule: 'has(self.a) &&', expected: '"undefined"' },
    { it: 'more after the end', rule: 'has(self.a) has(self.b)', expected: '"has"' },
  ])('stops at $it', ({ rule, expected }) => {
    expect(() => compileRule(rule)).toThrow(expected);
    expect(() => compileRule(rule)).toThrow('teach tools/generate-imports/cel.ts');
  });
});
