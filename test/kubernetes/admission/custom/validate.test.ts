import { linkSchema } from '../../../../lib/kubernetes/admission/custom/link-schema';
import { SlimSchema } from '../../../../lib/kubernetes/admission/custom/schema-node';
import { validate } from '../../../../lib/kubernetes/admission/custom/validate';
import { FieldFaults } from '../../../../lib/kubernetes/admission/field-faults';
import { refusals } from '../../../support/refusals';

/** The schema of the field `x`, and what is said of values of it. */
interface Row { readonly it: string; readonly schema: SlimSchema; readonly takes: readonly unknown[]; readonly refuses: readonly unknown[] }

const TEXT: SlimSchema = { type: 'string' };
const INTEGER: SlimSchema = { type: 'integer' };

const ROWS: readonly Row[] = [
  { it: 'type string', schema: TEXT, takes: ['', 'a'], refuses: [null, 1, true, [], {}] },
  { it: 'type boolean', schema: { type: 'boolean' }, takes: [true, false], refuses: ['true', 0, null] },
  { it: 'type integer', schema: INTEGER, takes: [0, -1, 2 ** 53, -(2 ** 53)], refuses: [0.5, '1', 2 ** 63, -(2 ** 63), 1e21, null] },
  { it: 'type number', schema: { type: 'number' }, takes: [0, 0.5, 1e21], refuses: ['1', null] },
  { it: 'type object', schema: { type: 'object' }, takes: [{}, { a: 1 }], refuses: [[], 'a', null] },
  { it: 'type array', schema: { type: 'array' }, takes: [[], [1]], refuses: [{}, 'a', null] },
  { it: 'no type', schema: {}, takes: [null, 1, 'a', [], {}], refuses: [] },
  { it: 'a number or a text', schema: { 'x-kubernetes-int-or-string': true }, takes: [1, '1', ''], refuses: [0.5, true, null, []] },
  { it: 'format int32', schema: { ...INTEGER, format: 'int32' }, takes: [2 ** 31 - 1, -(2 ** 31)], refuses: [2 ** 31, -(2 ** 31) - 1] },
  { it: 'format int64', schema: { ...INTEGER, format: 'int64' }, takes: [2 ** 31], refuses: [2 ** 63] },
  {
    it: 'format date-time',
    schema: { ...TEXT, format: 'date-time' },
    takes: ['2024-02-29T23:59:59Z', '2024-01-01t00:00:00.5+01:00', '2000-02-29T00:00:00Z', '0000-01-01T00:00:00Z', []],
    refuses: ['', '2023-02-29T00:00:00Z', '1900-02-29T00:00:00Z', '2024-04-31T00:00:00Z', '2024-01-01T24:00:00Z', '2024-01-01', '2024-13-01T00:00:00Z', 5],
  },
  { it: 'enum', schema: { ...TEXT, enum: ['a', 'b'] }, takes: ['a', 'b'], refuses: ['', 'A', 'c', null] },
  { it: 'pattern', schema: { ...TEXT, pattern: '^(?i)ab?$' }, takes: ['a', 'AB'], refuses: ['', 'ba', 'a\n'] },
  { it: 'pattern without anchors', schema: { ...TEXT, pattern: 'b' }, takes: ['abc'], refuses: ['a'] },
  { it: 'minLength, in code points', schema: { ...TEXT, minLength: 2 }, takes: ['ab', '🚀🚀'], refuses: ['', 'a', '🚀'] },
  { it: 'maxLength, in code points', schema: { ...TEXT, maxLength: 2 }, takes: ['', '🚀🚀'], refuses: ['abc'] },
  { it: 'minimum', schema: { ...INTEGER, minimum: 1 }, takes: [1], refuses: [0] },
  { it: 'maximum', schema: { ...INTEGER, maximum: 5 }, takes: [5], refuses: [6] },
  { it: 'minItems', schema: { type: 'array', minItems: 1 }, takes: [[0]], refuses: [[]] },
  { it: 'maxItems', schema: { type: 'array', maxItems: 1 }, takes: [[], [0]], refuses: [[0, 0]] },
  { it: 'maxProperties', schema: { type: 'object', maxProperties: 1 }, takes: [{}, { a: 1 }], refuses: [{ a: 1, b: 1 }] },
  { it: 'items', schema: { type: 'array', items: TEXT }, takes: [['a']], refuses: [['a', 1], [null]] },
  {
    it: 'additionalProperties',
    schema: { type: 'object', additionalProperties: TEXT },
    takes: [{ constructor: 'a' }],
    refuses: [{ a: 1 }, JSON.parse('{"__proto__":1}')],
  },
  { it: 'required', schema: { type: 'object', required: ['toString'] }, takes: [{ toString: 1 }], refuses: [{}] },
  {
    it: 'a set',
    schema: { 'type': 'array', 'x-kubernetes-list-type': 'set' },
    takes: [[], [1], [1, '1', true, null], [{ a: 1 }, { a: 2 }]],
    refuses: [[1, 1], ['a', 'b', 'a'], [null, null], [{ a: 1, b: [2] }, { b: [2], a: 1 }]],
  },
  {
    it: 'a map by one key',
    schema: { 'type': 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'] },
    takes: [[{ k: 'a' }, { k: 'b' }], [{}, { k: null }], [{ k: 1 }, { k: '1' }], [null, { k: null }]],
    refuses: [[{ k: 'a' }, { k: 'a', v: 1 }], [{}, { v: 1 }], [null, {}], ['a'], [[]]],
  },
  {
    it: 'a map by two keys',
    schema: { 'type': 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k', 'l'] },
    takes: [[{ k: 1, l: 1 }, { k: 1, l: 2 }, { k: 1 }, { l: 1 }]],
    refuses: [[{ k: 1, l: 1 }, { l: 1, k: 1 }], [{ k: 1 }, { k: 1, v: 1 }]],
  },
  {
    it: 'a rule, also where it fails on a missing key',
    schema: { 'x-kubernetes-validations': [{ rule: "!(self.type != 'RollingUpdate' && has(self.rollingUpdate))" }] },
    takes: [{ type: 'RollingUpdate', rollingUpdate: {} }, { type: 'OnDelete' }],
    refuses: [{ type: 'OnDelete', rollingUpdate: {} }, { rollingUpdate: {} }],
  },
  { it: 'an atomic list', schema: { 'type': 'array', 'x-kubernetes-list-type': 'atomic' }, takes: [[1, 1]], refuses: [] },
];

function errorsOf(value: unknown, schema: SlimSchema): string[] {
  const faults = new FieldFaults();
  validate(value, linkSchema(schema, () => { throw new Error('no definitions'); }), 'x', faults);

  return refusals({ faults: faults.all });
}

describe('validate()', () => {
  test.each(ROWS)('takes what is right for $it', ({ schema, takes }) => {
    expect(takes.filter((value) => errorsOf(value, schema).length > 0)).toEqual([]);
  });

  test.each(ROWS)('refuses what is wrong for $it, at its path', ({ schema, refuses }) => {
    expect(refuses.filter((value) => !errorsOf(value, schema).some((error) => /^x[.:[]/.test(error)))).toEqual([]);
  });

  test.each([
    { it: 'an item', schema: { items: TEXT }, value: ['a', 1], expected: 'x[1]' },
    { it: 'a field', schema: { properties: { a: TEXT } }, value: { a: 1 }, expected: 'x.a' },
    { it: 'a missing field', schema: { required: ['a'] }, value: {}, expected: 'x.a' },
    { it: 'the second of a set', schema: { 'x-kubernetes-list-type': 'set' }, value: [1, 2, 1, 1], expected: 'x[2]' },
    { it: 'deep down', schema: { items: { properties: { a: { items: INTEGER } } } }, value: [{}, { a: [0, 'b'] }], expected: 'x[1].a[1]' },
  ])('gives the path of $it', ({ schema, value, expected }) => {
    expect(errorsOf(value, schema).map((error) => error.split(':')[0])).toEqual([expected]);
  });

  test('cuts long values short', () => {
    expect(errorsOf('a'.repeat(1_000), INTEGER)[0].length).toBeLessThan(200);
  });
});
