import { Answer } from '../../lib/kubernetes/answer';
import { NamespaceLabels } from '../../lib/kubernetes/namespace-labels';
import { Objects } from '../../lib/manifests/objects';
import { LabelSelector } from '../../lib/manifests/selectors/selector';

const NAMESPACES = new NamespaceLabels(new Objects([
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'shop' } } },
  { apiVersion: 'example.com/v1', kind: 'Namespace', metadata: { name: 'foreign', labels: { team: 'shop' } } },
]));
const BY_TEAM: LabelSelector = { matchLabels: { team: 'shop' } };
const BY_NAME = (name: string): LabelSelector => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });
const NO_TEAM: LabelSelector = { matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }] };

describe('NamespaceLabels.matches()', () => {
  test.each<{ it: string; selector: LabelSelector; namespace: string; expected: Answer }>([
    { it: 'knows all labels of a Namespace', selector: BY_TEAM, namespace: 'shop', expected: 'allowed' },
    { it: 'knows which it has not', selector: NO_TEAM, namespace: 'shop', expected: 'denied' },
    { it: 'knows its name', selector: BY_NAME('shop'), namespace: 'shop', expected: 'allowed' },
    { it: 'matches all by an empty selector', selector: {}, namespace: 'other', expected: 'allowed' },
    { it: 'knows the name of one without a Namespace', selector: BY_NAME('other'), namespace: 'other', expected: 'allowed' },
    { it: 'knows another name from it', selector: BY_NAME('shop'), namespace: 'other', expected: 'denied' },
    { it: 'does not know its labels', selector: BY_TEAM, namespace: 'other', expected: 'unknown' },
    { it: 'does not know which it has not', selector: NO_TEAM, namespace: 'other', expected: 'unknown' },
    { it: 'needs no more than a wrong name', selector: { ...BY_NAME('shop'), ...NO_TEAM }, namespace: 'other', expected: 'denied' },
    { it: 'needs more than a right name', selector: { ...BY_NAME('other'), ...NO_TEAM }, namespace: 'other', expected: 'unknown' },
    { it: 'takes no other kind for a Namespace', selector: BY_TEAM, namespace: 'foreign', expected: 'unknown' },
  ])('$it', ({ selector, namespace, expected }) => {
    expect(NAMESPACES.matches(selector, namespace)).toBe(expected);
    expect(NAMESPACES.matches(selector, namespace)).toBe(expected);
  });
});
