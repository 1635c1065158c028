import { Inspection } from 'cdk8s-app-monitoring';
import { object } from '../../support/manifests/manifest';
import { podMonitor, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const container = (name: string, ...ports: object[]) => ({ name, image: 'cart', ports });
const METRICS = { name: 'metrics', containerPort: 9090 };
const two = (...endpoints: object[]) => podMonitor({}, { podMetricsEndpoints: endpoints.map((endpoint) => ({ port: 'metrics', ...endpoint })) });

describe('AM930', () => {
  test.each([
    {
      it: 'reports containers that share a port',
      given: [prometheus(), podMonitor(), deployment({ pod: { containers: [container('cart', METRICS), container('proxy', METRICS)] } })],
      expected: ['warning PodMonitor/shop/cart: "Prometheus/monitoring/main" scrapes port 9090 of "Deployment/shop/cart" at "/metrics" 2 times, once for each of the containers "cart", "proxy", so every sample is stored 2 times; set port to a port that only one container declares'],
    },
    {
      it: 'reports containers without ports',
      given: [prometheus(), podMonitor({ port: undefined }), deployment({ pod: { containers: [container('a'), container('b')] } })],
      expected: [expect.stringContaining('scrapes port 80 of "Deployment/shop/cart" at "/metrics" 2 times')],
    },
    {
      it: 'reports endpoints that are the same',
      given: [prometheus(), two({}, { interval: '10s' }), deployment()],
      expected: [expect.stringMatching(/2 times, once for each of "podMetricsEndpoints\[0\]", "podMetricsEndpoints\[1\]".*; remove one of the endpoints$/)],
    },
    {
      it: 'reports two ports of a Service that lead to one',
      given: [
        prometheus(),
        serviceMonitor({}, { endpoints: [{ port: 'a' }, { port: 'b' }] }),
        service({ ports: [{ name: 'a', port: 80, targetPort: 9090 }, { name: 'b', port: 81, targetPort: 9090 }] }),
        deployment(),
      ],
      expected: [expect.stringContaining('once for each of "endpoints[0]", "endpoints[1]"')],
    },
    {
      it: 'is silent for endpoints with rules of their own',
      given: [
        prometheus(),
        two({}, { metricRelabelings: [{ action: 'labeldrop', regex: 'a' }] }, { relabelings: [{ targetLabel: 'a', replacement: 'b' }] }),
        deployment(),
      ],
      expected: [],
    },
    {
      it: 'is silent for other paths and parameters',
      given: [prometheus(), two({ params: { module: ['a'] } }, { params: { module: ['b'] } }, { path: '/a' }, {}), deployment()],
      expected: [],
    },
    { it: 'is silent for one port of one container', given: [prometheus(), podMonitor(), deployment()], expected: [] },
    {
      it: 'is silent for several ports',
      given: [
        prometheus(),
        podMonitor({ port: undefined }),
        deployment({ pod: { containers: [container('a', METRICS, { name: 'b', containerPort: 9091 })] } }),
      ],
      expected: [],
    },
    { it: 'leaves two Services to another check', given: [prometheus(), serviceMonitor(), service(), service({}, { name: 'b' }), deployment()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM930', given)).toEqual(expected));
});

describe('AM930 for shards', () => {
  const hash = { action: 'HashMod', sourceLabels: ['__address__'], targetLabel: 'part', modulus: 2 };
  const rules = (...relabelings: object[]) => scrapeConfig({ relabelings });
  const inPods = (...relabelings: object[]) => scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Pod', namespaces: { names: ['shop'] } }], relabelings });
  const server = (spec: object = {}) => prometheus({ shards: 3, ...spec });

  test.each([
    {
      it: 'reports a job with a hashmod rule alone',
      given: [server(), rules({ targetLabel: 'a', replacement: 'b' }, hash)],
      expected: ['warning ScrapeConfig/shop/cart: 3 shards of "Prometheus/monitoring/main" scrape the same targets of it, so every sample is stored 3 times: the operator does not divide the targets of a job with a hashmod rule, and after relabelings[1] no rule keeps the part of each shard; remove relabelings[1], so that the operator divides the targets; or set its modulus to 3, and keep "$(SHARD)" of label part by a rule after it; or set label __tmp_disable_sharding by a rule, if every shard is to scrape them'],
    },
    { it: 'reports pods once', given: [server(), inPods(hash), deployment()], expected: [expect.stringContaining('3 shards of "Prometheus/monitoring/main" scrape the same targets of it')] },
    {
      it: 'reports a rule of a scrape class',
      given: [server({ scrapeClasses: [{ name: 'a', default: true, relabelings: [hash] }] }), scrapeConfig()],
      expected: [expect.stringContaining('after scrapeClasses[0].relabelings[0] of "Prometheus/monitoring/main" no rule keeps')],
    },
    {
      it: 'reports a job of the Secret',
      given: [
        server({ additionalScrapeConfigs: { name: 'extra', key: 'jobs' } }),
        object('v1', 'Secret', { stringData: { jobs: '[{job_name: nodes, static_configs: [{targets: [a]}], relabel_configs: [{action: hashmod, source_labels: [__address__], target_label: part, modulus: 2}]}]' } }, { namespace: 'monitoring', name: 'extra' }),
      ],
      expected: [expect.stringMatching(/^warning Prometheus\/monitoring\/main: 3 shards of .* scrape the same targets of job "nodes", .* after the hashmod rule of job "nodes" no rule keeps/)],
    },
    { it: 'is silent about rules that keep a part', given: [server(), rules({ ...hash, modulus: 3 }, { action: 'keep', sourceLabels: ['part'], regex: '$(SHARD)' })], expected: [] },
    { it: 'is silent where every shard is meant', given: [server(), rules(hash, { targetLabel: '__tmp_disable_sharding', replacement: 'true' })], expected: [] },
    { it: 'is silent where every shard is meant to scrape pods', given: [server(), podMonitor({ relabelings: [{ targetLabel: '__tmp_disable_sharding', replacement: 'true' }] }), deployment()], expected: [] },
    { it: 'is silent about one shard', given: [prometheus(), rules(hash)], expected: [] },
    { it: 'is silent where the operator divides the targets', given: [server(), scrapeConfig()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM930', given)).toEqual(expected));

  test('says which operator divides ScrapeConfigs', () => {
    const [finding] = Inspection.ofYaml([server(), scrapeConfig()].map((each) => JSON.stringify(each)).join('\n---\n'), { operatorVersion: '0.71.2' }).findings
      .filter(({ code }) => code === 'AM930');

    expect(finding).toMatchObject({ message: expect.stringContaining('the operator divides the targets of a ScrapeConfig among the shards from v0.72 on'), fix: expect.stringMatching(/^run operator v0.72 or later/) });
  });
});
