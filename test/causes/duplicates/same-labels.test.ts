import { secret } from '../../support/manifests/configuration';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment, workload } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const removing = (regex: string) => ({ action: 'labeldrop', regex });
const set = (targetLabel: string, replacement: string, ...sourceLabels: string[]) => (
  { targetLabel, replacement, ...sourceLabels.length > 0 && { sourceLabels } });
const TWO = deployment({ spec: { replicas: 2 } });
const ofPods = (...relabelings: object[]) => [prometheus(), podMonitor({ relabelings }), TWO];
const BLACKBOX = [set('__param_target', '$1', '__address__'), set('__address__', 'blackbox:9115')];
const sites = (relabelings: object[], spec: object = {}) => scrapeConfig({ staticConfigs: [{ targets: ['https://a', 'https://b'] }], relabelings, ...spec });
const ALIKE = [set('instance', 'cart'), removing('pod|container|endpoint')];

describe('AM968', () => {
  test.each([
    {
      it: 'names the rules that make the pods of a workload alike',
      given: [prometheus(), serviceMonitor({ relabelings: ALIKE }), service(), TWO],
      expected: ['warning ServiceMonitor/shop/cart: "Prometheus/monitoring/main" scrapes the 2 pods of "Deployment/shop/cart" with the same labels {instance="cart", job="cart", namespace="shop", service="cart"}, so their samples are written to the same series and cannot be distinguished; keep label "instance" or "pod" as it is: change endpoints[0].relabelings[0] and endpoints[0].relabelings[1]'],
    },
    { it: 'knows that a DaemonSet has many pods', given: [prometheus(), podMonitor({ relabelings: ALIKE }), workload('DaemonSet')], expected: [expect.stringContaining('scrapes all pods of "DaemonSet/shop/cart"')] },
    {
      it: 'finds probes without an instance',
      given: [prometheus(), sites(BLACKBOX)],
      expected: ['warning ScrapeConfig/shop/cart: "Prometheus/monitoring/main" scrapes "http://blackbox:9115/metrics?target=https%3A%2F%2Fa", "http://blackbox:9115/metrics?target=https%3A%2F%2Fb" with the same labels {instance="blackbox:9115", job="scrapeConfig/shop/cart"}, so their samples are written to the same series and cannot be distinguished; add a relabeling rule that copies __param_target to label "instance"'],
    },
    {
      it: 'is silent where parameters select other metrics',
      given: [prometheus(), serviceMonitor({}, { endpoints: ['a', 'b'].map((each) => ({ port: 'metrics', params: { 'collect[]': [each] } })) }), service(), deployment()],
      expected: [],
    },
    {
      it: 'finds endpoints with other parameters',
      given: [prometheus(), serviceMonitor({}, { endpoints: ['a', 'b'].map((each) => ({ port: 'metrics', params: { target: [each] } })) }), service(), deployment()],
      expected: [expect.stringContaining('scrapes "http://cart-0:9090/metrics?target=a", "http://cart-0:9090/metrics?target=b" with the same labels')],
    },
    {
      it: 'compares the targets of different jobs',
      given: [
        prometheus(), scrapeConfig({ jobName: 'all', staticConfigs: [{ targets: ['a'], labels: { instance: 'x' } }] }),
        scrapeConfig({ jobName: 'all', staticConfigs: [{ targets: ['b'], labels: { instance: 'x' } }] }, { name: 'other' }),
      ],
      expected: [expect.stringMatching(/^warning ScrapeConfig\/shop\/cart: .*scrapes "http:\/\/a\/metrics", "http:\/\/b\/metrics" .*; keep label "instance" as it is, or give each target a label of its own$/)],
    },
    {
      it: 'compares Probes of two modules',
      given: [prometheus(), probe({ jobName: 'web', module: 'http' }), probe({ jobName: 'web', module: 'tcp' }, { name: 'other' })],
      expected: [expect.stringMatching(/module=http&target=cart\.example", ".*module=tcp&target=cart\.example"/)],
    },
    {
      it: 'compares two ports of one pod',
      given: [
        prometheus(), podMonitor({}, { podMetricsEndpoints: ['a', 'b'].map((port) => ({ port, relabelings: [set('instance', '$1', 'pod'), removing('endpoint')] })) }),
        deployment({ ports: [{ name: 'a', containerPort: 1 }, { name: 'b', containerPort: 2 }] }),
      ],
      expected: [expect.stringMatching(/scrapes "http:\/\/cart-0:1\/metrics", "http:\/\/cart-0:2\/metrics" with/)],
    },
    {
      it: 'counts targets of a Secret whose URLs are not shown in full',
      given: [
        prometheus({ additionalScrapeConfigs: { name: 'jobs', key: 'jobs' } }),
        secret({ jobs: JSON.stringify([{ job_name: 'b', static_configs: [{ targets: ['x', 'y'] }], relabel_configs: [{ source_labels: ['__address__'], target_label: '__param_target' }, { target_label: '__address__', replacement: 'blackbox' }] }]) }, { name: 'jobs', namespace: 'monitoring' }),
      ],
      expected: [expect.stringMatching(/^warning Prometheus\/monitoring\/main: .*"http:\/\/blackbox\/metrics\?<hidden>" with/)],
    },
    {
      it: 'names rules for samples that remove what differs',
      given: [prometheus(), podMonitor({ metricRelabelings: [removing('instance|pod')] }), TWO],
      expected: ['warning PodMonitor/shop/cart: "Prometheus/monitoring/main" scrapes the 2 pods of "Deployment/shop/cart", and metricRelabelings of job "podMonitor/shop/cart/0" leave their samples with the same labels {container="cart", endpoint="metrics", job="shop/cart", namespace="shop"} of the target, so samples that have no labels of their own to distinguish them are written to the same series; keep one of the labels that metricRelabelings remove and that differs, of "instance", "pod"'],
    },
    { it: 'knows rules for samples that keep few labels', given: [prometheus(), scrapeConfig({ staticConfigs: [{ targets: ['a', 'b'] }], metricRelabelings: [{ action: 'labelkeep', regex: '__name__|job' }] })], expected: [expect.stringMatching(/scrapes "http:\/\/a\/metrics", "http:\/\/b\/metrics", and metricRelabelings of/)] },
    {
      it: 'reports each monitor, and each of its jobs',
      given: [prometheus(), podMonitor({}, { podMetricsEndpoints: ['/a', '/b'].map((path) => ({ port: 'metrics', path, relabelings: ALIKE })) }), podMonitor({ path: '/c', relabelings: ALIKE }, {}, { name: 'other' }), TWO],
      expected: ['cart', 'cart', 'other'].map((name) => expect.stringMatching(`^warning PodMonitor/shop/${name}: .*scrapes the 2 pods`)),
    },
    { it: 'is silent on rules for samples that keep the address', given: [prometheus(), podMonitor({ metricRelabelings: [removing('pod')] }), TWO], expected: [] },
    { it: 'is silent on rules for samples that copy the address', given: [prometheus(), podMonitor({ metricRelabelings: [set('who', '$1', 'instance'), removing('instance|pod')] }), TWO], expected: [] },
    { it: 'is silent on rules for samples of one pod', given: [prometheus(), podMonitor({ metricRelabelings: [removing('instance|pod')] }), deployment()], expected: [] },
    { it: 'is silent on rules for samples where these have labels of their own', given: [prometheus(), podMonitor({ honorLabels: true, metricRelabelings: [removing('instance|pod')] }), TWO], expected: [] },
    { it: 'is silent on pods with their names', given: ofPods(set('instance', 'cart')), expected: [] },
    { it: 'is silent on pods with their addresses', given: ofPods(removing('pod|container|endpoint')), expected: [] },
    { it: 'is silent on one pod', given: [prometheus(), podMonitor({ relabelings: ALIKE }), deployment({ spec: { replicas: 1 } })], expected: [] },
    { it: 'is silent on nodes in place of pods', given: ofPods(...ALIKE, set('node', '$1', '__meta_kubernetes_pod_node_name')), expected: [] },
    { it: 'does not judge by a part of a name', given: ofPods({ ...set('ordinal', '$1', 'pod'), regex: '.*-(\\d+)' }, ...ALIKE), expected: [] },
    { it: 'is silent on probes with their instance', given: [prometheus(), sites([BLACKBOX[0], set('instance', '$1', '__param_target'), BLACKBOX[1]])], expected: [] },
    { it: 'is silent on Probes of several targets', given: [prometheus(), probe({ targets: { staticConfig: { static: ['a', 'b'] } } })], expected: [] },
    { it: 'is silent on Probes of jobs of their own', given: [prometheus(), probe({ module: 'http' }), probe({ module: 'tcp' }, { name: 'other' })], expected: [] },
    {
      it: 'is silent on two paths of one port',
      given: [prometheus(), podMonitor({}, { podMetricsEndpoints: [{ port: 'metrics' }, { port: 'metrics', path: '/stats' }] }), TWO],
      expected: [],
    },
    { it: 'leaves one URL of two jobs to AM929', given: [prometheus(), podMonitor({}, { jobLabel: 'app' }), podMonitor({}, { jobLabel: 'app' }, { name: 'other' }), TWO], expected: [] },
    { it: 'is silent where samples have labels of their own', given: [prometheus(), podMonitor({ honorLabels: true, relabelings: ALIKE }), TWO], expected: [] },
    { it: 'is silent on targets that shards divide', given: [prometheus({ shards: 2 }), podMonitor({ relabelings: ALIKE }), TWO], expected: [] },
    {
      it: 'is silent on pods that a rule sends to one address: they are one target',
      given: ofPods(set('__address__', 'cart.shop:80'), ...ALIKE),
      expected: [],
    },
    { it: 'is silent on two servers', given: [prometheus(), prometheus({}, { name: 'b' }), scrapeConfig()], expected: [] },
  ])('$it', ({ given, expected }) => {
    expect(reported('AM968', given)).toEqual(expected);
  });
});
