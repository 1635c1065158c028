import { contradictionIn } from '../../../lib/manifests/selectors/contradiction';
import { LabelSelector } from '../../../lib/manifests/selectors/selector';

const expressions = (...lines: readonly [string, string, ...string[]][]): LabelSelector => ({
  matchExpressions: lines.map(([key, operator, ...values]) => ({ key, operator, values })),
});

test.each<{ it: string; selector: LabelSelector; expected: string | undefined }>([
  { it: 'an empty selector', selector: {}, expected: undefined },
  { it: 'one pair', selector: { matchLabels: { a: 'x' } }, expected: undefined },
  { it: 'a pair that is said twice', selector: { matchLabels: { a: 'x' }, ...expressions(['a', 'In', 'x', 'y']) }, expected: undefined },
  { it: 'values of which one is left', selector: expressions(['a', 'In', 'x', 'y'], ['a', 'NotIn', 'x']), expected: undefined },
  { it: 'values of which none is left', selector: expressions(['b', 'Exists'], ['a', 'In', 'x'], ['a', 'NotIn', 'x']), expected: 'a in (x) and a not in (x)' },
  { it: 'no values', selector: expressions(['a', 'In']), expected: 'a in ()' },
  { it: 'values that exclude each other', selector: { matchLabels: { a: 'x' }, ...expressions(['a', 'In', 'y']) }, expected: 'a: x and a in (y)' },
  { it: 'three lists without a common value', selector: expressions(['a', 'In', 'x', 'y'], ['a', 'In', 'y', 'z'], ['a', 'In', 'x', 'z']), expected: 'a in (x, y) and a in (y, z) and a in (x, z)' },
  { it: 'a label that is there and not there', selector: expressions(['a', 'Exists'], ['a', 'DoesNotExist']), expected: 'a label a and no label a' },
  { it: 'a value of a label that is not there', selector: { matchLabels: { a: '' }, ...expressions(['a', 'DoesNotExist']) }, expected: 'a:  and no label a' },
  { it: 'a label that is not there, and has none of some values', selector: expressions(['a', 'NotIn', 'x'], ['a', 'DoesNotExist']), expected: undefined },
  { it: 'different labels', selector: expressions(['a', 'Exists'], ['b', 'DoesNotExist']), expected: undefined },
  { it: 'an operator that does not exist', selector: expressions(['a', 'Equals', 'x']), expected: 'a Equals' },
])('contradictionIn() of $it is $expected', ({ selector, expected }) => expect(contradictionIn(selector)).toBe(expected));
