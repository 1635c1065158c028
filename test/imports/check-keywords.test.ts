import { checkKeywords } from '../../tools/generate-imports/check-keywords';
import { Schema } from '../../tools/generate-imports/schema';

function check(schema: object): () => void {
  const crd = { group: 'g', kind: 'Shop', version: 'v1', versionIndex: 0, schema: { type: 'object', properties: { shelves: { type: 'array', items: schema } } } as Schema };

  return () => checkKeywords([crd]);
}

describe('checkKeywords()', () => {
  test.each([
    { it: 'a keyword nobody reads', schema: { type: 'integer', multipleOf: 5 }, expected: 'keyword "multipleOf"' },
    { it: 'values that may be null', schema: { type: 'string', nullable: true }, expected: 'keyword "nullable"' },
    { it: 'an embedded resource', schema: { 'x-kubernetes-embedded-resource': true }, expected: 'keyword "x-kubernetes-embedded-resource"' },
    { it: 'a format nobody reads', schema: { type: 'string', format: 'ipv4' }, expected: 'format "ipv4"' },
    { it: 'a choice of schemas', schema: { anyOf: [{ type: 'string' }] }, expected: '"anyOf" of something else' },
    { it: 'a map of anything', schema: { additionalProperties: true }, expected: '"additionalProperties" without a schema' },
    { it: 'a map with fields', schema: { properties: { a: {} }, additionalProperties: {} }, expected: '"properties" beside' },
  ])('stops at $it, naming its place', ({ schema, expected }) => {
    expect(check(schema)).toThrow(`Shop.shelves[] has ${expected}`);
    expect(check({ type: 'object', additionalProperties: schema })).toThrow('Shop.shelves[]{}');
  });

  test('takes a number or a text', () => {
    expect(check({ 'anyOf': [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true })).not.toThrow();
  });
});
