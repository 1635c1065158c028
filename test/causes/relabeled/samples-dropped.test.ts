import { secret } from '../../support/manifests/configuration';
import { Fields } from '../../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const rule = (action: string, regex: string, ...sourceLabels: string[]) => ({ action, regex, ...sourceLabels.length > 0 && { sourceLabels } });
const ruled = (...metricRelabelings: object[]) => [prometheus(), serviceMonitor({ metricRelabelings }), service(), deployment()];
const ofPods = (endpoint: Fields) => [prometheus(), podMonitor(endpoint), deployment()];
const config = (job: object) => ({ prometheusConfig: JSON.stringify({ scrape_configs: [{ job_name: 'cart', static_configs: [{ targets: ['cart:80'] }], ...job }] }) });

describe('AM966', () => {
  test.each([
    {
      it: 'names a keep that reads what only targets have',
      given: ruled(rule('keep', 'shop', '__meta_kubernetes_namespace')),
      expected: ['error ServiceMonitor/shop/cart: endpoints[0].metricRelabelings[0] drops every sample of "Deployment/shop/cart", so it is scraped, but only "up" and other metrics about the scrape are stored: keep requires __meta_kubernetes_namespace to match "shop", but __meta_kubernetes_namespace is "" on every sample, because samples have no label "__meta_kubernetes_namespace"; move the rule to relabelings, where these labels exist, or compare a label that the target has, such as "namespace" or "pod"'],
    },
    {
      it: 'names a drop of what is empty on every sample',
      given: ruled(rule('drop', '(.*)', '__meta_kubernetes_namespace')),
      expected: [expect.stringMatching(/^error .*: __meta_kubernetes_namespace is "" on every sample, because samples have no label "__meta_kubernetes_namespace", and "\(\.\*\)" matches it; move the rule/)],
    },
    {
      it: 'names a drop by a label of the target',
      given: ruled(rule('drop', 'go_.*', '__name__'), rule('drop', 'shop', 'namespace')),
      expected: [expect.stringMatching(/^error .*endpoints\[0\]\.metricRelabelings\[1\] drops every sample .*: namespace is "shop" on every sample, and "shop" matches it; change regex or sourceLabels of this rule, or remove the rule$/)],
    },
    {
      it: 'knows that two keeps are no alternatives',
      given: ofPods({ metricRelabelings: [rule('keep', 'http_.*', '__name__'), rule('keep', 'go_.*', '__name__')] }),
      expected: [expect.stringMatching(/^error PodMonitor.*metricRelabelings\[1\] .*: keep requires __name__ to match "go_\.\*", but the rules before it leave no such sample; join the patterns of the rules with "\|" in one keep rule, or remove one of them$/)],
    },
    {
      it: 'is a warning for those who may want up alone',
      given: ruled(rule('drop', '.+', '__name__')),
      expected: [expect.stringMatching(/^warning .*: "\.\+" matches __name__ of every sample;/)],
    },
    {
      it: 'names the rule that takes the name away',
      given: ruled(rule('labelkeep', 'pod|namespace')),
      expected: ['error ServiceMonitor/shop/cart: endpoints[0].metricRelabelings[0] removes the name of every sample of "Deployment/shop/cart", so nothing is stored: Prometheus does not store samples without __name__; change the rule so that it leaves the label __name__'],
    },
    {
      it: 'names the rule of a scrape class, before those of the monitor',
      given: [
        prometheus({ scrapeClasses: [{ name: 'a' }, { name: 'b', default: true, metricRelabelings: [rule('keep', 'a.*', '__name__')] }] }),
        podMonitor({ metricRelabelings: [rule('keep', 'a.*', '__name__')] }), podMonitor({ metricRelabelings: [rule('keep', 'b.*', '__name__')] }, {}, { name: 'b' }), deployment(),
      ],
      expected: [expect.stringMatching(/PodMonitor\/shop\/b: podMetricsEndpoints\[0\]\.metricRelabelings\[0\] drops/)],
    },
    {
      it: 'names the rule of a scrape class that drops all by itself',
      given: [prometheus({ scrapeClasses: [{ name: 'b', default: true, metricRelabelings: [rule('keep', 'a', '__address__')] }] }), ...ofPods({}).slice(1)],
      expected: [expect.stringMatching(/PodMonitor\/shop\/cart: scrapeClasses\[0\]\.metricRelabelings\[0\] of "Prometheus\/monitoring\/main" drops/)],
    },
    {
      it: 'looks at Probes and ScrapeConfigs',
      given: [prometheus(), probe({ metricRelabelings: [rule('keep', 'a', '__param_target')] }), scrapeConfig({ metricRelabelings: [rule('drop', 'scrapeConfig/.*', 'job')] })],
      expected: [expect.stringMatching(/Probe\/shop\/cart: metricRelabelings\[0\]/), expect.stringMatching(/ScrapeConfig\/shop\/cart: metricRelabelings\[0\]/)],
    },
    {
      it: 'looks at jobs whose targets are not known',
      given: [prometheus(), scrapeConfig({ staticConfigs: undefined, dnsSDConfigs: [{ names: ['cart'] }], metricRelabelings: [rule('keep', 'a', '__meta_dns_name')] })],
      expected: [expect.stringMatching(/drops every sample of job "scrapeConfig\/shop\/cart"/)],
    },
    {
      it: 'shows nothing of a rule in a Secret',
      given: [
        prometheus({ additionalScrapeConfigs: { name: 'jobs', key: 'jobs' } }),
        secret({ jobs: '[{job_name: ext, metric_relabel_configs: [{action: keep, source_labels: [__address__], regex: hush}], static_configs: [{targets: [a]}]}]' }, { name: 'jobs', namespace: 'monitoring' }),
      ],
      expected: [expect.stringMatching(/^error Prometheus\/monitoring\/main: metric_relabel_configs\[0\] of job "ext" drops every sample .*: the rule is in a Secret, so it is not shown; move the rule to relabel_configs/)],
    },
    { it: 'is silent on metrics that are left out', given: ruled(rule('drop', 'go_.*|process_.*', '__name__'), rule('keep', 'http_.*|cart_.*', '__name__')), expected: [] },
    { it: 'is silent on a drop of containers without a name', given: ruled(rule('drop', '(container_cpu|container_memory);', '__name__', 'container')), expected: [] },
    { it: 'is silent on labels that are left out', given: ruled(rule('labeldrop', 'pod|instance|container')), expected: [] },
    { it: 'is silent on a keep of labels with the name', given: ruled(rule('labelkeep', '__name__|pod|le')), expected: [] },
    { it: 'is silent on another namespace', given: ruled(rule('drop', 'other', 'namespace'), rule('keep', 'shop|other', 'namespace')), expected: [] },
    { it: 'is silent on the names of pods', given: ruled(rule('drop', 'cart-0', 'pod'), rule('keep', 'cart-1.*', 'instance')), expected: [] },
    {
      it: 'does not know labels of the target where samples have their own',
      given: [prometheus(), serviceMonitor({ honorLabels: true, metricRelabelings: [rule('drop', 'shop', 'namespace')] }), service(), deployment()],
      expected: [],
    },
    {
      it: 'is silent where one of several targets is left',
      given: [
        prometheus(), podMonitor({ relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_label_tier'], targetLabel: 'tier' }], metricRelabelings: [rule('drop', 'web', 'tier')] }),
        deployment({ labels: { app: 'cart', tier: 'web' } }), deployment({ labels: { app: 'cart', tier: 'db' }, name: 'db' }),
      ],
      expected: [],
    },
    { it: 'is silent on what a rule copied for a later one', given: ruled({ sourceLabels: ['__name__'], targetLabel: '__tmp' }, rule('keep', 'http_.*', '__tmp')), expected: [] },
  ])('$it', ({ given, expected }) => {
    expect(reported('AM966', given)).toEqual(expected);
  });

  test.each([
    { it: 'reports', job: { metric_relabel_configs: [{ action: 'keep', source_labels: ['__address__'], regex: 'cart.*' }] }, expected: 1 },
    { it: 'is silent on', job: { metric_relabel_configs: [{ action: 'keep', source_labels: ['instance'], regex: 'cart.*' }] }, expected: 0 },
  ])('$it rules in prometheus.yml', ({ job, expected }) => {
    const found = reported('AM966', [deployment()], config(job));

    expect(found).toEqual(Array.from({ length: expected }, () => expect.stringMatching(/^error prometheus.yml: metric_relabel_configs\[0\] of job "cart" .*; move the rule to relabel_configs/)));
  });
});
