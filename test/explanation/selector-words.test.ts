import { selectorWords } from '../../lib/explanation/selector-words';
import { LabelSelector } from '../../lib/manifests/selectors/selector';

const expression = (operator: string, ...values: string[]) => ({ key: 'tier', operator, values });

describe('selectorWords()', () => {
  test.each<{ readonly it: string; readonly selector: LabelSelector; readonly expected: string }>([
    { it: 'an empty selector', selector: {}, expected: 'anything' },
    { it: 'a selector with empty halves', selector: { matchLabels: {}, matchExpressions: [] }, expected: 'anything' },
    { it: 'labels alone', selector: { matchLabels: { app: 'cart', team: 'shop' } }, expected: 'app: cart, team: shop' },
    { it: 'labels beside empty expressions', selector: { matchLabels: { app: 'cart' }, matchExpressions: [] }, expected: 'app: cart' },
    { it: 'expressions alone', selector: { matchExpressions: [expression('In', 'web', 'api')] }, expected: 'tier in (web, api)' },
    { it: 'expressions beside empty labels', selector: { matchLabels: {}, matchExpressions: [expression('Exists')] }, expected: 'a label tier' },
    { it: 'what is not to be there', selector: { matchExpressions: [expression('DoesNotExist')] }, expected: 'no label tier' },
    { it: 'values that are not to be there', selector: { matchExpressions: [expression('NotIn', 'web')] }, expected: 'tier not in (web)' },
    {
      it: 'both halves',
      selector: { matchLabels: { app: 'cart' }, matchExpressions: [expression('NotIn', 'web', 'api'), expression('Exists')] },
      expected: 'app: cart, a label tier, tier not in (web, api)',
    },
  ])('puts $it into words', ({ selector, expected }) => expect(selectorWords(selector)).toBe(expected));
});
