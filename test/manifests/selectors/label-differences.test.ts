import { differencesFrom, hasLabel } from '../../../lib/manifests/selectors/label-differences';
import { LabelSelector } from '../../../lib/manifests/selectors/selector';

const LABELS = { app: 'cart', tier: 'web' };
const expression = (key: string, operator: string, ...values: string[]): LabelSelector => ({ matchExpressions: [{ key, operator, values }] });

describe('differencesFrom()', () => {
  test.each<{ it: string; selector: LabelSelector; expected: string[] }>([
    { it: 'an empty selector', selector: {}, expected: [] },
    { it: 'labels that are there', selector: { matchLabels: { app: 'cart' } }, expected: [] },
    { it: 'labels alone', selector: { matchLabels: { app: 'x', tier: 'web', team: 'a' } }, expected: ['app: x', 'team: a'] },
    { it: 'expressions alone', selector: expression('app', 'In', 'x', 'y'), expected: ['app in (x, y)'] },
    { it: 'both', selector: { matchLabels: { app: 'x' }, ...expression('team', 'Exists') }, expected: ['app: x', 'a label team'] },
    { it: 'a value that is excluded', selector: expression('app', 'NotIn', 'cart'), expected: ['app not in (cart)'] },
    { it: 'a label that must not be there', selector: expression('app', 'DoesNotExist'), expected: ['no label app'] },
    { it: 'expressions that hold', selector: expression('app', 'Exists'), expected: [] },
  ])('finds what is missing for $it', ({ selector, expected }) => expect(differencesFrom(selector, LABELS)).toEqual(expected));
});

describe('hasLabel()', () => {
  test.each([
    { labels: LABELS, key: 'tier', expected: 'tier: web' },
    { labels: LABELS, key: 'team', expected: 'no label team' },
    { labels: undefined, key: 'team', expected: 'no label team' },
  ])('is "$expected"', ({ labels, key, expected }) => expect(hasLabel(labels, key)).toBe(expected));
});
