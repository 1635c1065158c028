import { definedOnly } from '../../lib/units/defined-only';

describe('definedOnly()', () => {
  test('leaves undefined out and keeps every other empty value', () => {
    const given = { a: undefined, b: null, c: 0, d: '', e: false, f: [] };

    expect(Object.keys(definedOnly(given))).toEqual(['b', 'c', 'd', 'e', 'f']);
    expect(Object.keys(given)).toHaveLength(6);
  });

  test('takes an empty object', () => {
    expect(definedOnly({})).toEqual({});
  });
});
