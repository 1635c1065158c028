import { isObject } from '../../lib/units/is-object';

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  [undefined, false],
  ['text', false],
  [1, false],
])('%p: %s', (value, expected) => expect(isObject(value)).toBe(expected));
