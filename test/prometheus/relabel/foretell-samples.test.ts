import { foretellSamples } from '../../../lib/prometheus/relabel/foretell-samples';
import { relabel } from '../../../lib/prometheus/relabel/relabel';
import { ruleFrom, RuleYaml } from '../../../lib/prometheus/relabel/rule-from';
import { randomRelabelings } from '../../support/random-relabelings';

const TARGET = new Map<string, string | undefined>([['job', 'cart'], ['namespace', 'shop'], ['pod', undefined]]);
const foretell = (rules: readonly RuleYaml[], honorsLabels = false) => foretellSamples(rules.map((rule) => ruleFrom(rule)), { labels: TARGET, honorsLabels });
const keep = (regex: string, ...labels: string[]): RuleYaml => ({ action: 'keep', source_labels: labels, regex });
const drop = (regex: string, ...labels: string[]): RuleYaml => ({ action: 'drop', source_labels: labels, regex });
const set = (label: string, replacement: string, ...labels: string[]): RuleYaml => ({ target_label: label, replacement, source_labels: labels });

describe('foretellSamples()', () => {
  test.each<{ it: string; rules: RuleYaml[]; rule?: number; how?: string; value?: string }>([
    { it: 'a keep of a label that is gone', rules: [keep('shop', '__meta_kubernetes_namespace')], value: '' },
    { it: 'a drop of everything', rules: [drop('.*', '__name__')] },
    { it: 'a drop of every name', rules: [drop('.+', '__name__')] },
    { it: 'a drop by a label of the target', rules: [drop('shop', 'namespace')], value: 'shop' },
    { it: 'a drop by a label of the target and any name', rules: [drop('shop;.+', 'namespace', '__name__')] },
    { it: 'a drop by a label of the target that is not known', rules: [drop('.+', 'pod')] },
    { it: 'a keep by another value of a label of the target', rules: [keep('other', 'namespace')], value: 'shop' },
    { it: 'a keep of two things at once', rules: [keep('http_.*', '__name__'), keep('go_.*', '__name__')], rule: 1 },
    { it: 'a drop of what alone is kept', rules: [keep('http_.*', '__name__'), drop('ht.*', '__name__')], rule: 1 },
    { it: 'a drop of the rest', rules: [drop('http_.*', 'x'), drop('|[^h].*|h[^t].*|h|ht[^t].*|ht|htt[^p].*|htt|http[^_].*|http', 'x')], rule: 1 },
    { it: 'a drop by what a rule wrote', rules: [set('team', 'a'), drop('a', 'team')], rule: 1, value: 'a' },
    { it: 'a drop by a copy', rules: [set('copy', '$1', 'namespace'), drop('shop', 'copy')], rule: 1, value: 'shop' },
    { it: 'a keep of a label that was removed', rules: [{ action: 'labeldrop', regex: 'le|quantile' }, keep('.+', 'le')], rule: 1, value: '' },
    { it: 'a keep of a label that was not kept', rules: [{ action: 'labelkeep', regex: '__name__|pod' }, keep('.+', 'namespace')], rule: 1, value: '' },
    { it: 'labels that are equal', rules: [set('copy', '$1', 'x'), { action: 'dropequal', source_labels: ['x'], target_label: 'copy' }], rule: 1 },
    { it: 'labels that are not equal', rules: [{ action: 'keepequal', source_labels: ['namespace'], target_label: 'job' }], value: 'shop' },
    { it: 'no label at all', rules: [{ action: 'labeldrop', regex: '.*' }], how: 'nameless' },
    { it: 'no name', rules: [{ action: 'labeldrop', regex: '__.*' }], how: 'nameless' },
    { it: 'an empty name', rules: [set('__name__', '')], how: 'nameless' },
    { it: 'a rule after one that has no effect', rules: [{ action: 'labelmap', regex: '__meta_(.+)' }, keep('shop', '__meta_x')], rule: 1, value: '' },
  ])('finds that nothing is left for $it', ({ rules, rule = 0, how = 'dropped', value }) => {
    expect(foretell(rules).lost).toEqual({ rule, how, ...value !== undefined && { value } });
  });

  test.each<{ it: string; rules: RuleYaml[] }>([
    { it: 'no rule', rules: [] },
    { it: 'a drop of some names', rules: [drop('go_.*|process_.*', '__name__')] },
    { it: 'a keep of some names', rules: [keep('http_.*', '__name__'), keep('http_requests.*', '__name__')] },
    { it: 'a drop where a label is not set', rules: [drop('', 'container')] },
    { it: 'a keep where it is', rules: [keep('.+', 'container')] },
    { it: 'a drop by any label', rules: [drop('.*;container_tasks_state', 'container', '__name__')] },
    { it: 'a drop by another value of a label of the target', rules: [drop('other', 'namespace')] },
    { it: 'a drop by a label of the target that is not known', rules: [drop('cart-0', 'pod')] },
    { it: 'a drop by a label that may have been written', rules: [{ ...set('team', 'a', 'x'), regex: 'y' }, drop('a', 'team')] },
    { it: 'labels that may be equal', rules: [{ action: 'dropequal', source_labels: ['x'], target_label: 'y' }] },
    { it: 'names that get another name', rules: [set('was', '$1', '__name__'), { action: 'labeldrop', regex: '__name__' }, set('__name__', '$1', 'was')] },
    { it: 'labels that may be mapped to it', rules: [{ action: 'labelmap', regex: '(.+)_x' }, keep('shop', '__meta_y')] },
    { it: 'a drop of labels', rules: [{ action: 'labeldrop', regex: 'pod|container|namespace' }] },
  ])('finds nothing certain for $it', ({ rules }) => {
    expect(foretell(rules).lost).toBeUndefined();
  });

  test('knows no label of a target whose samples have their own', () => {
    expect(foretell([drop('shop', 'namespace')], true).lost).toBeUndefined();
    expect(foretell([drop('.+', 'namespace')], true).lost).toEqual({ rule: 0, how: 'dropped' });
  });

  test.each<{ it: string; rules: RuleYaml[]; expected: object[] }>([
    { it: 'a copy', rules: [set('node', '$1', '__meta_kubernetes_node_name')], expected: [{ rule: 0, labels: ['__meta_kubernetes_node_name'] }] },
    { it: 'a map', rules: [{ action: 'labelmap', regex: '__meta_kubernetes_pod_label_(.+)' }], expected: [{ rule: 0, labels: ['__meta_kubernetes_pod_label_(.+)'] }] },
    { it: 'a drop that matches nothing', rules: [drop('x', '__address__', 'pod')], expected: [{ rule: 0, labels: ['__address__'] }] },
    { it: 'no label that a rule wrote', rules: [set('__tmp', 'x'), drop('y', '__tmp')], expected: [] },
    { it: 'no map of names of labels', rules: [{ action: 'labelmap', regex: '(.+)_total' }], expected: [] },
    { it: 'no map of the metric name', rules: [{ action: 'labelmap', regex: '__(name)__' }], expected: [] },
    { it: 'no label of metrics', rules: [drop('x', '__name__'), drop('x', '__type__'), drop('x', '_x')], expected: [] },
  ])('finds labels that are gone in $it', ({ rules, expected }) => {
    expect(foretell(rules).blind).toEqual(expected);
  });

  test('is right about random rules', () => {
    const count = { certain: 0, open: 0 };
    for (const { rules, labels, scheme } of randomRelabelings(20261129, 2_000)) {
      let ready;
      try {
        ready = rules.map((rule) => ruleFrom(rule, scheme));
      } catch {
        continue;
      }
      const sample = new Map([...Object.entries(labels).filter(([name, value]) => !name.startsWith('__') && value !== ''), ['__name__', 'ab'], ['job', 'a']]);
      const { lost } = foretellSamples(ready, { labels: new Map([['job', 'a']]), honorsLabels: false });
      count[lost ? 'certain' : 'open']++;
      const left = relabel(sample, ready);

      if (lost) expect([JSON.stringify({ rules, labels }), left.labels?.get('__name__')]).toEqual([expect.any(String), undefined]);
    }

    expect(count.certain).toBeGreaterThan(50);
  });
});
