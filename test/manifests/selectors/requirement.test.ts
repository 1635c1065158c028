import { labelOf, requirementMatches } from '../../../lib/manifests/selectors/requirement';

const LABELS = { app: 'cart', weight: '5', empty: '' };

// selector.test.ts and test/prometheus/discovery/api-selector.test.ts have the rows of objects and texts.
describe('requirementMatches()', () => {
  test.each([
    { key: 'app', operator: 'In', values: ['cart'], expected: true },
    { key: 'app', operator: 'In', values: [], expected: false },
    { key: 'app', operator: 'NotIn', values: [], expected: true },
    { key: 'nope', operator: 'NotIn', values: ['cart'], expected: true },
    { key: 'empty', operator: 'Exists', expected: true },
    { key: 'nope', operator: 'DoesNotExist', expected: true },
    { key: 'weight', operator: '>', values: ['4'], expected: true },
    { key: 'weight', operator: '>', values: ['5'], expected: false },
    { key: 'weight', operator: '<', values: ['6'], expected: true },
    { key: 'weight', operator: '<', values: ['5'], expected: false },
    { key: 'weight', operator: '>', values: ['x'], expected: false },
    { key: 'weight', operator: '>', values: [], expected: false },
    { key: 'app', operator: '<', values: ['5'], expected: false },
    { key: 'nope', operator: '<', values: ['5'], expected: false },
    { key: 'app', operator: 'in', values: ['cart'], expected: false },
    { key: 'app', operator: '', expected: false },
  ])('$key $operator $values: $expected', ({ expected, ...requirement }) => expect(requirementMatches(requirement, LABELS)).toBe(expected));
});

describe('labelOf()', () => {
  test.each([{ key: 'app', expected: 'cart' }, { key: 'empty', expected: '' }, { key: 'nope', expected: undefined }, { key: 'constructor', expected: undefined }])(
    'is $expected for $key', ({ key, expected }) => expect(labelOf(LABELS, key)).toBe(expected),
  );
});
