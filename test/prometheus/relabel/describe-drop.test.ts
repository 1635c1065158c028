import { describeDrop } from '../../../lib/prometheus/relabel/describe-drop';
import { ruleFrom } from '../../../lib/prometheus/relabel/rule-from';
import { Fields } from '../../support/manifests/manifest';

describe('describeDrop()', () => {
  test.each<{ rule: Fields; labels: { readonly [name: string]: string }; expected: string }>([
    { rule: { action: 'keep', source_labels: ['a'], regex: 'x|y' }, labels: { a: 'z' }, expected: 'keep requires a to match "x|y", but it is "z"' },
    { rule: { action: 'keep', source_labels: ['a'], regex: 'x' }, labels: {}, expected: 'keep requires a to match "x", but it is ""' },
    { rule: { action: 'keep', source_labels: ['a', 'b'], regex: 'x;y' }, labels: { b: 'y' }, expected: 'keep requires a ";" b to match "x;y", but it is ";y"' },
    {
      rule: { action: 'keep', source_labels: ['a', 'b'], regex: 'xy', separator: '' },
      labels: { a: 'x' },
      expected: 'keep requires a "" b to match "xy", but it is "x"',
    },
    { rule: { action: 'keep', regex: 'x' }, labels: { a: 'x' }, expected: 'keep requires its empty source to match "x", but it is ""' },
    { rule: { action: 'drop', source_labels: ['a'], regex: 'x.*' }, labels: { a: 'xy' }, expected: 'a is "xy", which matches "x.*"' },
    { rule: { action: 'drop' }, labels: {}, expected: 'its empty source is "", which matches "(.*)"' },
    {
      rule: { action: 'keepequal', source_labels: ['a'], target_label: 'b' },
      labels: { a: 'x' },
      expected: 'keepequal requires a to equal b, which is "", but it is "x"',
    },
    { rule: { action: 'dropequal', source_labels: ['a'], target_label: 'b' }, labels: { a: 'x', b: 'x' }, expected: 'a is "x", which equals b' },
    { rule: { action: 'DROP', source_labels: ['é'], regex: '😀\n' }, labels: { é: '😀\n' }, expected: 'é is "😀\\u000a", which matches "😀\\u000a"' },
  ])('$expected', ({ rule, labels, expected }) => {
    expect(describeDrop(ruleFrom(rule), new Map(Object.entries(labels)))).toBe(expected);
  });
});
