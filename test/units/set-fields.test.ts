import { pickSetFields, setFields } from '../../lib/units/set-fields';

const FIELDS: ReadonlySet<'a' | 'b' | 'toString'> = new Set(['a', 'b', 'toString'] as const);

describe('setFields() and pickSetFields()', () => {
  test.each<{ it: string; given: object; expected: object }>([
    { it: 'nothing of an empty object', given: {}, expected: {} },
    { it: 'named fields, in the order of the object', given: { b: 1, c: 2, a: null }, expected: { b: 1, a: null } },
    { it: 'falsy values', given: { a: 0, b: false }, expected: { a: 0, b: false } },
    { it: 'nothing that is undefined', given: { a: undefined }, expected: {} },
    { it: 'nothing inherited', given: Object.create({ a: 1 }), expected: {} },
  ])('take $it', ({ given, expected }) => {
    expect(setFields(given, FIELDS)).toEqual(Object.keys(expected));
    expect(pickSetFields(given, FIELDS)).toEqual(expected);
  });
});
