import { Manifest } from '../../../lib/manifests/manifest';
import { ScrapeConfigsReader } from '../../../lib/prometheus/configuration/read-configuration';
import { KubernetesDiscovery } from '../../../lib/prometheus/discovery/kubernetes-discovery';
import { ShardedJob } from '../../../lib/prometheus/targets/sharded-job';
import { fillFor, Shards } from '../../../lib/prometheus/targets/shards';
import { JobTargets } from '../../../lib/prometheus/targets/target';
import { targetsOfServer } from '../../../lib/prometheus/targets/targets-of-server';
import { Fields } from '../../support/manifests/manifest';
import { APP, clusterOf, pod, seen, service, workload } from '../../support/running';

function targetsOf(jobs: readonly Fields[], manifests: readonly Manifest[], shards: Shards = { count: 1 }, origins?: ShardedJob['origins']): JobTargets[] {
  const cluster = clusterOf(...manifests);
  const readers = Array.from({ length: shards.count }, (_, shard) => new ScrapeConfigsReader(undefined, { fill: fillFor(shard, shards) }));
  const read = jobs.map((job, i): ShardedJob => {
    const entry = { job_name: `job-${i}`, ...job };

    return { byShard: readers.map((reader) => reader.read(entry)), declaredBy: 'Prometheus/monitoring/main', origins };
  });

  return [...targetsOfServer(read, { cluster, discovery: new KubernetesDiscovery(cluster) })];
}

const only = (job: Fields, ...manifests: Manifest[]) => targetsOf([job], manifests)[0];
const PODS = { kubernetes_sd_configs: [{ role: 'pod' }] };
const POD_LABEL = { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' };

describe('targetsOfServer()', () => {
  test('gives each target its URL, its labels and its source', () => {
    const { targets } = only({ ...PODS, relabel_configs: [POD_LABEL, { source_labels: ['__meta_kubernetes_pod_node_name'], target_label: 'node' }, { source_labels: ['__meta_kubernetes_pod_ip'], target_label: 'ip' }] }, workload('Deployment', { spec: { replicas: 3 } }));

    expect(targets).toEqual([{
      url: 'http://cart-0:8080/metrics',
      labels: new Map([['instance', 'cart-0:8080'], ['ip', 'cart-0'], ['job', 'job-0'], ['pod', 'cart-0']]),
      source: 'Deployment/shop/cart',
      replicas: 3,
      unknownLabels: ['node'],
    }]);
  });

  test('sorts targets by URL and labels by name', () => {
    const { targets } = only({ static_configs: [{ targets: ['b', 'a'], labels: { z: '1', A: '2' } }] });

    expect(targets.map(({ url }) => url)).toEqual(['http://a/metrics', 'http://b/metrics']);
    expect([...targets[0].labels.keys()]).toEqual(['A', 'instance', 'job', 'z']);
  });

  test('keeps the order of jobs, and jobs without targets', () => {
    expect(targetsOf([{ job_name: 'b', static_configs: [{ targets: ['x'] }] }, { job_name: 'a' }], []).map(({ job, targets, dropped }) => [job, targets.length, dropped.length])).toEqual([['b', 1, 0], ['a', 0, 0]]);
  });

  test.each([
    { it: 'of equal labels once', groups: [{ targets: ['x', 'x'] }, { targets: ['x'] }], expected: 1 },
    {
      it: 'of equal labels once, however they got them',
      groups: [{ targets: ['x'] }, { targets: ['x'], labels: { instance: 'x', job: 'job-0', a: '' } }],
      expected: 1,
    },
    { it: 'of other labels each', groups: [{ targets: ['x'] }, { targets: ['x'], labels: { a: 'b' } }], expected: 2 },
    { it: 'of labels that nobody sees each', groups: [{ targets: ['x'] }, { targets: ['x'], labels: { __tmp: 'b' } }], expected: 2 },
  ])('has targets $it', ({ groups, expected }) => {
    expect(only({ static_configs: groups }).targets).toHaveLength(expected);
  });

  test('has a target of two containers once where rules make them one', () => {
    const rules = [{ target_label: '__address__', source_labels: ['__meta_kubernetes_pod_ip'], replacement: '$1:9' }];

    expect(only({ ...PODS, relabel_configs: rules }, pod({ pod: { containers: [APP, { name: 'b' }] } })).targets.map(({ url }) => url)).toEqual(['http://cart:9/metrics']);
  });

  test('counts discoveries whose targets nobody knows', () => {
    const job = { dns_sd_configs: [{ names: ['x'] }, { names: ['y'] }], http_sd_configs: [{ url: 'http://x' }], static_configs: [{ targets: ['x'] }], kubernetes_sd_configs: [{ role: 'pod', kubeconfig_file: '/x' }], file_sd_configs: [] };
    const { targets, unknown } = only(job, pod());

    expect(targets).toHaveLength(1);
    expect([...unknown]).toEqual([['dns_sd_configs', 2], ['http_sd_configs', 1], ['kubernetes_sd_configs', 1]]);
  });
});

describe('targetsOfServer() and what is dropped', () => {
  test.each<{ it: string; job: Fields; expected: object[] }>([
    {
      it: 'by a rule',
      job: { relabel_configs: [POD_LABEL, { action: 'drop', source_labels: ['pod'], regex: 'cart.*' }] },
      expected: [{ address: 'cart-0:8080', source: 'Deployment/shop/cart', rule: 1, reason: 'relabel_configs[1] drops it: pod is "cart-0", which matches "cart.*"' }],
    },
    {
      it: 'by a rule that goes by its address',
      job: { relabel_configs: [{ action: 'keep', source_labels: ['__address__'], regex: '.*:9' }] },
      expected: [{ address: 'cart-0:8080', source: 'Deployment/shop/cart', rule: 0, reason: 'relabel_configs[0] drops it: keep requires __address__ to match ".*:9", but it is "cart-0:8080"' }],
    },
    {
      it: 'for what it is afterwards',
      job: { relabel_configs: [{ target_label: '__address__', source_labels: ['__address__'], replacement: '$1/x' }] },
      expected: [{ address: 'cart-0:8080', source: 'Deployment/shop/cart', reason: '"cart-0:8080/x" is not a host name', invalid: { label: '__address__', value: 'cart-0:8080/x' } }],
    },
    {
      it: 'for its times',
      job: { relabel_configs: [{ target_label: '__scrape_timeout__', replacement: '2m' }] },
      expected: [{ address: 'cart-0:8080', source: 'Deployment/shop/cart', reason: 'its timeout 2m is longer than its interval 1m', invalid: { label: '__scrape_timeout__', value: '2m' } }],
    },
    {
      it: 'no more than once',
      job: { relabel_configs: [{ action: 'drop' }, { action: 'drop' }] },
      expected: [{ address: 'cart-0:8080', source: 'Deployment/shop/cart', rule: 0, reason: 'relabel_configs[0] drops it: its empty source is "", which matches "(.*)"' }],
    },
    {
      it: 'not among objects that other labels select',
      job: { relabel_configs: [{ action: 'keep', source_labels: ['__meta_kubernetes_pod_label_app'], regex: 'other' }] },
      expected: [],
    },
  ])('tells of a target that is dropped $it', ({ job, expected }) => {
    const found = only({ ...PODS, ...job }, workload('Deployment'));

    expect(found.targets).toEqual([]);
    expect(found.dropped).toEqual(expected);
  });

  test('names the origin of the rule that drops a target', () => {
    const job = { static_configs: [{ targets: ['a', 'b', 'c/d'] }], relabel_configs: [{ action: 'drop', source_labels: ['__address__'], regex: 'a' }, { action: 'drop', source_labels: ['__address__'], regex: 'b' }] };
    const origins = [{ by: 'selector' as const }, { object: 'Probe/shop/cart', fieldPath: 'spec.relabelings[0]' }];
    const [{ dropped }] = targetsOf([job], [], { count: 1 }, origins);

    expect(dropped.map(({ address, rule, origin }) => [address, rule, origin])).toEqual([['a', 0, origins[0]], ['b', 1, origins[1]], ['c/d', undefined, undefined]]);
  });

  test('tells of a static target that is dropped', () => {
    expect(only({ static_configs: [{ targets: ['x', ''] }] }).dropped).toEqual([{ address: '', source: 'Prometheus/monitoring/main', reason: 'it has no address', invalid: { label: '__address__', value: '' } }]);
  });
});

describe('targetsOfServer() with shards', () => {
  /** As the operator writes it. */
  const divide = (modulus: number, from = '__address__'): Fields[] => [
    { source_labels: [from, '__tmp_hash'], target_label: '__tmp_hash', regex: '(.+);', replacement: '$1', action: 'replace' },
    { source_labels: ['__tmp_hash'], target_label: '__tmp_hash', modulus, action: 'hashmod' },
    { source_labels: ['__tmp_hash', '__tmp_disable_sharding'], regex: '$(SHARD);|.+;.+', action: 'keep' },
  ];
  const NAMES = Array.from({ length: 12 }, (_, i) => `host-${i}:80`);
  const shardsOf = (job: Fields, count: number, ...manifests: Manifest[]) => targetsOf([job], manifests, { count })[0].targets.map(({ shard }) => shard);

  test.each([1, 2, 3])('has every static target in one of %i', (count) => {
    const [{ targets, dropped }] = targetsOf([{ static_configs: [{ targets: NAMES }], relabel_configs: divide(count) }], [], { count });

    expect(targets.map(({ labels }) => labels.get('instance')).sort()).toEqual([...NAMES].sort());
    expect(new Set(targets.map(({ shard }) => shard))).toEqual(new Set(count === 1 ? [undefined] : Array.from({ length: count }, (_, i) => i)));
    expect(dropped).toEqual([]);
  });

  test('has every target in each shard without rules', () => {
    expect(shardsOf({ static_configs: [{ targets: ['a'] }] }, 3)).toEqual([0, 1, 2]);
  });

  test('has a target that is not to be divided in each shard', () => {
    expect(shardsOf({ static_configs: [{ targets: ['a'], labels: { __tmp_disable_sharding: 'true' } }], relabel_configs: divide(3) }, 3)).toEqual([0, 1, 2]);
  });

  test('does not know the shard of a pod without an address', () => {
    const [found] = targetsOf([{ ...PODS, relabel_configs: divide(3) }], [workload('Deployment')], { count: 3 });

    expect(found.targets.map(({ url, shard }) => ({ url, shard }))).toEqual([{ url: 'http://cart-0:8080/metrics', shard: undefined }]);
    expect(found.dropped).toEqual([]);
  });

  test('knows the shard of a pod with one, and of a Service', () => {
    expect(shardsOf({ ...PODS, relabel_configs: divide(2) }, 2, pod({ status: seen('10.1.2.3') }))).toEqual([expect.any(Number)]);
    expect(shardsOf({ kubernetes_sd_configs: [{ role: 'service' }], relabel_configs: divide(2) }, 2, service())).toEqual([expect.any(Number)]);
    expect(shardsOf({ ...PODS, relabel_configs: divide(2, '__meta_kubernetes_pod_name') }, 2, workload('Deployment'))).toEqual([expect.any(Number)]);
  });

  test('knows the shard of a pod that is not divided by its address', () => {
    expect(shardsOf({ ...PODS, relabel_configs: divide(1) }, 1, workload('Deployment'))).toEqual([undefined]);
  });

  test('tells of the shard in which a target gets furthest', () => {
    const rules = [{ source_labels: ['__address__'], target_label: '__tmp_hash', modulus: 2, action: 'hashmod' }, { source_labels: ['__tmp_hash'], regex: '$(SHARD)', action: 'keep' }, { action: 'drop', source_labels: ['job'], regex: 'job-0' }];
    const [{ dropped }] = targetsOf([{ static_configs: [{ targets: NAMES }], relabel_configs: rules }], [], { count: 2 });

    expect(dropped.map(({ rule }) => rule)).toEqual(NAMES.map(() => 2));
  });

  test('is not certain of what is dropped after it was divided by an address that nobody knows', () => {
    const [{ dropped }] = targetsOf([{ ...PODS, relabel_configs: [...divide(2), { action: 'drop', source_labels: ['__tmp_hash'], regex: '0|1' }] }], [workload('Deployment')], { count: 2 });

    expect(dropped).toMatchObject([{ reason: expect.stringMatching(/ \(not certain: it depends on an address that is known only in the cluster\)$/) }]);
  });

  test.each([
    { it: 'its label', labels: { shard: '1' }, expected: [1] },
    { it: 'a label of no shard', labels: { shard: '7' }, expected: [] },
  ])('has a pod in the shard that $it names, though rules of each shard select others', ({ labels, expected }) => {
    const job = { ...PODS, relabel_configs: [{ action: 'keep', source_labels: ['__meta_kubernetes_pod_label_shard'], regex: '$(SHARD)' }] };
    const others = ['0', '0', '2'].map((shard, i) => workload('DaemonSet', { name: `other-${i}`, labels: { shard } }));
    const [{ targets }] = targetsOf([job], [...others, workload('Deployment', { labels })], { count: 3 });

    expect(targets.filter(({ source }) => source === 'Deployment/shop/cart').map(({ shard }) => shard)).toEqual(expected);
  });

  test('has a target in the shards of its zone', () => {
    const rules = [{ action: 'keep', source_labels: ['zone'], regex: '$(TOPOLOGY_ZONE)' }];
    const [{ targets }] = targetsOf([{ static_configs: [{ targets: ['a'], labels: { zone: 'eu-a' } }, { targets: ['b'], labels: { zone: 'eu-b' } }, { targets: ['c'] }], relabel_configs: rules }], [], { count: 4, zones: ['eu-a', 'eu-b'] });

    expect(targets.map(({ url, shard }) => `${url} ${shard}`)).toEqual(['http://a/metrics 0', 'http://a/metrics 2', 'http://b/metrics 1', 'http://b/metrics 3']);
  });
});
