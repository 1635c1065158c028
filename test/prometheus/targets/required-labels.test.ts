import * as fc from 'fast-check';
import { GroupIndex } from '../../../lib/prometheus/discovery/group-index';
import { TargetGroup } from '../../../lib/prometheus/discovery/target-group';
import { relabel } from '../../../lib/prometheus/relabel/relabel';
import { ruleFrom, RuleYaml } from '../../../lib/prometheus/relabel/rule-from';
import { requiredLabels } from '../../../lib/prometheus/targets/required-labels';

const required = (rules: readonly RuleYaml[]) => requiredLabels(rules.map((rule) => ruleFrom(rule))).map(({ label, values }) => `${label}=${[...values].join('|')}`);
const keep = (regex: string, ...sources: string[]): RuleYaml => ({ action: 'keep', source_labels: sources, regex });

describe('requiredLabels()', () => {
  test.each<{ it: string; rules: RuleYaml[]; expected: string[] }>([
    { it: 'nothing without rules', rules: [], expected: [] },
    { it: 'a word', rules: [keep('cart', 'a')], expected: ['a=cart'] },
    { it: 'a path', rules: [keep('kube-system/x_1', 'a')], expected: ['a=kube-system/x_1'] },
    { it: 'one word of several', rules: [keep('cart|login', 'a')], expected: ['a=cart|login'] },
    { it: 'one word of a group', rules: [keep('(cart|login)', 'a')], expected: ['a=cart|login'] },
    { it: 'a word of each label', rules: [keep('cart;true', 'a', 'b')], expected: ['a=cart', 'b=true'] },
    { it: 'what the operator writes for a selector', rules: [keep('(cart);true', 'label', 'labelpresent')], expected: ['label=cart', 'labelpresent=true'] },
    { it: 'one word of a group and another', rules: [keep('(cart|login);true', 'a', 'b')], expected: ['a=cart|login', 'b=true'] },
    { it: 'words of several rules', rules: [keep('x', 'a'), { action: 'drop', source_labels: ['c'], regex: 'z' }, keep('y', 'b')], expected: ['a=x', 'b=y'] },
    { it: 'words with another separator', rules: [{ ...keep('x:y', 'a', 'b'), separator: ':' }], expected: ['a=x', 'b=y'] },
    { it: 'a label before it is written', rules: [keep('x', 'a'), { target_label: 'a', replacement: 'y' }], expected: ['a=x'] },
    { it: 'a label beside one that is written', rules: [{ target_label: 'b', replacement: 'y' }, keep('x', 'a')], expected: ['a=x'] },
    { it: 'the words that stand alone beside a pattern', rules: [keep('.+;true', 'a', 'b')], expected: ['b=true'] },
  ])('asks for $it', ({ rules, expected }) => {
    expect(required(rules)).toEqual(expected);
  });

  test.each<{ it: string; rules: RuleYaml[] }>([
    { it: 'all that matches a pattern', rules: [keep('x.*', 'a')] },
    { it: 'a dot, which is any character', rules: [keep('a.b', 'a')] },
    { it: 'an escaped dot', rules: [keep('a\\.b', 'a')] },
    { it: 'a class', rules: [keep('[ab]', 'a')] },
    { it: 'whatever the case', rules: [keep('(?i)a', 'a')] },
    { it: 'a repetition', rules: [keep('a+', 'a')] },
    { it: 'the default', rules: [{ action: 'keep', source_labels: ['a'] }] },
    { it: 'the empty text', rules: [keep('', 'a')] },
    { it: 'a word or nothing', rules: [keep('a|', 'a')] },
    { it: 'a word or nothing in a group', rules: [keep('(a|)', 'a')] },
    { it: 'an optional group', rules: [keep('(a)?', 'a')] },
    { it: 'a group that does not count', rules: [keep('(?:a|b)', 'a')] },
    { it: 'alternatives over several labels', rules: [keep('a|b;c|d', 'a', 'b')] },
    { it: 'fewer words than labels', rules: [keep('a', 'a', 'b')] },
    { it: 'more words than labels', rules: [keep('a;b', 'a')] },
    { it: 'no labels', rules: [keep('a')] },
    { it: 'labels without a separator', rules: [{ ...keep('ab', 'a', 'b'), separator: '' }] },
    { it: 'a label that was written', rules: [{ target_label: 'a', replacement: 'x' }, keep('x', 'a')] },
    { it: 'a label beside one that was written', rules: [{ target_label: 'a', replacement: 'x' }, keep('x;y', 'a', 'b')] },
    { it: 'a label that was hashed', rules: [{ action: 'hashmod', target_label: 'a', modulus: 2 }, keep('0', 'a')] },
    { it: 'a label that was written small', rules: [{ action: 'lowercase', source_labels: ['b'], target_label: 'a' }, keep('x', 'a')] },
    { it: 'a label that may have been mapped', rules: [{ action: 'labelmap', regex: 'm_(.+)' }, keep('x', 'a')] },
    { it: 'a label that may have been written by a name in a text', rules: [{ source_labels: ['b'], target_label: '${1}', replacement: 'x' }, keep('x', 'a')] },
    { it: 'what is dropped', rules: [{ action: 'drop', source_labels: ['a'], regex: 'x' }] },
    { it: 'labels that must be equal', rules: [{ action: 'keepequal', source_labels: ['a'], target_label: 'b' }] },
  ])('asks for nothing by $it', ({ rules }) => {
    expect(required(rules)).toEqual([]);
  });
});

describe('requiredLabels() with GroupIndex.candidates()', () => {
  const LABEL = '__meta_kubernetes_pod_label_';
  const NAME = fc.constantFrom(...['a', 'b', 'c'].map((name) => `${LABEL}${name}`), 'job');
  const VALUE = fc.constantFrom('', 'a', 'b', 'ab', 'a-b', 'a/b', 'a;b', 'a|b', 'a.b', '-', 'A', 'true');
  const WORD = fc.constantFrom('a', 'b', 'ab', 'a-b', 'a/b', '(a|b)', '(a)', '(a|)', 'a|b', '|', '', '.*', 'a.b', '(a-b|b)', '(?i)a', 'a?', '[ab]', '(a', 'true');
  const SOURCES = fc.array(NAME, { maxLength: 3 });
  const ruleOf = (separators: readonly string[]): fc.Arbitrary<RuleYaml> => {
    const separator = fc.constantFrom(...separators);
    const kept = fc.tuple(separator, fc.array(fc.tuple(NAME, WORD), { minLength: 1, maxLength: 3 })).map(([text, parts]) => ({
      action: 'keep', separator: text, source_labels: parts.map(([name]) => name), regex: parts.map(([, word]) => word).join(text),
    }));

    return fc.oneof(
      { weight: 4, arbitrary: kept },
      fc.record({ action: fc.constant('keep'), separator, source_labels: SOURCES, regex: WORD }),
      fc.record({ separator, source_labels: SOURCES, target_label: NAME, replacement: fc.constantFrom('a', '$1', 'a-b') }),
      fc.record({ source_labels: SOURCES, target_label: fc.constant(`${LABEL}$1`), replacement: VALUE }),
      fc.record({ action: fc.constant('labelmap'), regex: fc.constantFrom(`${LABEL}(.)`, `(${LABEL})b`), replacement: fc.constantFrom('${1}a', `${LABEL}c`) }),
      fc.record({ action: fc.constantFrom('labeldrop', 'labelkeep'), regex: fc.constantFrom(`${LABEL}a`, '.*_b', 'job') }),
      fc.record({ action: fc.constantFrom('lowercase', 'uppercase'), source_labels: SOURCES, target_label: NAME }),
      fc.record({ action: fc.constantFrom('drop'), source_labels: SOURCES, regex: WORD }),
    );
  };
  const GROUPS = fc.array(fc.dictionary(NAME, VALUE, { noNullPrototype: true }), { maxLength: 6 });

  function lost(labels: readonly { [name: string]: string }[], yaml: readonly RuleYaml[]): unknown[] {
    const rules = yaml.flatMap((each) => {
      try {
        return [ruleFrom(each)];
      } catch {
        return [];
      }
    });
    const groups = labels.map((each): TargetGroup => ({ labels: new Map(Object.entries(each)), targets: [] }));
    const candidates = new Set(new GroupIndex('pod', groups).candidates(requiredLabels(rules)));

    return groups.filter((group) => !candidates.has(group) && relabel(group.labels, rules).labels).map((group) => Object.fromEntries(group.labels));
  }

  test('loses no group that all rules together would keep', () => {
    fc.assert(fc.property(GROUPS, fc.array(ruleOf([';', ';', '-', '/', ':', 'a', '', '.']), { maxLength: 4 }), (labels, rules) => {
      expect(lost(labels, rules)).toEqual([]);
    }), { numRuns: 3_000, seed: 20261120 });
  });

  test.each([
    { it: 'means something in a pattern', separator: '.*', regex: 'a.*b', a: 'a-b', b: 'a-b' },
    { it: 'divides alternatives', separator: '|', regex: '.*|a', a: 'x', b: 'y' },
    { it: 'may begin in the text before it', separator: '--', regex: 'a---b', a: 'a-', b: 'b' },
  ])('loses none where a separator $it', ({ separator, regex, a, b }) => {
    const rule = { action: 'keep', separator, source_labels: [`${LABEL}a`, `${LABEL}b`], regex };

    expect(lost([{ [`${LABEL}a`]: a, [`${LABEL}b`]: b }], [rule])).toEqual([]);
  });
});
