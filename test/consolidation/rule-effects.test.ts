import { mayChange, reads } from '../../lib/consolidation/rule-effects';

describe('reads()', () => {
  test.each([
    { rule: { source_labels: ['a', 'x'] }, expected: true },
    { rule: { source_labels: ['a'], target_label: 'x' }, expected: false },
    { rule: { action: 'keepequal', source_labels: ['a'], target_label: 'x' }, expected: true },
    { rule: { action: 'dropequal', source_labels: ['a'], target_label: 'x' }, expected: true },
    { rule: { action: 'labelmap', regex: '(x|y)' }, expected: true },
    { rule: { action: 'labelmap', regex: 'xx' }, expected: false },
    { rule: { action: 'labelmap' }, expected: true },
    { rule: { action: 'labelmap', regex: '(' }, expected: false },
    { rule: { action: 'labeldrop', regex: 'x' }, expected: false },
    { rule: {}, expected: false },
  ])('of label x by $rule is $expected', ({ rule, expected }) => expect(reads(rule, 'x')).toBe(expected));
});

describe('mayChange()', () => {
  test.each([
    { rule: { target_label: 'x' }, expected: true },
    { rule: { target_label: 'y' }, expected: false },
    { rule: { target_label: '${1}' }, expected: true },
    { rule: { action: 'lowercase', target_label: 'x' }, expected: true },
    { rule: { action: 'keep', source_labels: ['x'] }, expected: false },
    { rule: { action: 'dropequal', target_label: 'x' }, expected: false },
    { rule: { action: 'labelmap', regex: 'nothing' }, expected: true },
    { rule: { action: 'labeldrop', regex: 'x.*' }, expected: true },
    { rule: { action: 'labeldrop', regex: 'y' }, expected: false },
    { rule: { action: 'labelkeep', regex: 'x' }, expected: false },
    { rule: { action: 'labelkeep', regex: 'y' }, expected: true },
  ])('of label x by $rule is $expected', ({ rule, expected }) => expect(mayChange(rule, 'x')).toBe(expected));
});
