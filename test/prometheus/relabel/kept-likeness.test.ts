import { keptLikeness } from '../../../lib/prometheus/relabel/kept-likeness';
import { ruleFrom } from '../../../lib/prometheus/relabel/rule-from';

const LABELS = new Map([['name', 'admin-metrics'], ['number', '9090']]);

describe('keptLikeness()', () => {
  test.each([
    { it: 'a common word', rule: { action: 'keep', source_labels: ['name'], regex: 'metrics' }, expected: 1 },
    { it: 'two common words and few letters that differ', rule: { action: 'keep', source_labels: ['name'], regex: 'admin-metric' }, expected: 2 },
    { it: 'labels that are joined', rule: { action: 'keep', source_labels: ['name', 'number'], separator: '-', regex: '9090' }, expected: 1 },
    { it: 'nothing in common', rule: { action: 'keep', source_labels: ['number'], regex: 'metrics' }, expected: 0 },
    { it: 'a label that is not set', rule: { action: 'keep', source_labels: ['other'], regex: 'undefined' }, expected: 0 },
    { it: 'a rule that drops', rule: { action: 'drop', source_labels: ['name'], regex: 'metrics' }, expected: 0 },
  ])('is $expected for $it', ({ rule, expected }) => expect(keptLikeness(ruleFrom(rule), LABELS)).toBe(expected));
});
