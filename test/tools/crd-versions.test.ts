import { CrdHistory, crdVersions, versionsOf } from '../../tools/generate-crd-versions/crd-versions';

const TEXT = { type: 'string' };
const OBJECT = { type: 'object' };
const HISTORY: CrdHistory = {
  minors: ['0.1', '0.2', '0.3'],
  kinds: {
    Shop: {
      subresources: [[1, ['scale', 'status']]],
      paths: {
        'spec': [[0, OBJECT]],
        'spec.same': [[0, TEXT]],
        'spec.brought': [[1, OBJECT]],
        'spec.brought.with': [[1, TEXT]],
        'spec.limited[]': [[0, { ...TEXT, 'x-kubernetes-map-type': 'atomic' }], [2, { ...TEXT, minLength: 1 }]],
        'spec.after': [[1, TEXT]],
      },
    },
  },
  withinMinor: [['0.2.0', '0.2.4', 'Shop', 'spec.after', null, TEXT], ['0.2.0', '0.2.4', 'Shop', 'spec.before', TEXT, null]],
};

describe('crdVersions()', () => {
  test('has a version for each minor version and each change within one', () => {
    expect(versionsOf(HISTORY)).toEqual(['0.1.0', '0.2.0', '0.2.4', '0.3.0']);
  });

  test('keeps what is not the same, compared with one version', () => {
    const { histories, trees, kinds } = crdVersions(HISTORY, '0.3.0');
    const [tree, scale] = kinds.Shop;
    const below = (index: number, ...steps: readonly string[]): { readonly [step: string]: number } =>
      steps.reduce((at, step) => trees[at[step]], trees[index]);
    const historyOf = (...steps: readonly string[]) => histories[below(tree, ...steps)['']];

    expect(scale).toBe(1);
    expect(Object.keys(below(tree, 'spec'))).toEqual(['after', 'before', 'brought', 'limited']);
    expect(historyOf('spec', 'brought')).toEqual([[0, null], [1, 0]]);
    expect(Object.keys(below(tree, 'spec', 'brought'))).toEqual(['']);
    expect(historyOf('spec', 'limited', '[]')).toEqual([[0, TEXT], [3, 0]]);
    expect(historyOf('spec', 'after')).toEqual([[0, null], [2, 0]]);
    expect(historyOf('spec', 'before')).toEqual([[0, null], [1, TEXT], [2, null]]);
  });

  test('keeps nothing of what is the same', () => {
    const { kinds, trees } = crdVersions({ ...HISTORY, kinds: { Shop: { subresources: [], paths: { 'spec': [[0, OBJECT]], 'spec.a': [[0, TEXT]] } } }, withinMinor: [] }, '0.3.0');

    expect(kinds).toEqual({ Shop: [0, -1] });
    expect(trees).toEqual([{}]);
  });

  const historyOfText = (keywords: object) => crdVersions({
    ...HISTORY, kinds: { Shop: { subresources: [], paths: { 'spec': [[0, OBJECT]], 'spec.a': [[0, { ...TEXT, ...keywords }], [2, TEXT]] } } }, withinMinor: [],
  }, '0.3.0').histories;

  test('joins allowed values that are listed twice', () => {
    expect(historyOfText({ allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] })).toEqual([[[0, { ...TEXT, enum: ['b'] }], [2, 0]]]);
  });

  test.each([
    [{ not: {} }, 'spec.a: unknown keywords not'],
    [{ allOf: [{ minLength: 1 }] }, 'spec.a: allOf is understood only with enum'],
  ])('refuses what it would lose: %j', (keywords, problem) => {
    expect(() => historyOfText(keywords)).toThrow(problem);
  });
});
