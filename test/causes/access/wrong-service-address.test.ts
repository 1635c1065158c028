import { secret } from '../../support/manifests/configuration';
import { object } from '../../support/manifests/manifest';
import { probe, scrapeConfig } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const at = (url: string, prober: object = {}) => probe({ prober: { url, ...prober } });
const exporter = (namespace: string, spec: object = {}) => service({ selector: { app: 'blackbox' }, ports: [{ name: 'http', port: 9115 }], ...spec }, { namespace, name: 'blackbox' });
const BLACKBOX = exporter('monitoring');
const OTHER = service({}, { namespace: 'monitoring', name: 'grafana' });
const to = (...targets: string[]) => scrapeConfig({ staticConfigs: [{ targets }] });
const headless = (port: object) => service({ clusterIP: 'None', ports: [{ name: 'web', ...port }] });
const WEB = service({ ports: [{ name: 'http', port: 80, targetPort: 8080 }, { name: 'metrics', port: 9090 }] });

describe('AM959', () => {
  test.each([
    {
      it: 'reports a port that the Service of a prober does not have',
      given: [prometheus(), BLACKBOX, at('blackbox.monitoring:19115')],
      expected: ['error Probe/shop/cart: prober.url "blackbox.monitoring:19115" has a port that Service "monitoring/blackbox" does not have (it has "http" 9115), so every probe fails; set it to "blackbox.monitoring:9115"'],
    },
    {
      it: 'reports the default port',
      given: [prometheus(), BLACKBOX, at('blackbox.monitoring.svc')],
      expected: ['error Probe/shop/cart: prober.url "blackbox.monitoring.svc" has no port, so port 80 is used, which Service "monitoring/blackbox" does not have (it has "http" 9115), so every probe fails; set it to "blackbox.monitoring.svc:9115"'],
    },
    {
      it: 'reports the default port of https',
      given: [prometheus(), BLACKBOX, at('blackbox.monitoring.svc', { scheme: 'https' })],
      expected: [expect.stringContaining('so port 443 is used')],
    },
    {
      it: 'looks a name without a namespace up where Prometheus runs',
      given: [prometheus(), OTHER, exporter('observability'), at('blackbox:9115')],
      expected: ['error Probe/shop/cart: prober.url "blackbox:9115" is looked up in namespace "monitoring", where Prometheus runs, which has no Service "blackbox" in the manifests (only "observability/blackbox"), so every probe fails; set it to "blackbox.observability:9115"'],
    },
    {
      it: 'looks it up there and not in the namespace of the Probe',
      given: [prometheus(), OTHER, exporter('shop'), at('blackbox:9115')],
      expected: [expect.stringContaining('; set it to "blackbox.shop:9115"')],
    },
    {
      it: 'only warns where the manifests have no Service of the namespace',
      given: [prometheus(), exporter('observability'), at('blackbox:9115')],
      expected: [expect.stringMatching(/^warning .* is looked up in namespace "monitoring"/)],
    },
    {
      it: 'is a note where the Service may be installed',
      given: [prometheus(), OTHER, exporter('observability'), at('blackbox:9115'), object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { targetNamespace: 'monitoring' } }, { namespace: 'flux-system', name: 'stack' })],
      expected: [expect.stringMatching(/^info .*, so every probe fails unless HelmRelease "flux-system\/stack" installs such a Service, which is not known; make sure that/)],
    },
    {
      it: 'reports another namespace that is named',
      given: [prometheus(), deployment(), WEB, BLACKBOX, at('blackbox.shop.svc.cluster.local:9115')],
      expected: ['error Probe/shop/cart: prober.url "blackbox.shop.svc.cluster.local:9115" is a name in namespace "shop", which has no Service "blackbox" in the manifests (only "monitoring/blackbox"), so every probe fails; set it to "blackbox.monitoring.svc.cluster.local:9115"'],
    },
    {
      it: 'reports a misspelt namespace',
      given: [prometheus(), BLACKBOX, at('blackbox.monitorin.svc:9115')],
      expected: [expect.stringMatching(/^warning .* is a name in namespace "monitorin", .*; set it to "blackbox.monitoring.svc:9115"$/)],
    },
    {
      it: 'corrects the port together with the namespace',
      given: [prometheus(), OTHER, exporter('observability'), at('blackbox:9116')],
      expected: [expect.stringContaining('; set it to "blackbox.observability:9115"')],
    },
    {
      it: 'reports a static target',
      given: [prometheus(), WEB, to('cart.shop.svc:8080', 'cart.shop.svc:9090')],
      expected: ['error ScrapeConfig/shop/cart: target "cart.shop.svc:8080" has a port that Service "shop/cart" does not have (it has "http" 80, "metrics" 9090), so the target is down; set it to "cart.shop.svc:80"'],
    },
    {
      it: 'has no better port where none is alike',
      given: [prometheus(), WEB, to('cart.shop.svc:7000')],
      expected: [expect.stringContaining('; set its port to one of 80, 9090, or add port 7000 to the Service')],
    },
    {
      it: 'does not take a port of UDP for one',
      given: [prometheus(), service({ ports: [{ name: 'dns', port: 53, protocol: 'UDP' }] }), to('cart.shop:53')],
      expected: [expect.stringContaining('(it has "dns" 53/UDP)')],
    },
    {
      it: 'reports it of each server that looks elsewhere',
      given: [prometheus(), prometheus({}, { namespace: 'shop', name: 'other' }), OTHER, exporter('shop'), at('blackbox:9115')],
      expected: [expect.stringContaining('"monitoring"')],
    },
    {
      it: 'warns of a port of a headless Service that its pods do not have',
      given: [prometheus(), headless({ port: 80, targetPort: 'metrics' }), deployment(), to('cart.shop:80')],
      expected: ['warning ScrapeConfig/shop/cart: target "cart.shop:80" has a port of headless Service "shop/cart", but the name of a headless Service leads to its pods, which declare port 9090 for it and do not declare port 80. Unless they listen on it all the same, the target is down; set it to "cart.shop:9090"'],
    },
    { it: 'is silent for the port of the pods of a headless Service', given: [prometheus(), headless({ port: 80, targetPort: 8080 }), deployment(), to('cart.shop:8080')], expected: [] },
    { it: 'is silent for a headless Service without a mapping', given: [prometheus(), headless({ port: 9000 }), deployment(), to('cart.shop:9000')], expected: [] },
    { it: 'is silent for a headless Service without pods', given: [prometheus(), headless({ port: 80, targetPort: 'metrics' }), to('cart.shop:80')], expected: [] },
    { it: 'is silent where the Service has the port', given: [prometheus(), BLACKBOX, at('blackbox.monitoring:9115')], expected: [] },
    { it: 'is silent for a name where Prometheus runs', given: [prometheus(), BLACKBOX, at('blackbox:9115')], expected: [] },
    { it: 'is silent for the whole name', given: [prometheus(), BLACKBOX, at('blackbox.monitoring.svc.cluster.local:9115')], expected: [] },
    { it: 'is silent for a Service that no manifest has', given: [prometheus(), OTHER, WEB, at('blackbox:9115')], expected: [] },
    { it: 'is silent for a Service that no manifest has, with its namespace', given: [prometheus(), OTHER, WEB, at('blackbox.monitoring:19115')], expected: [] },
    { it: 'is silent for a host of the internet', given: [prometheus(), service({}, { name: 'grafana' }), to('grafana.com:443', 'grafana.example.com:1')], expected: [] },
    { it: 'is silent for a namespace that no manifest is in', given: [prometheus(), BLACKBOX, at('blackbox.tools.svc:9115')], expected: [] },
    { it: 'is silent for namespaces of the cluster', given: [prometheus(), BLACKBOX, service({}, { namespace: 'kube-system' }), at('blackbox.kube-system.svc:9115')], expected: [] },
    { it: 'is silent for other cluster domains', given: [prometheus(), BLACKBOX, at('blackbox.monitoring.svc.clusterset.local:1')], expected: [] },
    { it: 'is silent for an address', given: [prometheus(), BLACKBOX, at('10.0.0.1:1'), to('[::1]:1')], expected: [] },
    { it: 'is silent for a pod of a headless Service', given: [prometheus(), exporter('monitoring', { clusterIP: 'None' }), to('a.blackbox.monitoring.svc:1')], expected: [] },
    { it: 'is silent for any port of a headless Service', given: [prometheus(), exporter('monitoring', { clusterIP: 'None' }), at('blackbox.monitoring:1')], expected: [] },
    { it: 'is silent for an ExternalName', given: [prometheus(), exporter('monitoring', { type: 'ExternalName', externalName: 'a.example' }), at('blackbox.monitoring:1')], expected: [] },
    { it: 'is silent where the Service may be installed anywhere', given: [prometheus(), OTHER, service({}, { namespace: undefined, name: 'blackbox' }), at('blackbox:9115')], expected: [] },
    { it: 'is silent where a proxy is asked', given: [prometheus(), BLACKBOX, at('blackbox.monitoring:1', { proxyUrl: 'http://proxy:80' })], expected: [] },
    { it: 'is silent where Prometheus asks another DNS server', given: [prometheus({ dnsPolicy: 'Default' }), BLACKBOX, at('blackbox.monitoring:1')], expected: [] },
    { it: 'is silent for an alias of Prometheus', given: [prometheus({ hostAliases: [{ ip: '10.0.0.1', hostnames: ['blackbox'] }] }), OTHER, exporter('shop'), at('blackbox:9115')], expected: [] },
    { it: 'is silent where no server takes the Probe', given: [prometheus({ probeSelector: null }), BLACKBOX, at('blackbox.monitoring:1')], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM959', given)).toEqual(expected));

  const jobs = (job: object) => JSON.stringify([{ job_name: 'web', ...job }]);
  const byText = (job: object) => ({ prometheusConfig: `{"scrape_configs": ${jobs(job)}}` });
  const static_configs = [{ targets: ['cart.shop:8080'] }];

  test.each([
    {
      it: 'reports a target of prometheus.yml',
      job: { static_configs },
      expected: ['error prometheus.yml: address "cart.shop:8080" of job "web" has a port that Service "shop/cart" does not have (it has "http" 80, "metrics" 9090), so the target is down; set it to "cart.shop:80"'],
    },
    { it: 'is silent for a name without a namespace: it is not known where Prometheus runs', job: { static_configs: [{ targets: ['cart:8080'] }] }, expected: [] },
    { it: 'is silent where a proxy is asked', job: { static_configs, proxy_url: 'http://proxy:80' }, expected: [] },
    { it: 'is silent for a proxy of the environment', job: { static_configs, proxy_from_environment: true }, expected: [] },
  ])('$it', ({ job, expected }) => expect(reported('AM959', [WEB], byText(job))).toEqual(expected));

  test.each([
    { it: 'reports a target of an additional job', job: { static_configs }, expected: [expect.stringMatching(/^error Prometheus\/monitoring\/main: address "cart.shop:8080" of job "web" has a port/)] },
    { it: 'is silent where an additional job asks a proxy', job: { static_configs, proxy_url: 'http://proxy:80' }, expected: [] },
  ])('$it', ({ job, expected }) => {
    const server = prometheus({ additionalScrapeConfigs: { name: 'jobs', key: 'jobs' } });

    expect(reported('AM959', [server, WEB, secret({ jobs: jobs(job) }, { namespace: 'monitoring', name: 'jobs' })])).toEqual(expected);
  });
});
