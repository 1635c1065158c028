import { matchKnownLabels } from '../../lib/kubernetes/match-known-labels';
import { LabelSelector } from '../../lib/manifests/selectors/selector';

describe('matchKnownLabels()', () => {
  test.each<{ readonly selector: LabelSelector; readonly expected: string }>([
    { selector: {}, expected: 'allowed' },
    { selector: { matchLabels: { a: '1' } }, expected: 'allowed' },
    { selector: { matchLabels: { a: '2' } }, expected: 'denied' },
    { selector: { matchLabels: { b: '1' } }, expected: 'unknown' },
    { selector: { matchLabels: { a: '1', b: '1' } }, expected: 'unknown' },
    { selector: { matchLabels: { a: '2', b: '1' } }, expected: 'denied' },
    { selector: { matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['2'] }] }, expected: 'allowed' },
    { selector: { matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }, expected: 'denied' },
    { selector: { matchExpressions: [{ key: 'b', operator: 'DoesNotExist' }] }, expected: 'unknown' },
    { selector: { matchLabels: { toString: 'x' } }, expected: 'unknown' },
  ])('$selector of an object with a: 1 is $expected', ({ selector, expected }) => {
    expect(matchKnownLabels(selector, { a: '1' })).toBe(expected);
  });
});
