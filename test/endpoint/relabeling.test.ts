import { Relabeling } from '../../lib/endpoint/relabeling';
import { thrownMessage } from '../support/app';

describe('Relabeling', () => {
  test.each([
    { it: 'drop()', rule: Relabeling.drop(['a', 'b'], 'x;y'), expected: { action: 'drop', sourceLabels: ['a', 'b'], regex: 'x;y' } },
    { it: 'keep()', rule: Relabeling.keep(['a'], 'x'), expected: { action: 'keep', sourceLabels: ['a'], regex: 'x' } },
    { it: 'dropMetrics()', rule: Relabeling.dropMetrics('go_.*'), expected: { action: 'drop', sourceLabels: ['__name__'], regex: 'go_.*' } },
    { it: 'keepMetrics()', rule: Relabeling.keepMetrics('up'), expected: { action: 'keep', sourceLabels: ['__name__'], regex: 'up' } },
    { it: 'setLabel()', rule: Relabeling.setLabel('team', 'shop'), expected: { targetLabel: 'team', replacement: 'shop' } },
    { it: 'setLabel() with a dollar', rule: Relabeling.setLabel('price', '$1 or $$'), expected: { targetLabel: 'price', replacement: '$$1 or $$$$' } },
    { it: 'copyLabel()', rule: Relabeling.copyLabel('a', 'b'), expected: { sourceLabels: ['a'], regex: '(.+)', targetLabel: 'b' } },
    { it: 'hashMod()', rule: Relabeling.hashMod(['__address__'], 4, '__tmp_shard'), expected: { action: 'hashmod', sourceLabels: ['__address__'], modulus: 4, targetLabel: '__tmp_shard' } },
    { it: 'dropLabels()', rule: Relabeling.dropLabels('tmp_.*'), expected: { action: 'labeldrop', regex: 'tmp_.*' } },
    { it: 'keepLabels()', rule: Relabeling.keepLabels('a|b'), expected: { action: 'labelkeep', regex: 'a|b' } },
    { it: 'mapLabels()', rule: Relabeling.mapLabels('__meta_(.+)', '$1'), expected: { action: 'labelmap', regex: '__meta_(.+)', replacement: '$1' } },
  ])('$it writes one rule', ({ rule, expected }) => {
    expect(rule).toEqual(expected);
  });

  test.each([
    { it: 'a regex that RE2 does not have', make: () => Relabeling.drop(['a'], '(?!x)'), expected: 'AM108 Relabeling: the rule has regex "(?!x)"' },
    { it: 'a modulus of 0', make: () => Relabeling.hashMod(['a'], 0, 'b'), expected: 'AM108 Relabeling: the rule is a hashmod without modulus; set modulus to at least 1' },
    { it: 'no target label', make: () => Relabeling.setLabel('', 'x'), expected: 'AM108 Relabeling: the rule is a replace without targetLabel; set targetLabel' },
    { it: 'text in place of labels', make: () => Relabeling.drop('job' as never, 'x'), expected: "AM108 Relabeling: the source labels are not a list of text; write them like ['job', 'instance']" },
    { it: 'a value that is not text', make: () => Relabeling.setLabel('a', 5 as never), expected: 'AM108 Relabeling: the replacement of the rule is 5, which is not text; give text' },
    { it: 'no source labels', make: () => Relabeling.keep([], 'x'), expected: 'AM108 Relabeling: the rule has no source labels, so it would decide the same for everything; name at least one label' },
    { it: 'no regex', make: () => Relabeling.dropMetrics(undefined as never), expected: 'AM108 Relabeling: the regex of the rule is not set, so it would match everything; give a regex' },
    { it: 'an empty source label', make: () => Relabeling.keep([''], 'x'), expected: 'AM108 Relabeling: the rule has source label "", which is empty; use a label name' },
  ])('refuses $it', ({ make, expected }) => {
    expect(thrownMessage(make)).toMatch(expected);
  });
});
