import { describeDrop } from '../../../lib/prometheus/relabel/describe-drop';
import { ruleFrom } from '../../../lib/prometheus/relabel/rule-from';
import { Fields } from '../../support/running';

describe('describeDrop()', () => {
  test.each<{ rule: Fields; labels: { readonly [name: string]: string }; expected: string }>([
    { rule: { action: 'keep', source_labels: ['a'], regex: 'x|y' }, labels: { a: 'z' }, expected: 'keep wants a to match "x|y", and it is "z"' },
    { rule: { action: 'keep', source_labels: ['a'], regex: 'x' }, labels: {}, expected: 'keep wants a to match "x", and it is ""' },
    { rule: { action: 'keep', source_labels: ['a', 'b'], regex: 'x;y' }, labels: { b: 'y' }, expected: 'keep wants a ";" b to match "x;y", and it is ";y"' },
    { rule: { action: 'keep', source_labels: ['a', 'b'], regex: 'xy', separator: '' }, labels: { a: 'x' }, expected: 'keep wants a "" b to match "xy", and it is "x"' },
    { rule: { action: 'keep', regex: 'x' }, labels: { a: 'x' }, expected: 'keep wants nothing to match "x", and it is ""' },
    { rule: { action: 'drop', source_labels: ['a'], regex: 'x.*' }, labels: { a: 'xy' }, expected: 'drop goes by a, which is "xy" and matches "x.*"' },
    { rule: { action: 'drop' }, labels: {}, expected: 'drop goes by nothing, which is "" and matches "(.*)"' },
    { rule: { action: 'keepequal', source_labels: ['a'], target_label: 'b' }, labels: { a: 'x' }, expected: 'keepequal wants a, which is "x", to equal b, which is ""' },
    { rule: { action: 'dropequal', source_labels: ['a'], target_label: 'b' }, labels: { a: 'x', b: 'x' }, expected: 'dropequal goes by a, which is "x" and equals b' },
    { rule: { action: 'DROP', source_labels: ['é'], regex: '😀\n' }, labels: { é: '😀\n' }, expected: 'drop goes by é, which is "😀\\u000a" and matches "😀\\u000a"' },
  ])('$expected', ({ rule, labels, expected }) => {
    expect(describeDrop(ruleFrom(rule), new Map(Object.entries(labels)))).toBe(expected);
  });
});
