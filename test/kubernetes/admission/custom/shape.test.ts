import { linkSchema } from '../../../../lib/kubernetes/admission/custom/link-schema';
import { SlimSchema } from '../../../../lib/kubernetes/admission/custom/schema-node';
import { shape } from '../../../../lib/kubernetes/admission/custom/shape';

function shaped(value: unknown, schema: SlimSchema): { value: unknown; unknown: string[] } {
  const unknown: string[] = [];

  return { value: shape(value, linkSchema(schema, () => { throw new Error('no definitions'); }), 'x', unknown), unknown };
}

const TEXT: SlimSchema = { type: 'string' };
const WITH_DEFAULT: SlimSchema = { properties: { a: { type: 'integer', default: 1 }, b: TEXT } };

describe('shape()', () => {
  test.each([
    { it: 'keeps known fields', schema: WITH_DEFAULT, given: { a: 2, b: 'b' }, expected: { a: 2, b: 'b' }, unknown: [] },
    { it: 'fills in a default', schema: WITH_DEFAULT, given: {}, expected: { a: 1 }, unknown: [] },
    { it: 'fills in a default for null', schema: WITH_DEFAULT, given: { a: null }, expected: { a: 1 }, unknown: [] },
    { it: 'keeps a falsy value over a default', schema: WITH_DEFAULT, given: { a: 0 }, expected: { a: 0 }, unknown: [] },
    { it: 'drops null', schema: WITH_DEFAULT, given: { a: 2, b: null }, expected: { a: 2 }, unknown: [] },
    { it: 'drops unknown fields', schema: WITH_DEFAULT, given: { a: 2, c: {}, d: null }, expected: { a: 2 }, unknown: ['x.c', 'x.d'] },
    { it: 'drops null out of maps', schema: { additionalProperties: TEXT }, given: { a: null, b: 'b' }, expected: { b: 'b' }, unknown: [] },
    { it: 'keeps null in lists', schema: { items: WITH_DEFAULT }, given: [null, {}], expected: [null, { a: 1 }], unknown: [] },
    { it: 'looks into lists', schema: { items: WITH_DEFAULT }, given: [{}, { c: 1 }], expected: [{ a: 1 }, { a: 1 }], unknown: ['x[1].c'] },
    { it: 'empties objects in the place of texts', schema: TEXT, given: { a: { b: 1 } }, expected: {}, unknown: ['x.a'] },
    { it: 'empties objects in lists in the place of texts', schema: TEXT, given: [[{ a: 1 }], 'b'], expected: [[{}], 'b'], unknown: ['x[0][0].a'] },
    {
      it: 'leaves free-form values alone',
      schema: { 'x-kubernetes-preserve-unknown-fields': true },
      given: { a: [null, { b: null }] },
      expected: { a: [null, { b: null }] },
      unknown: [],
    },
  ])('$it', ({ schema, given, expected, unknown }) => {
    expect(shaped(given, schema)).toEqual({ value: expected, unknown });
  });

  test('takes no inherited name for a known field', () => {
    const given = JSON.parse('{"__proto__":{"b":1},"constructor":1}') as object;

    const { value, unknown } = shaped(given, WITH_DEFAULT);

    expect(unknown).toEqual(['x.__proto__', 'x.constructor']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  test('keeps a key of a map that is called __proto__', () => {
    const { value } = shaped(JSON.parse('{"__proto__":"a"}'), { additionalProperties: TEXT });

    expect(JSON.stringify(value)).toBe('{"__proto__":"a"}');
  });

  test('changes nothing of what it is given', () => {
    const given = Object.freeze({ b: null, c: Object.freeze([Object.freeze({ d: 1 })]) });

    expect(() => shaped(given, WITH_DEFAULT)).not.toThrow();
    expect(given).toEqual({ b: null, c: [{ d: 1 }] });
  });
});
