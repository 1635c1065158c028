import { PLACEHOLDER } from '../../../lib/kubernetes/placeholder';
import { apiSelector } from '../../../lib/prometheus/discovery/api-selector';

const LABELS = { app: 'cart', tier: 'web', weight: '5', empty: '' };
const FIELDS = { 'metadata.name': 'cart', 'metadata.namespace': 'shop', 'spec.nodeName': `x-${PLACEHOLDER}`, 'status.phase': 'Running', 'a': 'x,y=z\\' };

describe('apiSelector() by labels', () => {
  // Requirement.Matches in k8s.io/apimachinery v0.37.0, pkg/labels/selector.go
  test.each([
    { label: '', expected: true },
    { label: 'app=cart', expected: true },
    { label: 'app==cart', expected: true },
    { label: 'app=basket', expected: false },
    { label: 'app', expected: true },
    { label: 'empty', expected: true },
    { label: 'empty=', expected: true },
    { label: 'nope', expected: false },
    { label: 'nope=', expected: false },
    { label: '!nope', expected: true },
    { label: '!app', expected: false },
    { label: 'app!=cart', expected: false },
    { label: 'app!=basket', expected: true },
    { label: 'nope!=x', expected: true },
    { label: 'nope!=', expected: true },
    { label: 'app in (cart, basket)', expected: true },
    { label: 'app in (basket)', expected: false },
    { label: 'nope in ()', expected: false },
    { label: 'empty in ()', expected: true },
    { label: 'app notin (basket)', expected: true },
    { label: 'app notin (cart, basket)', expected: false },
    { label: 'nope notin (x)', expected: true },
    { label: 'app=cart,tier=web', expected: true },
    { label: 'app=cart,tier=api', expected: false },
    { label: 'weight>4', expected: true },
    { label: 'weight>5', expected: false },
    { label: 'weight<6', expected: true },
    { label: 'weight<5', expected: false },
    { label: 'app>1', expected: false },
    { label: 'empty<1', expected: false },
    { label: 'nope<1', expected: false },
    { label: 'constructor', expected: false },
    { label: '!toString', expected: true },
  ])('"$label": $expected', ({ label, expected }) => {
    expect(apiSelector(label, '')({ labels: LABELS, fields: {} })).toBe(expected);
  });

  test.each([{ value: '+5', expected: true }, { value: '-5', expected: false }, { value: '1x', expected: false }, { value: '9223372036854775807', expected: true }])('compares $value as a number', ({ value, expected }) => {
    expect(apiSelector('a>1', '')({ labels: { a: value }, fields: {} })).toBe(expected);
  });

  // Read with strconv.ParseInt: what has no room in 64 bits is no number.
  test('takes what has no room in 64 bits as no number', () => {
    expect(apiSelector('a>1', '')({ labels: { a: '99999999999999999999' }, fields: {} })).toBe(false);
  });
});

describe('apiSelector() by fields', () => {
  // hasTerm and notHasTerm in k8s.io/apimachinery v0.37.0, pkg/fields/selector.go
  test.each([
    { field: '', expected: true },
    { field: 'metadata.name=cart', expected: true },
    { field: 'metadata.name==cart', expected: true },
    { field: 'metadata.name=basket', expected: false },
    { field: 'metadata.name!=cart', expected: false },
    { field: 'metadata.name!=basket', expected: true },
    { field: 'metadata.name=', expected: false },
    { field: 'metadata.name!=', expected: true },
    { field: 'metadata.name=cart,metadata.namespace=shop', expected: true },
    { field: 'metadata.name=cart,metadata.namespace=other', expected: false },
    { field: 'metadata.name=cart,', expected: true },
    { field: 'status.phase!=Failed,status.phase!=Succeeded', expected: true },
    { field: 'a=x\\,y\\=z\\\\', expected: true },
    { field: 'a=x\\,y', expected: false },
  ])('"$field": $expected', ({ field, expected }) => {
    expect(apiSelector('', field)({ labels: {}, fields: FIELDS })).toBe(expected);
  });

  test.each(['spec.nodeName=$(NODE_NAME)', 'spec.nodeName=n1', 'spec.nodeName!=n1', 'spec.nodeName='])('lets pass what only a cluster knows: %s', (field) => {
    expect(apiSelector('', field)({ labels: {}, fields: FIELDS })).toBe(true);
  });

  test('lets a pod of a known node pass the placeholder: there is an agent on every node', () => {
    expect(apiSelector('', 'spec.nodeName=$(NODE_NAME),metadata.name=cart')({ labels: {}, fields: { 'metadata.name': 'cart', 'spec.nodeName': 'n1' } })).toBe(true);
    expect(apiSelector('', 'spec.nodeName=$(NODE_NAME),metadata.name=x')({ labels: {}, fields: { 'metadata.name': 'cart', 'spec.nodeName': 'n1' } })).toBe(false);
  });

  test('wants both, labels and fields', () => {
    const object = { labels: LABELS, fields: FIELDS };

    expect([apiSelector('app=cart', 'metadata.name=cart')(object), apiSelector('app=x', 'metadata.name=cart')(object), apiSelector('app=cart', 'metadata.name=x')(object)]).toEqual([true, false, false]);
  });

  // splitTerms and splitTerm in k8s.io/apimachinery v0.37.0, pkg/fields/selector.go
  test.each<{ it: string; field: string; fields: { readonly [field: string]: string } }>([
    { it: 'a name with an exclamation mark', field: 'a!b=c', fields: { 'a!b': 'c' } },
    { it: 'a backslash before the next term', field: 'a=x\\\\,b=y', fields: { a: 'x\\', b: 'y' } },
  ])('takes $it', ({ field, fields }) => {
    expect(apiSelector('', field)({ labels: {}, fields })).toBe(true);
  });
});
