import { isEmptySelector, LabelSelector, labelsInclude, selectorMatches } from '../../../lib/manifests/selectors/selector';

const LABELS = { app: 'cart', tier: 'web', weight: '5' };

function expression(key: string, operator: string, values?: string[]): LabelSelector {
  return { matchExpressions: [{ key, operator, ...(values && { values }) }] };
}

describe('selectorMatches()', () => {
  test.each<{ it: string; selector: LabelSelector; expected: boolean }>([
    { it: 'matches everything when empty', selector: {}, expected: true },
    { it: 'matches equal labels', selector: { matchLabels: { app: 'cart' } }, expected: true },
    { it: 'needs every label', selector: { matchLabels: { app: 'cart', tier: 'db' } }, expected: false },
    { it: 'misses a label that is not there', selector: { matchLabels: { team: 'a' } }, expected: false },
    { it: 'In: one of the values', selector: expression('app', 'In', ['x', 'cart']), expected: true },
    { it: 'In: none of the values', selector: expression('app', 'In', ['x']), expected: false },
    { it: 'In: no values', selector: expression('app', 'In'), expected: false },
    { it: 'NotIn: another value', selector: expression('app', 'NotIn', ['x']), expected: true },
    { it: 'NotIn: one of the values', selector: expression('app', 'NotIn', ['cart']), expected: false },
    { it: 'NotIn: no such label', selector: expression('team', 'NotIn', ['x']), expected: true },
    { it: 'Exists', selector: expression('app', 'Exists'), expected: true },
    { it: 'Exists: no such label', selector: expression('team', 'Exists'), expected: false },
    { it: 'DoesNotExist', selector: expression('team', 'DoesNotExist'), expected: true },
    { it: 'DoesNotExist: there is one', selector: expression('app', 'DoesNotExist'), expected: false },
    { it: 'matches nothing by an unknown operator', selector: expression('app', 'in', ['cart']), expected: false },
    { it: 'needs the labels where there are no expressions', selector: { matchLabels: { app: 'x' }, matchExpressions: [] }, expected: false },
    { it: 'needs the expressions where there are no labels', selector: { matchLabels: {}, ...expression('app', 'DoesNotExist') }, expected: false },
    { it: 'needs the labels where the expressions hold', selector: { matchLabels: { app: 'x' }, ...expression('tier', 'Exists') }, expected: false },
    { it: 'matches where both hold', selector: { matchLabels: { app: 'cart' }, ...expression('tier', 'Exists') }, expected: true },
    { it: 'matches nothing by an operator of texts', selector: expression('weight', '>', ['1']), expected: false },
    { it: 'needs both halves', selector: { matchLabels: { app: 'cart' }, ...expression('tier', 'DoesNotExist') }, expected: false },
    { it: 'sees no inherited label', selector: expression('constructor', 'Exists'), expected: false },
  ])('$it', ({ selector, expected }) => {
    expect(selectorMatches(selector, LABELS)).toBe(expected);
  });
});

describe('labelsInclude()', () => {
  test('holds for no wanted labels', () => {
    expect(labelsInclude({}, {})).toBe(true);
  });
});

describe('isEmptySelector()', () => {
  test.each<{ given: LabelSelector; expected: boolean }>([
    { given: {}, expected: true },
    { given: { matchLabels: {}, matchExpressions: [] }, expected: true },
    { given: { matchLabels: {} }, expected: true },
    { given: { matchExpressions: [] }, expected: true },
    { given: { matchLabels: { a: 'b' } }, expected: false },
    { given: { matchLabels: { a: 'b' }, matchExpressions: [] }, expected: false },
    { given: { matchLabels: {}, ...expression('a', 'Exists') }, expected: false },
    { given: expression('a', 'Exists'), expected: false },
  ])('$given: $expected', ({ given, expected }) => {
    expect(isEmptySelector(given)).toBe(expected);
  });
});
