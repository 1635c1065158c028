import { ruleFields } from '../../../lib/prometheus/relabel/rule-fields';
import { ruleFrom } from '../../../lib/prometheus/relabel/rule-from';

describe('ruleFields()', () => {
  test.each([
    { it: 'leaves out defaults', given: { source_labels: ['a'], target_label: 'b', separator: ';', regex: '(.*)', replacement: '$1', action: 'replace' }, expected: [['source_labels', '[a]'], ['target_label', 'b']] },
    {
      it: 'has every other field, in the order of a configuration',
      given: { replacement: 'x', target_label: 'b', regex: 'y', separator: ' ', source_labels: ['a', 'b'] },
      expected: [['source_labels', '[a, b]'], ['separator', '" "'], ['regex', 'y'], ['target_label', 'b'], ['replacement', 'x']],
    },
    { it: 'shows an empty replacement', given: { target_label: 'b', replacement: '' }, expected: [['target_label', 'b'], ['replacement', '""']] },
    {
      it: 'names the action and the modulus',
      given: { action: 'hashmod', source_labels: ['a'], modulus: 3, target_label: 'b' },
      expected: [['action', 'hashmod'], ['source_labels', '[a]'], ['modulus', '3'], ['target_label', 'b']],
    },
    { it: 'has nothing but the action of a rule that only has defaults', given: { action: 'keep' }, expected: [['action', 'keep']] },
  ])('$it', ({ given, expected }) => expect(ruleFields(ruleFrom(given))).toEqual(expected));
});
