import { secret } from '../../support/manifests/configuration';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const listing = (targets: readonly string[], spec: object = {}) => scrapeConfig({ staticConfigs: [{ targets }], ...spec });
const write = (targetLabel: string, replacement: string, sourceLabels?: string[]) => ({ targetLabel, replacement, ...sourceLabels && { sourceLabels } });

/** Probes the listed URLs, as blackbox exporters are asked. */
const TO_BLACKBOX = [
  { sourceLabels: ['__address__'], targetLabel: '__param_target' }, { sourceLabels: ['__param_target'], targetLabel: 'instance' }, write('__address__', 'blackbox:9115'),
];

describe('AM969', () => {
  test.each([
    {
      it: 'names what is dropped of what is listed',
      given: [prometheus(), listing(['http://10.0.0.5:9100', '10.0.0.6:9100/metrics', '10.0.0.7'])],
      expected: ['error ScrapeConfig/shop/cart: Prometheus drops 2 of 3 targets: staticConfigs lists "http://10.0.0.5:9100", "10.0.0.6:9100/metrics", but a target must be host:port, without scheme and path; write "10.0.0.5:9100", "10.0.0.6:9100" as host and port alone'],
    },
    {
      it: 'says where scheme, path and query go',
      given: [prometheus(), listing(['https://x.example.com/stats?a=b'])],
      expected: ['error ScrapeConfig/shop/cart: Prometheus drops the only target, so nothing is scraped: staticConfigs lists "https://x.example.com/stats?a=b", but a target must be host:port, without scheme and path; write "x.example.com" as host and port alone, and set scheme to "https" and metricsPath to "/stats" and params to the query'],
    },
    {
      it: 'does not send two schemes into one job',
      given: [prometheus(), listing(['http://a', 'https://b'])],
      expected: [expect.stringMatching(/drops all 2 targets, so nothing is scraped.*; write "a", "b" as host and port alone, and put targets that need another scheme or metricsPath in a job of their own$/)],
    },
    {
      it: 'reports addresses that rules write',
      given: [prometheus(), podMonitor({ relabelings: [write('__address__', '$1/stats', ['__address__'])] }), deployment()],
      expected: ['error PodMonitor/shop/cart: Prometheus drops the only target, so nothing is scraped: relabeling of job "podMonitor/shop/cart/0" sets __address__ to "cart-0:9090/stats", but it must be host:port, without scheme and path; change the rules that set __address__; a path belongs in __metrics_path__, and a scheme in __scheme__'],
    },
    {
      it: 'reports timeouts that rules write',
      given: [prometheus(), serviceMonitor({ relabelings: [write('__scrape_timeout__', '2h')] }), service(), deployment()],
      expected: ['error ServiceMonitor/shop/cart: Prometheus drops the only target, so nothing is scraped after relabeling of job "serviceMonitor/shop/cart/0": its timeout 2h is longer than its interval 30s; change the rules that set __scrape_timeout__'],
    },
    {
      it: 'reports listed targets that lose their address',
      given: [prometheus(), listing(['a:80'], { relabelings: [write('__address__', '', [])] })],
      expected: [expect.stringMatching(/: it has no address; change the rules that set __address__/)],
    },
    {
      it: 'reports a labelkeep that removes the address',
      given: [prometheus(), serviceMonitor({ relabelings: [{ action: 'labelkeep', regex: 'app' }] }), service({ ports: [{ name: 'web', port: 1 }, { name: 'metrics', port: 80, targetPort: 'metrics' }] }), deployment()],
      expected: ['error ServiceMonitor/shop/cart: Prometheus drops the only target, so nothing is scraped: endpoints[0].relabelings[0] (labelkeep) removes __address__, so no target has an address; set endpoints[0].relabelings[0].regex to "app|__.*", or move the rule to metricRelabelings if it is for labels of samples'],
    },
    {
      it: 'reports a labeldrop that removes the address',
      given: [prometheus(), podMonitor({ relabelings: [{ action: 'labeldrop', regex: '__.*' }, write('team', 'shop')] }), deployment()],
      expected: [expect.stringMatching(/relabelings\[0\] \(labeldrop\) removes __address__, so no target has an address; change .*regex so that it does not match __address__$/)],
    },
    {
      it: 'is silent where a later rule writes the address',
      given: [prometheus(), podMonitor({ relabelings: [{ action: 'labelkeep', regex: 'app' }, write('__address__', '$1:80', ['team'])] }), deployment()],
      expected: [],
    },
    {
      it: 'reports one object once for two servers',
      given: [prometheus(), prometheus({}, { name: 'b' }), listing(['http://a'])],
      expected: [expect.stringContaining('ScrapeConfig/shop/cart')],
    },
    {
      it: 'stands on the server for jobs of a Secret, and shows no query',
      given: [
        prometheus({ additionalScrapeConfigs: { name: 'jobs', key: 'jobs' } }),
        secret({ jobs: '[{job_name: ext, relabel_configs: [{target_label: a, replacement: b}], static_configs: [{targets: ["http://me:pw@a:1/x?token=hush", "b"]}]}]' }, { name: 'jobs', namespace: 'monitoring' }),
      ],
      expected: ['error Prometheus/monitoring/main: Prometheus drops 1 of 2 targets: static_configs of job "ext" lists "http://<hidden>@a:1/x?<hidden>", but a target must be host:port, without scheme and path; write "a:1" as host and port alone, and set metrics_path to "/x" and params to the query'],
    },
    {
      it: 'reports ports that are no numbers, or too high',
      given: [prometheus(), listing(['a:99999', 'a:0', 'a:-1', 'a:metrics', '[::1]:65536', 'a:9100'])],
      expected: ['error ScrapeConfig/shop/cart: the ports of targets "[::1]:65536", "a:-1", "a:0" and 2 more of job "scrapeConfig/shop/cart" are not numbers from 1 to 65535, so every scrape of them fails; correct the address: set a port from 1 to 65535'],
    },
    {
      it: 'reports characters that a host may not have, and shows no login',
      given: [prometheus(), listing([' a:80', 'me:pw@b:80', 'c:80?x=y'])],
      expected: [expect.stringMatching(/the addresses of targets (?=.*" a:80")(?=.*"<hidden>@b:80")(?=.*"c:80\?x=y").* have characters that the host of a URL may not have, so every scrape of them fails; correct the address: remove spaces/)],
    },
    {
      it: 'reports ports that rules write',
      given: [prometheus(), podMonitor({ relabelings: [write('__address__', '$1:metrics', ['__meta_kubernetes_pod_name'])] }), deployment()],
      expected: [expect.stringContaining('the port of target "cart-0:metrics" of job "podMonitor/shop/cart/0" is not a number')],
    },
    {
      it: 'reports ports that rules take from the pods',
      given: [prometheus(), podMonitor({ relabelings: [write('__address__', 'cart:$1', ['__meta_kubernetes_pod_container_port_name'])] }), deployment()],
      expected: ['error PodMonitor/shop/cart: the port of target "cart:metrics" of job "podMonitor/shop/cart/0" is not a number from 1 to 65535, so every scrape of it fails; correct the rules that set __address__: set a port from 1 to 65535'],
    },
    { it: 'is silent on what versions of Go read in different ways', given: [prometheus(), listing(['::1', 'fe80::1:9100', 'h\u00f6st:80', ':9100', 'a:', 'a:080'])], expected: [] },
    { it: 'is silent on addresses', given: [prometheus(), listing(['a', 'a:80', '[::1]:80', '10.0.0.7:9100'])], expected: [] },
    { it: 'is silent on URLs that a job sends to a prober', given: [prometheus(), listing(['https://a/b'], { relabelings: TO_BLACKBOX })], expected: [] },
    { it: 'is silent on the URLs of a Probe', given: [prometheus(), probe({ targets: { staticConfig: { static: ['https://a/b'] } } })], expected: [] },
    {
      it: 'is silent on a URL that a rule drops on purpose',
      given: [prometheus(), listing(['a', 'http://b'], { relabelings: [{ action: 'drop', sourceLabels: ['__address__'], regex: 'http.*' }] })],
      expected: [],
    },
    {
      it: 'is silent on a path that a rule moves where it belongs',
      given: [prometheus(), podMonitor({ relabelings: [write('__metrics_path__', '/stats')] }), deployment()],
      expected: [],
    },
    {
      it: 'does not judge by an address that the cluster alone has',
      given: [prometheus(), podMonitor({ relabelings: [write('__address__', '$1', ['__meta_kubernetes_node_label_address'])] }), deployment()],
      expected: [],
    },
    { it: 'is silent where no server selects it', given: [prometheus({ scrapeConfigSelector: null }), listing(['http://a'])], expected: [] },
  ])('$it', ({ given, expected }) => {
    expect(reported('AM969', given)).toEqual(expected);
  });

  test('is found in prometheus.yml: for what is listed on the file, and for what is found on its object', () => {
    const prometheusConfig = JSON.stringify({
      scrape_configs: [{
        job_name: 'all',
        relabel_configs: [{ source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_address'], regex: '(.+)', target_label: '__address__' }],
        kubernetes_sd_configs: [{ role: 'pod' }],
        static_configs: [{ targets: ['http://a', 'b'] }],
      }],
    });
    const found = reported('AM969', [deployment({ annotations: { 'prometheus.io/address': 'cart/metrics' } })], { prometheusConfig });

    expect(found).toEqual([
      expect.stringMatching(/^error Deployment\/shop\/cart: .*sets __address__ to "cart\/metrics"/),
      expect.stringMatching(/^error prometheus.yml: Prometheus drops 1 of 3 targets: static_configs of job "all" lists "http:\/\/a"/),
    ]);
  });
});
