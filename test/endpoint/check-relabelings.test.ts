import { RelabelConfig, RelabelConfigAction } from '../../imports/shared';
import { checkRelabelings } from '../../lib/endpoint/check-relabelings';
import { propsRefusal } from '../support/app';

const { DROPEQUAL, HASHMOD, KEEP, KEEPEQUAL, LABELDROP, LABELKEEP, LABELMAP, LOWERCASE, UPPERCASE } = RelabelConfigAction;

const problemsOf = (rule: RelabelConfig) => checkRelabelings([rule], 'relabelings').map(({ message, fix }) => `${message}; ${fix}`).join('\n');

describe('checkRelabelings()', () => {
  test.each<{ it: string; rule: RelabelConfig }>([
    { it: 'a replacement without an action', rule: { targetLabel: 'team', replacement: 'shop' } },
    { it: 'a target with a group', rule: { targetLabel: 'label_$1', regex: '(.+)' } },
    { it: 'keep without a target', rule: { action: KEEP, sourceLabels: ['__meta_x'], regex: 'a|b' } },
    { it: 'a hashmod', rule: { action: HASHMOD, sourceLabels: ['a'], targetLabel: 'shard', modulus: 3 } },
    { it: 'a labelmap', rule: { action: LABELMAP, regex: '__meta_(.+)' } },
    { it: 'a labelmap with a replacement', rule: { action: LABELMAP, regex: '__meta_(.+)', replacement: 'k8s_$1' } },
    { it: 'a labeldrop', rule: { action: LABELDROP, regex: 'tmp_.*' } },
    { it: 'a keepequal', rule: { action: KEEPEQUAL, sourceLabels: ['a'], targetLabel: 'b' } },
    { it: 'a lowercase', rule: { action: LOWERCASE, sourceLabels: ['a'], targetLabel: 'b' } },
    { it: 'fields at their default', rule: { action: LABELKEEP, regex: 'a', separator: ';', replacement: '$1', modulus: 0 } },
  ])('takes $it', ({ rule }) => {
    expect(problemsOf(rule)).toBe('');
  });

  test.each<{ it: string; rule: RelabelConfig; expected: string }>([
    {
      it: 'an unknown action',
      rule: { action: 'sort' as any },
      expected: 'relabelings[0] has action "sort"; use one of "replace", "keep", "drop", "hashmod", "labelmap", "labeldrop", "labelkeep", "lowercase", "uppercase", "keepequal", "dropequal"',
    },
    { it: 'a replace without a target', rule: { sourceLabels: ['a'] }, expected: 'relabelings[0] is a replace without targetLabel; set targetLabel' },
    {
      it: 'a lowercase without a target',
      rule: { action: LOWERCASE, sourceLabels: ['a'] },
      expected: 'relabelings[0] is a lowercase without targetLabel; set targetLabel',
    },
    {
      it: 'a lowercase with a replacement',
      rule: { action: LOWERCASE, targetLabel: 'a', replacement: 'x' },
      expected: 'relabelings[0] is a lowercase with "replacement", which it does not use; leave it out',
    },
    {
      it: 'an uppercase with a replacement',
      rule: { action: UPPERCASE, targetLabel: 'a', replacement: 'x' },
      expected: 'relabelings[0] is a uppercase with "replacement", which it does not use; leave it out',
    },
    {
      it: 'a hashmod without modulus',
      rule: { action: HASHMOD, targetLabel: 'a' },
      expected: 'relabelings[0] is a hashmod without modulus; set modulus to at least 1',
    },
    { it: 'a negative modulus', rule: { action: HASHMOD, targetLabel: 'a', modulus: -1 }, expected: 'relabelings[0] has modulus -1; use a whole number' },
    { it: 'a fraction as modulus', rule: { action: HASHMOD, targetLabel: 'a', modulus: 1.5 }, expected: 'relabelings[0] has modulus 1.5; use a whole number' },
    {
      it: 'a keepequal without a target',
      rule: { action: KEEPEQUAL, sourceLabels: ['a'] },
      expected: 'relabelings[0] is a keepequal without targetLabel; set targetLabel',
    },
    {
      it: 'a dropequal with more fields',
      rule: { action: DROPEQUAL, sourceLabels: ['a'], targetLabel: 'b', regex: 'x', separator: ',' },
      expected: 'relabelings[0] is a dropequal with "regex", "separator", which it does not use; leave them out',
    },
    {
      it: 'a labeldrop with sources',
      rule: { action: LABELDROP, sourceLabels: ['a'], regex: 'b' },
      expected: 'relabelings[0] is a labeldrop with "sourceLabels", which it does not use; leave it out',
    },
    {
      it: 'a labelkeep with a target',
      rule: { action: LABELKEEP, targetLabel: 'a' },
      expected: 'relabelings[0] is a labelkeep with "targetLabel", which it does not use; leave it out',
    },
    {
      it: 'a labelmap to nothing',
      rule: { action: LABELMAP, replacement: '' },
      expected: 'relabelings[0] has replacement "", which is empty; use a label name, or one with "$1" in it',
    },
    {
      it: 'an empty source label',
      rule: { sourceLabels: [''], targetLabel: 'a' },
      expected: 'relabelings[0] has source label "", which is empty; use a label name',
    },
  ])('refuses $it', ({ rule, expected }) => {
    expect(problemsOf(rule)).toBe(expected);
  });

  test.each(['(?=a)', '(a)\\1', 'a{1001}', '['])('refuses regex %s, which RE2 does', (regex) => {
    expect(problemsOf({ targetLabel: 'a', regex })).toMatch(/^relabelings\[0\] has regex .+ is not RE2 syntax \(.+\); rewrite it without look-around and back-references, which RE2 does not have$/);
  });

  test('names list, place and rule of every fault', () => {
    const rule = { targetLabel: '' };

    expect(propsRefusal({ relabelings: [{ targetLabel: 'a' }, rule], metricRelabelings: [rule], probe: { relabelings: [rule] }, endpoints: [{ path: '/a' }] })).toMatchInlineSnapshot(`
"AM108 endpoints[0].metricRelabelings[0] is a replace without targetLabel; set targetLabel
AM108 endpoints[0].relabelings[1] is a replace without targetLabel; set targetLabel
AM108 probe.relabelings[0] is a replace without targetLabel; set targetLabel"
`);
  });
});
