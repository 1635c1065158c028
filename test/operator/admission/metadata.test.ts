import { admit } from '../../../lib/operator/admission/admit';
import { refusals } from '../../support/refusals';

function admitted(metadata: unknown): { errors: readonly string[]; unknownFields: readonly string[]; metadata: unknown } {
  const result = admit({ apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: metadata as never, spec: {} });

  return { errors: refusals(result), unknownFields: result.unknownFields, metadata: result.manifest.metadata };
}

const OWNER = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart', uid: 'u' };
const MANAGED = { manager: 'kubectl', operation: 'Apply', fieldsType: 'FieldsV1', fieldsV1: { 'f:spec': null } };

describe('admit() reads metadata', () => {
  test.each([
    { it: 'a namespace left out is default', given: { name: 'a' }, expected: { name: 'a', namespace: 'default' } },
    { it: 'an empty namespace is default', given: { name: 'a', namespace: '' }, expected: { name: 'a', namespace: 'default' } },
    { it: 'a generated name is the same each time', given: { generateName: 'a-' }, expected: { name: 'a-00000', generateName: 'a-' } },
    { it: 'a given name wins over a generated one', given: { name: 'b', generateName: 'a-' }, expected: { name: 'b' } },
    { it: 'null fields are left out', given: { name: 'a', labels: null, creationTimestamp: null }, expected: { name: 'a', namespace: 'default' } },
    { it: 'null labels are empty', given: { name: 'a', labels: { b: null } }, expected: { labels: { b: '' } } },
    {
      it: 'one controller twice, with its fields in another order, is one',
      given: { name: 'a', ownerReferences: [{ ...OWNER, controller: true }, { controller: true, uid: 'u', name: 'cart', kind: 'Deployment', apiVersion: 'apps/v1' }] },
      expected: { ownerReferences: [{ ...OWNER, controller: true }] },
    },
  ])('$it', ({ given, expected }) => {
    expect(admitted(given)).toMatchObject({ errors: [], unknownFields: [], metadata: expected });
  });

  test('names unknown fields', () => {
    const { unknownFields } = admitted({ name: 'a', label: {}, ownerReferences: [{ ...OWNER, x: 1 }] });

    expect(unknownFields).toEqual(['metadata.label', 'metadata.ownerReferences[0].x']);
  });

  test('compares owners without their unknown fields', () => {
    expect(admitted({ name: 'a', ownerReferences: [OWNER, { ...OWNER, x: 1 }] }).metadata).toEqual({ name: 'a', namespace: 'default', ownerReferences: [OWNER] });
  });

  test.each([
    { it: 'no object', given: 'a', path: 'metadata' },
    { it: 'a number as label', given: { name: 'a', labels: { b: 1 } }, path: 'metadata.labels.b' },
    { it: 'a list of labels', given: { name: 'a', labels: [] }, path: 'metadata.labels' },
    { it: 'the least number of 64 bits', given: { name: 'a', deletionGracePeriodSeconds: -(2 ** 63) }, path: 'metadata.deletionGracePeriodSeconds' },
    { it: 'a time without zone', given: { name: 'a', creationTimestamp: '2024-01-01T00:00:00' }, path: 'metadata.creationTimestamp' },
    { it: 'a time in small letters', given: { name: 'a', deletionTimestamp: '2024-01-01t00:00:00z' }, path: 'metadata.deletionTimestamp' },
    { it: 'a day that is none', given: { name: 'a', managedFields: [{ ...MANAGED, time: '2023-02-29T00:00:00Z' }] }, path: 'metadata.managedFields[0].time' },
  ])('cannot be read: $it, so nothing else is looked at', ({ given, path }) => {
    const { errors, unknownFields } = admitted(typeof given === 'string' ? given : { ...given, unknown: 1 });

    expect(errors.map((error) => error.split(': ')[0])).toEqual([path]);
    expect(unknownFields).toEqual([]);
  });

  test.each([
    { it: 'no name', given: {}, path: 'metadata.name' },
    { it: 'a name in capitals', given: { name: 'Cart' }, path: 'metadata.name' },
    { it: 'a name that is too long', given: { name: 'a'.repeat(254) }, path: 'metadata.name' },
    { it: 'a namespace with a dot', given: { name: 'a', namespace: 'a.b' }, path: 'metadata.namespace' },
    { it: 'a bad start of a name', given: { name: 'a', generateName: '-a' }, path: 'metadata.generateName' },
    { it: 'a label key with two slashes', given: { name: 'a', labels: { 'a/b/c': '' } }, path: 'metadata.labels' },
    { it: 'a label value with a blank', given: { name: 'a', labels: { a: 'b c' } }, path: 'metadata.labels' },
    { it: 'an annotation key with a blank', given: { name: 'a', annotations: { 'a b': '' } }, path: 'metadata.annotations' },
    { it: 'annotations of more than 256 KiB', given: { name: 'a', annotations: { a: 'ä'.repeat(131_072) } }, path: 'metadata.annotations' },
    { it: 'a finalizer with a blank', given: { name: 'a', finalizers: ['a b'] }, path: 'metadata.finalizers' },
    { it: 'two finalizers that exclude each other', given: { name: 'a', finalizers: ['orphan', 'foregroundDeletion'] }, path: 'metadata.finalizers' },
    { it: 'an owner without uid', given: { name: 'a', ownerReferences: [{ ...OWNER, uid: '' }] }, path: 'metadata.ownerReferences[0].uid' },
    {
      it: 'an owner of a bad version',
      given: { name: 'a', ownerReferences: [{ ...OWNER, apiVersion: 'a/' }] },
      path: 'metadata.ownerReferences[0].apiVersion',
    },
    { it: 'an Event as owner', given: { name: 'a', ownerReferences: [{ ...OWNER, apiVersion: 'v1', kind: 'Event' }] }, path: 'metadata.ownerReferences[0]' },
    { it: 'two controllers', given: { name: 'a', ownerReferences: [1, 2].map((i) => ({ ...OWNER, name: `owner-${i}`, controller: true })) }, path: 'metadata.ownerReferences' },
    {
      it: 'managed fields without operation',
      given: { name: 'a', managedFields: [{ ...MANAGED, operation: '' }] },
      path: 'metadata.managedFields[0].operation',
    },
    {
      it: 'managed fields of an unknown operation',
      given: { name: 'a', managedFields: [{ ...MANAGED, operation: 'Patch' }] },
      path: 'metadata.managedFields[0].operation',
    },
    {
      it: 'managed fields of an unknown type',
      given: { name: 'a', managedFields: [{ ...MANAGED, fieldsType: 'V2' }] },
      path: 'metadata.managedFields[0].fieldsType',
    },
    {
      it: 'a manager with a control character',
      given: { name: 'a', managedFields: [{ ...MANAGED, manager: 'a\u0007' }] },
      path: 'metadata.managedFields[0].manager',
    },
    {
      it: 'a manager of more than 128 bytes',
      given: { name: 'a', managedFields: [{ ...MANAGED, manager: 'ä'.repeat(65) }] },
      path: 'metadata.managedFields[0].manager',
    },
    {
      it: 'a subresource of more than 256 bytes',
      given: { name: 'a', managedFields: [{ ...MANAGED, subresource: 'a'.repeat(257) }] },
      path: 'metadata.managedFields[0].subresource',
    },
  ])('refuses $it', ({ given, path }) => {
    expect(admitted(given).errors.map((error) => error.split(': ')[0])).toEqual([path]);
  });

  test.each([
    { it: 'an annotation key in capitals', given: { annotations: { 'EXAMPLE.io/A': 'any text' } } },
    { it: 'annotations of 256 KiB', given: { annotations: { a: 'a'.repeat(256 * 1024 - 1) } } },
    { it: 'an owner of the core group', given: { ownerReferences: [{ ...OWNER, apiVersion: 'v1', kind: 'Pod', controller: true }, OWNER] } },
    { it: 'a start of a name that ends in a dash', given: { generateName: 'a.b-' } },
    { it: 'managed fields', given: { managedFields: [MANAGED] } },
    { it: 'a time with a fraction and a zone', given: { creationTimestamp: '2024-02-29T23:59:59.123+05:30' } },
  ])('takes $it', ({ given }) => {
    expect(admitted({ name: 'a', ...given })).toMatchObject({ errors: [], metadata: given });
  });
});
