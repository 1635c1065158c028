import { namespaceRules } from '../../../lib/operator/configuration/relabeling/namespace-rule';
import { containerPortRules, endpointLabelRules } from '../../../lib/operator/configuration/relabeling/port-rules';
import { relabelRules } from '../../../lib/operator/configuration/relabeling/relabel-rules';
import { selectorRules } from '../../../lib/operator/configuration/relabeling/selector-rules';
import { selectorText } from '../../../lib/operator/configuration/relabeling/selector-text';
import { shardingOf } from '../../../lib/operator/configuration/relabeling/sharding';
import { dividesTargets, shardingRules } from '../../../lib/operator/configuration/relabeling/sharding-rules';
import { labelRules, runningRules } from '../../../lib/operator/configuration/relabeling/target-label-rules';
import { jobContext, plain, serverOf } from '../../support/configuration/context';

describe('relabelRules()', () => {
  test.each([
    {
      it: 'writes fields in the order of the operator',
      config: {
        action: 'Keep', regex: 'a', separator: '', sourceLabels: ['x'], targetLabel: 'y', replacement: '', modulus: 2,
      },
      expected: [
        ['source_labels', ['x']], ['separator', ''], ['target_label', 'y'], ['regex', 'a'], ['modulus', 2],
        ['replacement', ''], ['action', 'keep'],
      ],
    },
    { it: 'leaves out what is empty', config: { action: '', regex: '', sourceLabels: [], targetLabel: '', modulus: 0 }, expected: [] },
  ])('$it', ({ config, expected }) => {
    expect(relabelRules([config], {}).map((rule) => [...rule])).toEqual([expected]);
  });

  test('are none where nothing is stated', () => {
    expect([relabelRules(undefined, {}), relabelRules(null, {}), relabelRules([], {})]).toEqual([[], [], []]);
  });
});

describe('namespaceRules()', () => {
  const RULE = [{ target_label: 'ns', replacement: 'shop' }];
  const exception = { group: 'monitoring.coreos.com', namespace: 'shop', resource: 'servicemonitors' };

  test.each([
    { it: 'is none where no label is enforced', server: { enforcedNamespaceLabel: '' }, expected: [] },
    { it: 'is one where a label is enforced', server: { enforcedNamespaceLabel: 'ns' }, expected: RULE },
    {
      it: 'is none for an exception by name',
      server: { enforcedNamespaceLabel: 'ns', excludedFromEnforcement: [{ ...exception, name: 'cart' }] },
      expected: [],
    },
    {
      it: 'is none where a namespace is an exception',
      server: { enforcedNamespaceLabel: 'ns', excludedFromEnforcement: [exception] },
      expected: [],
    },
    {
      it: 'is one where another name is the exception',
      server: { enforcedNamespaceLabel: 'ns', excludedFromEnforcement: [{ ...exception, name: 'x' }] },
      expected: RULE,
    },
    {
      it: 'is one where another kind is the exception',
      server: { enforcedNamespaceLabel: 'ns', excludedFromEnforcement: [{ ...exception, resource: 'probes' }] },
      expected: RULE,
    },
  ])('$it', ({ server, expected }) => {
    expect(plain(namespaceRules(jobContext({ server })))).toEqual(expected);
  });
});

describe('selectorRules()', () => {
  const meta = (name: string): string[] => [`__meta_kubernetes_pod_label_${name}`, `__meta_kubernetes_pod_labelpresent_${name}`];

  test.each([
    { it: 'matches everything without rules', selector: {}, expected: [] },
    {
      it: 'sorts labels and replaces what Prometheus does not allow',
      selector: { matchLabels: { 'b/x.y-z': '1', 'a': '' } },
      expected: [
        { action: 'keep', source_labels: meta('a'), regex: '();true' },
        { action: 'keep', source_labels: meta('b_x_y_z'), regex: '(1);true' },
      ],
    },
    {
      it: 'keeps one of several values',
      selector: { matchExpressions: [{ key: 'a', operator: 'In', values: ['1', '2'] }] },
      expected: [{ action: 'keep', source_labels: meta('a'), regex: '(1|2);true' }],
    },
    {
      it: 'drops one of several values',
      selector: { matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['1'] }] },
      expected: [{ action: 'drop', source_labels: meta('a'), regex: '(1);true' }],
    },
    {
      it: 'keeps what has a label',
      selector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] },
      expected: [{ action: 'keep', source_labels: [meta('a')[1]], regex: 'true' }],
    },
    {
      it: 'drops what has a label',
      selector: { matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] },
      expected: [{ action: 'drop', source_labels: [meta('a')[1]], regex: 'true' }],
    },
  ])('$it', ({ selector, expected }) => {
    expect(plain(selectorRules(selector, 'pod'))).toEqual(expected);
  });
});

describe('selectorText()', () => {
  test.each([
    { it: 'is empty where everything matches', selector: {}, expected: '' },
    {
      it: 'sorts by label, and values of one',
      selector: {
        matchLabels: { c: '1' },
        matchExpressions: [{ key: 'b', operator: 'In', values: ['y', 'x'] }, { key: 'a', operator: 'NotIn', values: ['z'] }],
      },
      expected: 'a notin (z),b in (x,y),c=1',
    },
    {
      it: 'writes presence and absence',
      selector: { matchExpressions: [{ key: 'a', operator: 'Exists' }, { key: 'b', operator: 'DoesNotExist' }] },
      expected: 'a,!b',
    },
  ])('$it', ({ selector, expected }) => {
    expect(selectorText(selector)).toBe(expected);
  });
});

describe('shardingRules()', () => {
  const OFF = { featureGates: { PrometheusShardRetentionPolicy: false } };
  const TOPOLOGY = { shards: 5, shardingStrategy: { mode: 'Topology', topology: { values: ['a', 'b'] } } };

  test.each([
    { it: 'divides by 1 where nothing is stated', spec: {}, settings: OFF, expected: ['hash by 1 for $(SHARD);|.+;.+'] },
    { it: 'takes fewer than 1 for 1', spec: { shards: 0 }, settings: OFF, expected: ['hash by 1 for $(SHARD);|.+;.+'] },
    {
      it: 'guards against shards that were scaled away',
      spec: { shards: 3 },
      settings: {},
      expected: ['in 0|1|2', 'hash by 3 for $(SHARD);|.+;.+'],
    },
    {
      it: 'knows zones from nodes',
      spec: TOPOLOGY,
      settings: { ...OFF, kubernetesVersion: '1.34' },
      expected: ['zone of __meta_kubernetes_node_label_topology_kubernetes_io_zone', 'hash by 2 for $(INZONE_SHARD);|.+;.+'],
    },
    {
      it: 'knows zones from pods',
      spec: TOPOLOGY,
      settings: OFF,
      expected: ['zone of __meta_kubernetes_pod_label_topology_kubernetes_io_zone', 'hash by 2 for $(INZONE_SHARD);|.+;.+'],
    },
    {
      it: 'knows no zones without their gate',
      spec: TOPOLOGY,
      settings: { featureGates: { ...OFF.featureGates, PrometheusTopologySharding: false } },
      expected: ['hash by 5 for $(SHARD);|.+;.+'],
    },
  ])('$it', ({ spec, settings, expected }) => {
    const rules = shardingRules(shardingOf(serverOf('Prometheus', spec, '3.14.0'), settings), '__address__');

    const summary = [
      ...rules.some((rule) => rule.get('target_label') === '__tmp_current_shard') ? [`in ${rules[1].get('regex')}`] : [],
      ...rules.filter((rule) => rule.get('regex') === '(.+);true;').map((rule) => `zone of ${(rule.get('source_labels') as string[])[0]}`),
      `hash by ${rules.at(-2)!.get('modulus')} for ${rules.at(-1)!.get('regex')}`,
    ];

    expect(summary).toEqual(expected);
    expect(dividesTargets(rules)).toBe(true);
    expect(dividesTargets(rules.slice(0, -2))).toBe(false);
  });
});

describe('containerPortRules(), endpointLabelRules() and labelRules()', () => {
  test.each([
    { port: 'http', expected: [{ action: 'keep', source_labels: ['__meta_kubernetes_pod_container_port_name'], regex: 'http' }] },
    { port: 8080, expected: [{ action: 'keep', source_labels: ['__meta_kubernetes_pod_container_port_number'], regex: 8080 }] },
    { port: 0, expected: [] },
    { port: '', expected: [] },
    { port: undefined, expected: [] },
  ])('containerPortRules($port)', ({ port, expected }) => {
    expect(plain(containerPortRules(port, {}))).toEqual(expected);
  });

  test.each([
    { port: 'http', targetPort: 80, expected: [{ target_label: 'endpoint', replacement: 'http' }] },
    { port: '', targetPort: 0, expected: [{ target_label: 'endpoint', replacement: '0' }] },
    { port: undefined, targetPort: '', expected: [] },
    { port: undefined, targetPort: undefined, expected: [] },
  ])('endpointRules($port, $targetPort)', ({ port, targetPort, expected }) => {
    expect(plain(endpointLabelRules(port, targetPort))).toEqual(expected);
  });

  test('labelRules() copy labels under a name that Prometheus allows', () => {
    expect(plain(labelRules(['app.kubernetes.io/name'], 'pod'))).toEqual([{
      source_labels: [
        '__meta_kubernetes_pod_label_app_kubernetes_io_name',
      ],
      target_label: 'app_kubernetes_io_name',
      regex: '(.+)',
      replacement: '${1}',
    }]);
  });

  test('runningRules() drop ended pods unless they are asked for', () => {
    expect([undefined, null, true, false].map((stated) => runningRules(stated).length)).toEqual([1, 1, 1, 0]);
  });
});
