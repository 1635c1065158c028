import { compileRule } from '../../../../lib/kubernetes/admission/custom/cel';

describe('compileRule()', () => {
  test.each([
    { rule: 'has(self.a)', obeying: [{ a: 1 }], breaking: [{}, { b: 1 }] },
    { rule: 'has(self.a.b)', obeying: [{ a: { b: 1 } }], breaking: [{ a: {} }] },
    { rule: '!has(self.a)||!(self.b > 1)', obeying: [{}, { a: 1, b: 1 }], breaking: [{ a: 1, b: 2 }] },
    { rule: "self.a == 'b c' && self.d != 5", obeying: [{ a: 'b c', d: 4 }], breaking: [{ a: 'b', d: 4 }, { a: 'b c', d: 5 }] },
    { rule: '(has(self.a) ? self.a : 1) >= self.b.size()', obeying: [{ b: [1] }, { a: 2, b: 'bc' }], breaking: [{ b: { c: 1, d: 2 } }] },
    { rule: '[self.a, self.b].filter(x, x).size() <= 1', obeying: [{ a: true, b: false }], breaking: [{ a: true, b: true }] },
    { rule: 'self.all(a, self.exists_one(b, a.x == b.x))', obeying: [[], [{ x: 1 }, { x: 2 }]], breaking: [[{ x: 1 }, { x: 1 }]] },
    { rule: 'self.all(key, key.matches(r"""^[a-z]+$"""))', obeying: [{ a: 1 }], breaking: [{ A: 1 }] },
    { rule: "self.exists(a, a.startsWith('x') || a.endsWith(\"y\"))", obeying: [['x'], ['ay']], breaking: [['a'], []] },
    { rule: "!self.contains('//')", obeying: ['/a/'], breaking: ['a//'] },
    { rule: "self in ['a', 'b']", obeying: ['a'], breaking: ['c'] },
    { rule: "'a' in self", obeying: [['a'], { a: 1 }], breaking: [[], ['b']] },
    { rule: 'self[1].a + size(self) < 4', obeying: [[0, { a: 1 }]], breaking: [[0, { a: 2 }]] },
    { rule: "self.split('/')[0].size() < 3", obeying: ['ab/cde'], breaking: ['abc'] },
    { rule: 'self.a == self.b', obeying: [{ a: [1], b: [1] }], breaking: [{ a: [1], b: [2] }] },
    { rule: 'self.__namespace__ == 1', obeying: [{ namespace: 1 }], breaking: [{ namespace: 2 }] },
    { rule: 'duration(self) <= duration("1m")', obeying: ['60s', '59s999ms'], breaking: ['61s'] },
    { rule: '!isIP(self)', obeying: ['a.b'], breaking: ['10.1.2.3', '::1'] },
    { rule: "self.substring(2) == 'c'", obeying: ['abc'], breaking: ['ab'] },
    { rule: "self == 'a\\\\b'", obeying: ['a\\b'], breaking: ['ab'] },
    { rule: 'self.a ? self.b : true', obeying: [{ a: false }, { a: true, b: true }], breaking: [{ a: true, b: false }] },
    { rule: 'self.a + 1 > 2', obeying: [{ a: 2 }], breaking: [{ a: 1 }] },
  ])('judges $rule', ({ rule, obeying, breaking }) => {
    const obeys = compileRule(rule);

    expect(obeying.filter((self) => !obeys(self))).toEqual([]);
    expect(breaking.filter((self) => obeys(self))).toEqual([]);
  });

  test.each([
    { it: 'a key that is not there', rule: 'self.a == 1', self: {} },
    { it: 'a condition that is not true or false', rule: 'self.a && self.b', self: { a: 1, b: true } },
    { it: 'a comparison of other values than numbers', rule: 'self > 1', self: 'a' },
    { it: 'an item that fails, when no item decides', rule: 'self.all(a, a.b)', self: [{ b: true }, {}] },
    { it: 'both sides', rule: 'self.a || self.b', self: {} },
    { it: 'an index beyond the end', rule: 'self[1] == 1', self: [1] },
  ])('fails at $it', ({ rule, self }) => {
    expect(() => compileRule(rule)(self)).toThrow(/no such (?:key|overload)/);
  });

  test.each([
    { rule: 'self.a || self.b', self: { b: true }, expected: true },
    { rule: 'self.a && self.b', self: { b: false }, expected: false },
    { rule: 'self.all(a, a.b)', self: [{}, { b: false }], expected: false },
    { rule: 'self.exists(a, a.b)', self: [{}, { b: true }], expected: true },
  ])('$rule is decided by one side, although the other one fails', ({ rule, self, expected }) => {
    expect(compileRule(rule)(self)).toBe(expected);
  });

  test.each([
    { it: 'a method', rule: "self.a.lowerAscii() == 'b'", expected: 'function "lowerAscii"' },
    { it: 'a function', rule: 'quantity(self.a)', expected: 'function "quantity"' },
    { it: 'what an object has of its prototype', rule: 'self.toString()', expected: 'function "toString"' },
    { it: 'a variable', rule: 'has(oldSelf.a)', expected: '"oldSelf"' },
    { it: 'a variable of a macro outside of it', rule: '[self.a].filter(x, x).size() > x', expected: '"x"' },
    { it: 'other arithmetic', rule: 'self.a * 2 > 2', expected: '"* 2 > 2"' },
    { it: 'a negative number', rule: 'self.a > -1', expected: '"-1"' },
    { it: 'has() of no field', rule: 'has(self)', expected: 'has() of something else' },
    { it: 'the end too early', rule: 'has(self.a) &&', expected: '""' },
    { it: 'more after the end', rule: 'has(self.a) has(self.b)', expected: '"has"' },
  ])('does not know $it', ({ rule, expected }) => {
    expect(() => compileRule(rule)).toThrow(expected);
    expect(() => compileRule(rule)).toThrow('which lib/kubernetes/admission/custom/cel.ts does not know');
  });
});
