import { selectorMatches } from '../../../lib/manifests/selectors/selector';
import { selectorAt } from '../../../lib/manifests/selectors/selector-at';

describe('selectorAt()', () => {
  test.each([
    { it: 'labels alone', at: { matchLabels: { a: 'b' } }, expected: { matchLabels: { a: 'b' } } },
    { it: 'labels beside null', at: { matchLabels: { a: 'b' }, matchExpressions: null }, expected: { matchLabels: { a: 'b' } } },
    {
      it: 'expressions alone',
      at: { matchExpressions: [{ key: 'a', operator: 'Exists' }] },
      expected: { matchExpressions: [{ key: 'a', operator: 'Exists' }] },
    },
    {
      it: 'expressions beside no labels',
      at: { matchLabels: {}, matchExpressions: [{ key: 'a', operator: 'Exists', values: [] }] },
      expected: { matchExpressions: [{ key: 'a', operator: 'Exists' }] },
    },
    { it: 'nothing', at: { matchLabels: {}, matchExpressions: [] }, expected: {} },
  ])('reads $it', ({ at, expected }) => expect(selectorAt({ at }, ['at'])).toEqual(expected));

  test.each([{}, { at: undefined }, { at: null }, null, 'text'])('is nothing in %j', (root) => {
    expect(selectorAt(root, ['at'])).toBeUndefined();
  });

  test.each<{ it: string; at: unknown; expected: boolean }>([
    { it: 'matches all when empty', at: {}, expected: true },
    { it: 'matches all when its parts are null', at: { matchLabels: null, matchExpressions: null }, expected: true },
    { it: 'matches by labels', at: { matchLabels: { app: 'cart' } }, expected: true },
    { it: 'matches by expressions', at: { matchExpressions: [{ key: 'app', operator: 'In', values: ['cart'] }] }, expected: true },
    { it: 'needs both', at: { matchLabels: { app: 'cart' }, matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, expected: false },
    { it: 'matches nothing as a text', at: 'app=cart', expected: false },
    { it: 'matches nothing as a list', at: [{ matchLabels: {} }], expected: false },
    { it: 'matches nothing by a label that is a number', at: { matchLabels: { app: 'cart', version: 1 } }, expected: false },
    { it: 'matches nothing by a list of labels', at: { matchLabels: ['app'] }, expected: false },
    { it: 'matches nothing by expressions that are none', at: { matchExpressions: { key: 'app', operator: 'Exists' } }, expected: false },
    { it: 'matches nothing by an expression that is none', at: { matchExpressions: ['app'] }, expected: false },
    { it: 'matches nothing by a value that is a number', at: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: [1] }] }, expected: false },
  ])('$it', ({ at, expected }) => {
    expect(selectorMatches(selectorAt({ at }, ['at'])!, { app: 'cart' })).toBe(expected);
  });
});
