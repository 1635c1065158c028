import { whyNotSelectorShape } from '../../../lib/manifests/selectors/selector-shape';

describe('whyNotSelectorShape()', () => {
  test.each([
    {},
    { matchLabels: { app: 'cart', empty: '' } },
    { matchLabels: undefined, matchExpressions: [{ key: 'app', operator: 'Exists' }, { key: 'app', operator: 'In', values: ['cart'] }] },
  ])('takes %j', (selector) => expect(whyNotSelectorShape(selector)).toBeUndefined());

  test.each([
    { selector: { app: 'cart' }, expected: 'has "app", which is not a field of a selector' },
    { selector: { matchLabels: ['app'] }, expected: 'has matchLabels that are not a map of labels' },
    { selector: { matchLabels: { app: 5 } }, expected: 'has the label "app" with the value 5, which is not text' },
    { selector: { matchLabels: { app: null } }, expected: 'has the label "app" with the value null, which is not text' },
    { selector: { matchExpressions: {} }, expected: 'has matchExpressions that are not a list' },
    { selector: { matchExpressions: ['app'] }, expected: 'has matchExpressions[0] without a key, an operator and a list of text' },
    { selector: { matchExpressions: [{ key: 'app' }] }, expected: 'has matchExpressions[0] without a key, an operator and a list of text' },
    { selector: { matchExpressions: [{ key: 'app', operator: 'In', values: 'cart' }] }, expected: 'has matchExpressions[0] without a key, an operator and a list of text' },
  ])('refuses $selector', ({ selector, expected }) => expect(whyNotSelectorShape(selector)).toBe(expected));
});
