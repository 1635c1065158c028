import { namespace } from '../../support/manifests/cluster';
import { object } from '../../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const ruled = (...relabelings: object[]) => podMonitor({ relabelings });
const keep = (label: string, regex: string) => ({ action: 'keep', sourceLabels: [label], regex });
const APP = '__meta_kubernetes_pod_label_app';
const AND_TELL = [{ sourceLabels: ['__meta_kubernetes_pod_name'], targetLabel: 'pod' }];

const divided = (modulus: number, { regex = '$(SHARD)', label = '__part' } = {}) => [
  { action: 'hashmod', sourceLabels: ['__address__'], targetLabel: '__part', modulus }, { action: 'keep', sourceLabels: [label], regex },
];
const ofParts = (modulus: number, keeps?: { readonly regex?: string; readonly label?: string }) => scrapeConfig({ relabelings: divided(modulus, keeps) });
const additional = (text: string) => object('v1', 'Secret', { stringData: { jobs: text } }, { namespace: 'monitoring', name: 'extra' });

describe('AM925', () => {
  test.each([
    {
      it: 'names the rule and what it saw',
      given: [prometheus(), ruled(...AND_TELL, keep(APP, 'orders')), deployment()],
      expected: ['error PodMonitor/shop/cart: podMetricsEndpoints[0].relabelings[1] drops all targets that "Prometheus/monitoring/main" finds for it ("Deployment/shop/cart"), so nothing is scraped: keep requires __meta_kubernetes_pod_label_app to match "orders", but it is "cart"; change regex or sourceLabels of this rule, or remove the rule'],
    },
    {
      it: 'reports labels that an earlier rule took away',
      given: [prometheus(), ruled({ action: 'labeldrop', regex: '__meta_.*' }, keep(APP, 'cart')), deployment()],
      expected: [expect.stringContaining('relabelings[1] drops all')],
    },
    {
      it: 'reports a rule that drops',
      given: [prometheus(), ruled({ action: 'drop', sourceLabels: [APP], regex: 'c.*' }), deployment()],
      expected: [expect.stringContaining('__meta_kubernetes_pod_label_app is "cart", which matches "c.*"')],
    },
    {
      it: 'looks behind Services',
      given: [prometheus(), serviceMonitor({ relabelings: [keep('__meta_kubernetes_service_label_tier', 'web')] }), service(), deployment()],
      expected: [expect.stringContaining('ServiceMonitor/shop/cart: endpoints[0].relabelings[0]')],
    },
    {
      it: 'names the rule of a scrape class',
      given: [prometheus({ scrapeClasses: [{ name: 'a', default: true, relabelings: [keep(APP, 'orders')] }] }), ruled(...AND_TELL), deployment()],
      expected: [expect.stringContaining('PodMonitor/shop/cart: scrapeClasses[0].relabelings[0] of "Prometheus/monitoring/main" drops all')],
    },
    {
      it: 'looks at Probes',
      given: [prometheus(), probe({ targets: { staticConfig: { static: ['a'], relabelingConfigs: [keep('tier', 'web')] } } })],
      expected: [expect.stringContaining('targets.staticConfig.relabelingConfigs[0]')],
    },
    {
      it: 'looks at ScrapeConfigs',
      given: [prometheus(), scrapeConfig({ relabelings: [keep('tier', 'web')] })],
      expected: [expect.stringContaining('ScrapeConfig/shop/cart: relabelings[0]')],
    },
    {
      it: 'reports one thing once for two servers',
      given: [prometheus(), prometheus({}, { name: 'b' }), ruled(keep(APP, 'orders')), deployment()],
      expected: [expect.stringContaining('relabelings[0]')],
    },
    {
      it: 'shows the value that is most like what the rule keeps',
      given: [prometheus(), podMonitor({ port: undefined, relabelings: [keep('__meta_kubernetes_pod_container_port_name', 'jvm-metrics')] }), deployment({ ports: [{ name: 'app-grpc', containerPort: 80 }, { name: 'app-metrics', containerPort: 81 }] })],
      expected: [expect.stringContaining('but it is "app-metrics"')],
    },
    { it: 'is silent where something is left', given: [prometheus(), ruled(keep(APP, 'cart|orders')), deployment()], expected: [] },
    {
      it: 'is silent where the port is the cause',
      given: [prometheus(), podMonitor({ port: 'web', relabelings: [keep(APP, 'orders')] }), deployment()],
      expected: [],
    },
    { it: 'is silent where nothing is found', given: [prometheus(), ruled(keep(APP, 'orders'))], expected: [] },
    { it: 'does not judge by the names of pods', given: [prometheus(), ruled(keep('pod', 'cart-[^0].*')), deployment()], expected: [] },
    { it: 'does not judge by addresses', given: [prometheus(), ruled(keep('__address__', '10\\..*')), deployment()], expected: [] },
    {
      it: 'does not judge by what rules copied from a node',
      given: [prometheus(), ruled({ sourceLabels: ['__meta_kubernetes_node_label_zone'], targetLabel: 'zone' }, keep('zone', 'a')), deployment()],
      expected: [],
    },
    {
      it: 'does not judge by generated names',
      given: [prometheus(), ruled(keep('__meta_kubernetes_pod_label_pod_template_hash', 'abc')), deployment()],
      expected: [],
    },
    {
      it: 'does not judge by a namespace that no one declares',
      given: [
        prometheus(),
        podMonitor({ relabelings: [keep('__meta_kubernetes_namespace_label_team', 'shop')] }, { attachMetadata: { namespace: true } }),
        deployment(),
      ],
      expected: [],
    },
    {
      it: 'judges by a namespace that is declared',
      given: [
        prometheus(),
        namespace('shop', { team: 'x' }),
        podMonitor({ relabelings: [keep('__meta_kubernetes_namespace_label_team', 'shop')] }, { attachMetadata: { namespace: true } }),
        deployment(),
      ],
      expected: [expect.stringContaining('relabelings[0]')],
    },
    {
      it: 'does not judge by the container of a sidecar, which a webhook may bring',
      given: [prometheus(), ruled(keep('__meta_kubernetes_pod_container_name', 'istio-proxy')), deployment()],
      expected: [],
    },
    {
      it: 'does not judge by containers where a namespace asks for sidecars',
      given: [prometheus(), namespace('shop', { 'sidecar-injection': 'on' }), ruled(keep('__meta_kubernetes_pod_container_name', 'agent')), deployment()],
      expected: [],
    },
    {
      it: 'judges by a container of another name',
      given: [prometheus(), ruled(keep('__meta_kubernetes_pod_container_name', 'carts')), deployment()],
      expected: [expect.stringContaining('but it is "cart"')],
    },
    {
      it: 'does not judge what users divide by a hash',
      given: [prometheus(), ruled({ action: 'hashmod', sourceLabels: ['__address__'], modulus: 4, targetLabel: '__tmp' }, keep('__tmp', '5')), deployment()],
      expected: [],
    },
    {
      it: 'does not judge what only run time finds',
      given: [prometheus(), scrapeConfig({ kubernetesSDConfigs: [{ role: 'Pod' }], relabelings: [keep(APP, 'orders')] }), deployment()],
      expected: [],
    },
    {
      it: 'a discovery of things that are not in the manifests',
      given: [prometheus(), scrapeConfig({ dnsSDConfigs: [{ names: ['a'] }], relabelings: [keep('tier', 'web')] })],
      expected: [],
    },
  ])('$it', ({ given, expected }) => expect(reported('AM925', given)).toEqual(expected));
});

describe('AM925 for parts without a shard', () => {
  test.each([
    {
      it: 'reports more parts than shards',
      given: [prometheus({ shards: 2 }), ofParts(4)],
      expected: ['warning ScrapeConfig/shop/cart: relabelings[0] divides the targets into 4 parts, and relabelings[1] keeps part "$(SHARD)", but "Prometheus/monitoring/main" has 2 shards, so the targets of the other 2 parts are not scraped; set modulus to 2, or remove both rules, so that the operator divides the targets'],
    },
    {
      it: 'reports a server that was scaled to one shard',
      given: [prometheus(), ofParts(2)],
      expected: [expect.stringContaining('has 1 shard, so the targets of the other part are not scraped; set modulus to 1')],
    },
    {
      it: 'reports rules of a scrape class',
      given: [prometheus({ shards: 2, scrapeClasses: [{ name: 'a', default: true, relabelings: divided(3) }] }), scrapeConfig()],
      expected: [expect.stringMatching(/^warning ScrapeConfig\/shop\/cart: its hashmod rule divides the targets into 3 parts, and a rule after it keeps part/)],
    },
    {
      it: 'reports a job of the Secret',
      given: [
        prometheus({ shards: 2, additionalScrapeConfigs: { name: 'extra', key: 'jobs' } }),
        additional('[{job_name: nodes, relabel_configs: [{action: hashmod, source_labels: [__address__], target_label: __part, modulus: 3}, {action: keep, source_labels: [__part], regex: $(SHARD)}]}]'),
      ],
      expected: [expect.stringMatching(/^warning Prometheus\/monitoring\/main: job "nodes": its hashmod rule divides the targets into 3 parts/)],
    },
    { it: 'is silent about as many parts as shards', given: [prometheus({ shards: 4 }), ofParts(4)], expected: [] },
    { it: 'is silent about fewer parts', given: [prometheus({ shards: 4 }), ofParts(2)], expected: [] },
    { it: 'is silent about a part that is the same in each shard', given: [prometheus({ shards: 2 }), ofParts(4, { regex: '0' })], expected: [] },
    { it: 'is silent where another label is kept', given: [prometheus({ shards: 2 }), ofParts(4, { label: '__other' })], expected: [] },
    {
      it: 'is silent where a rule between them changes the part',
      given: [prometheus({ shards: 2 }), scrapeConfig({ relabelings: [divided(4)[0], { sourceLabels: ['__part'], regex: '2|3', targetLabel: '__part', replacement: '0' }, divided(4)[1]] })],
      expected: [],
    },
  ])('$it', ({ given, expected }) => expect(reported('AM925', given)).toEqual(expected));
});
