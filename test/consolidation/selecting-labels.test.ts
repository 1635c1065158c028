import { selectingLabels } from '../../lib/consolidation/selecting-labels';
import { StringMap } from '../../lib/manifests/manifest';
import { LabelSelector } from '../../lib/manifests/selectors/selector';

interface Row {
  readonly it: string;
  readonly given: StringMap;
  readonly selectors: readonly LabelSelector[];
  readonly expected: StringMap | undefined;
}

describe('selectingLabels()', () => {
  test.each<Row>([
    { it: 'keeps what no selector is about', given: { a: '1' }, selectors: [{}], expected: { a: '1' } },
    { it: 'adds and replaces what matchLabels need', given: { a: '1', b: '2' }, selectors: [{ matchLabels: { a: 'x', c: 'y' } }], expected: { a: 'x', b: '2', c: 'y' } },
    { it: 'keeps a value that In allows', given: { a: '2' }, selectors: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['1', '2'] }] }], expected: { a: '2' } },
    { it: 'takes the first value of In', given: {}, selectors: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['1', '2'] }] }], expected: { a: '1' } },
    { it: 'removes what NotIn and DoesNotExist forbid', given: { a: '1', b: '2' }, selectors: [{ matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['1'] }, { key: 'b', operator: 'DoesNotExist' }] }], expected: {} },
    { it: 'adds a value for Exists', given: {}, selectors: [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }], expected: { a: 'true' } },
    { it: 'fits several selectors', given: {}, selectors: [{ matchLabels: { a: '1' } }, { matchLabels: { b: '2' } }], expected: { a: '1', b: '2' } },
    { it: 'finds nothing for selectors that contradict each other', given: {}, selectors: [{ matchLabels: { a: '1' } }, { matchLabels: { a: '2' } }], expected: undefined },
    { it: 'does not take names of Object for labels', given: {}, selectors: [{ matchLabels: { constructor: 'x' } }], expected: { constructor: 'x' } },
  ])('$it', ({ given, selectors, expected }) => expect(selectingLabels(given, selectors)).toEqual(expected));
});
