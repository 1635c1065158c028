import { relabel } from '../../../lib/prometheus/relabel/relabel';
import { relabelSteps, RelabelStep } from '../../../lib/prometheus/relabel/relabel-steps';
import { ruleFrom, RuleYaml } from '../../../lib/prometheus/relabel/rule-from';

const stepsOf = (labels: { [name: string]: string }, ...rules: RuleYaml[]) => (
  relabelSteps(new Map(Object.entries(labels)), rules.map((rule) => ruleFrom(rule))));

const HASH = { action: 'hashmod', source_labels: ['__address__'], target_label: '__tmp', modulus: 4 };
const KNOWN = { isOpen: false };

interface Row { readonly it: string; readonly labels: { [name: string]: string }; readonly rules: RuleYaml[]; readonly expected: RelabelStep[] }

const CHANGES: Row[] = [
  { it: 'a label that is set', labels: { a: 'x' }, rules: [{ source_labels: ['a'], target_label: 'b' }], expected: [{ changes: [{ name: 'b', after: 'x' }], ...KNOWN }] },
  { it: 'a label that is changed', labels: { b: 'x' }, rules: [{ target_label: 'b', replacement: 'y' }], expected: [{ changes: [{ name: 'b', before: 'x', after: 'y' }], ...KNOWN }] },
  { it: 'a label that is deleted', labels: { b: 'x' }, rules: [{ target_label: 'b', replacement: '' }], expected: [{ changes: [{ name: 'b', before: 'x' }], ...KNOWN }] },
  { it: 'nothing for the same value', labels: { b: 'x' }, rules: [{ target_label: 'b', replacement: 'x' }], expected: [{ changes: [], ...KNOWN }] },
  { it: 'nothing without a match', labels: { a: 'x' }, rules: [{ source_labels: ['a'], regex: 'y', target_label: 'b' }], expected: [{ changes: [], ...KNOWN }] },
  {
    it: 'several labels by name',
    labels: { meta_b: '1', meta_a: '2' },
    rules: [{ action: 'labelmap', regex: 'meta_(.*)' }],
    expected: [{ changes: [{ name: 'a', after: '2' }, { name: 'b', after: '1' }], ...KNOWN }],
  },
  {
    it: 'each rule by what the ones before it left',
    labels: { a: 'x' },
    rules: [{ source_labels: ['a'], target_label: 'b' }, { action: 'labeldrop', regex: 'a' }, { source_labels: ['a'], target_label: 'b' }],
    expected: [{ changes: [{ name: 'b', after: 'x' }], ...KNOWN }, { changes: [{ name: 'a', before: 'x' }], ...KNOWN }, { changes: [{ name: 'b', before: 'x' }], ...KNOWN }],
  },
  { it: 'what keeps a target', labels: { a: 'x' }, rules: [{ action: 'keep', source_labels: ['a'], regex: 'x' }], expected: [{ changes: [], verdict: 'kept', ...KNOWN }] },
  {
    it: 'no rule after one that drops the target',
    labels: { a: 'x' },
    rules: [{ action: 'drop', source_labels: ['a'], regex: 'x' }, { target_label: 'b', replacement: 'y' }],
    expected: [{ changes: [], verdict: 'dropped', ...KNOWN }],
  },
  { it: 'nothing without rules', labels: { a: 'x' }, rules: [], expected: [] },
];

const UNKNOWN: Row[] = [
  {
    it: 'a copy of a value that only the cluster knows',
    labels: { a: 'cart-n0tkn0wn' },
    rules: [{ source_labels: ['a'], target_label: 'b' }],
    expected: [{ changes: [{ name: 'b', after: null }], ...KNOWN }],
  },
  {
    it: 'its known part',
    labels: { a: 'cart-n0tkn0wn' },
    rules: [{ source_labels: ['a'], regex: '(.*)-.*', target_label: 'b' }],
    expected: [{ changes: [{ name: 'b', after: 'cart' }], ...KNOWN }],
  },
  {
    it: 'such a value in capitals, and what is copied from it',
    labels: { a: 'n0tkn0wn' },
    rules: [{ action: 'uppercase', source_labels: ['a'], target_label: 'b' }, { action: 'labelmap', regex: '(b)', replacement: '${1}c' }, { target_label: 'b', replacement: 'x' }],
    expected: [{ changes: [{ name: 'b', after: null }], ...KNOWN }, { changes: [{ name: 'bc', after: null }], ...KNOWN }, { changes: [{ name: 'b', before: null, after: 'x' }], ...KNOWN }],
  },
  {
    it: 'the hash of an address that is not known, and what is copied from it',
    labels: { __address__: '240.0.0.1:80' },
    rules: [HASH, { source_labels: ['__tmp'], target_label: 'shard' }, { source_labels: ['__tmp'], target_label: 'x', replacement: 'y' }],
    expected: [{ changes: [{ name: '__tmp', after: null }], ...KNOWN }, { changes: [{ name: 'shard', after: null }], ...KNOWN }, { changes: [{ name: 'x', after: 'y' }], ...KNOWN }],
  },
  {
    it: 'that it is not certain whether such a target is kept',
    labels: { __address__: '240.0.0.1:80' },
    rules: [HASH, { action: 'keep', source_labels: ['__tmp'], regex: '[0-3]' }],
    expected: [{ changes: [{ name: '__tmp', after: null }], ...KNOWN }, { changes: [], verdict: 'kept', isOpen: true }],
  },
  {
    it: 'the same for a label that is compared',
    labels: { a: 'x', b: 'n0tkn0wn' },
    rules: [{ action: 'keepequal', source_labels: ['a'], target_label: 'b' }],
    expected: [{ changes: [], verdict: 'dropped', isOpen: true }],
  },
  {
    it: 'a hash modulo 1, which is always 0',
    labels: { __address__: '240.0.0.1:80' },
    rules: [{ ...HASH, modulus: 1 }, { action: 'keep', source_labels: ['__tmp'], regex: '0' }],
    expected: [{ changes: [{ name: '__tmp', after: '0' }], ...KNOWN }, { changes: [], verdict: 'kept', ...KNOWN }],
  },
  { it: 'the address itself, which has the name of a pod', labels: { __address__: '240.0.0.1:80' }, rules: [{ source_labels: ['__address__'], target_label: 'b' }], expected: [{ changes: [{ name: 'b', after: '240.0.0.1:80' }], ...KNOWN }] },
  { it: 'the hash of an address that is known', labels: { __address__: '10.0.0.1:80' }, rules: [{ ...HASH, modulus: 2 }], expected: [{ changes: [{ name: '__tmp', after: '1' }], ...KNOWN }] },
];

describe('relabelSteps()', () => {
  test.each([...CHANGES, ...UNKNOWN])('shows $it', ({ labels, rules, expected }) => {
    expect(stepsOf(labels, ...rules)).toEqual(expected);
  });

  test.each(CHANGES)('ends as relabel() does: $it', ({ labels, rules }) => {
    const left = new Map(Object.entries(labels));
    const steps = stepsOf(labels, ...rules);
    for (const { changes } of steps) {
      for (const { name, after } of changes) {
        if (after === undefined) left.delete(name);
        else left.set(name, after!);
      }
    }
    const { labels: expected, dropped } = relabel(new Map(Object.entries(labels)), rules.map((rule) => ruleFrom(rule)));

    expect(dropped).toBe(steps[steps.length - 1]?.verdict === 'dropped' ? steps.length - 1 : undefined);
    if (expected) expect(new Map([...left].sort())).toEqual(new Map([...expected].sort()));
  });
});
