import { LabelIndex } from '../../lib/manifests/label-index';

interface Thing { readonly name: string; readonly namespace?: string; readonly labels: { readonly [key: string]: string } }

const THINGS: readonly Thing[] = [
  { name: 'a', namespace: 'shop', labels: { app: 'cart', tier: 'web' } },
  { name: 'b', namespace: 'shop', labels: { app: 'cart' } },
  { name: 'c', namespace: 'other', labels: { app: 'cart' } },
  { name: 'd', labels: { constructor: 'x' } },
];
const read = ({ namespace, labels }: Thing) => [namespace, labels] as const;
const names = (things: readonly Thing[]) => things.map(({ name }) => name).sort();

describe('LabelIndex.ofLabels()', () => {
  test.each<{ it: string; namespace?: string; labels: object; expected: string[] }>([
    { it: 'one label', namespace: 'shop', labels: { app: 'cart' }, expected: ['a', 'b'] },
    { it: 'the rarest of two', namespace: 'shop', labels: { app: 'cart', tier: 'web' }, expected: ['a'] },
    { it: 'no labels', namespace: 'shop', labels: {}, expected: ['a', 'b'] },
    { it: 'no namespace', namespace: undefined, labels: { constructor: 'x' }, expected: ['d'] },
    { it: 'a label nobody carries', namespace: 'shop', labels: { app: 'x' }, expected: [] },
  ])('finds candidates by $it', ({ namespace, labels, expected }) => {
    expect(names(LabelIndex.ofLabels(THINGS, read).labelled(namespace, labels as Thing['labels']))).toEqual(expected);
  });
});

describe('LabelIndex.ofSelectors()', () => {
  test('finds every selector that may match, each once', () => {
    expect(names(LabelIndex.ofSelectors(THINGS, read).selecting('shop', { app: 'cart', tier: 'web', x: 'y' }))).toEqual(['a', 'b']);
    expect(names(LabelIndex.ofSelectors(THINGS, read).selecting('other', { app: 'x' }))).toEqual([]);
  });
});
