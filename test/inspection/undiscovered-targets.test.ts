import { Inspection } from 'cdk8s-app-monitoring';
import { deployment, service } from '../support/app-on-8080';
import { binding, role, serverWithAccount } from '../support/manifests/access';
import { namespace, node } from '../support/manifests/cluster';
import { secret } from '../support/manifests/configuration';
import { Fields, Manifest, object } from '../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../support/manifests/monitors';
import { endpointSlice, ingress } from '../support/manifests/services';

const APP = [deployment(), service(), deployment({ name: 'cart', namespace: 'web' }), service({}, { namespace: 'web' }), ingress(), namespace('shop')];
const OF_PODS = ['pods', 'services', 'endpoints'];
const ROLES = ['Pod', 'Service', 'Endpoints', 'EndpointSlice', 'Ingress'];
const NEEDED: { readonly [role: string]: readonly string[] } = {
  Pod: ['pods'], Service: ['services'], Endpoints: OF_PODS, EndpointSlice: ['pods', 'services', 'endpointslices'], Ingress: ['ingresses'],
};
const BOTH = { matchNames: ['shop', 'web'] };

const discovering = (...kubernetesSDConfigs: readonly Fields[]) => scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs });
const inspect = (manifests: readonly Manifest[], config?: string) => Inspection.ofYaml(manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'), { prometheusConfig: config });
const urls = (manifests: readonly Manifest[], config?: string) => [...new Set(inspect(manifests, config).targets.map(({ labels, source, url }) => `${labels.namespace ?? source.split('/')[1]} ${url}`))].sort();

function additional(...jobs: readonly Fields[]): Manifest[] {
  return [
    serverWithAccount('main', { additionalScrapeConfigs: { name: 'more', key: 'jobs.yaml' } }),
    secret({ 'jobs.yaml': JSON.stringify(jobs) }, { namespace: 'monitoring', name: 'more' }),
  ];
}

describe('Inspection.targets of an account with rights', () => {
  test.each(ROLES)('lists what role %s finds where it may be listed', (kind) => {
    const given = [...APP, discovering({ role: kind, namespaces: { names: ['shop'] } }), serverWithAccount()];
    const permitted = urls([...given, role('shop', NEEDED[kind]), binding('shop')]);

    expect(permitted).not.toEqual([]);
    expect(urls(given)).toEqual(permitted);
    expect(urls([...given, role('', NEEDED[kind]), binding('')])).toEqual(permitted);
  });

  test.each(ROLES.flatMap((kind) => NEEDED[kind].map((resource) => ({ kind, resource }))))('lists nothing of role $kind without $resource', ({ kind, resource }) => {
    const given = [...APP, discovering({ role: kind, namespaces: { names: ['shop'] } }), serverWithAccount()];
    const others = NEEDED[kind].filter((other) => other !== resource);

    expect(urls([...given, role('shop', [...others, 'configmaps']), binding('shop')])).toEqual([]);
  });

  test.each([
    { it: 'nothing of a ServiceMonitor without pods', given: [role('shop', ['services', 'endpoints']), binding('shop'), serviceMonitor()], expected: [] },
    { it: 'nothing of a Probe without Ingresses', given: [role('shop', OF_PODS), binding('shop'), probe({ targets: { ingress: { selector: {} } } })], expected: [] },
    { it: 'static targets', given: [role('monitoring', OF_PODS), binding('monitoring'), scrapeConfig()], expected: ['shop http://cart:80/metrics'] },
    {
      it: 'what is in the namespaces where it may be listed',
      given: [role('web', OF_PODS), binding('web'), podMonitor({}, { namespaceSelector: BOTH })],
      expected: ['web http://cart-0:8080/metrics'],
    },
    {
      it: 'nothing of any namespace without a role for all of them',
      given: [role('shop', OF_PODS), binding('shop'), podMonitor({}, { namespaceSelector: { any: true } })],
      expected: [],
    },
    {
      it: 'what one of two discoveries may list',
      given: [role('shop', ['pods']), binding('shop'), discovering({ role: 'Pod', namespaces: { names: ['web'] } }, { role: 'Pod', namespaces: { names: ['shop'] } })],
      expected: ['shop http://cart-0:8080/metrics'],
    },
    {
      it: 'nothing without the nodes that are attached',
      given: [role('', OF_PODS), binding(''), podMonitor({}, { attachMetadata: { node: true } }), serviceMonitor({}, { attachMetadata: { node: true } })],
      expected: [],
    },
    {
      it: 'everything with the nodes that are attached',
      given: [role('', [...OF_PODS, 'nodes']), binding(''), podMonitor({}, { attachMetadata: { node: true } })],
      expected: ['shop http://cart-0:8080/metrics'],
    },
    { it: 'what may be listed, but not watched', given: [role('shop', OF_PODS, ['list']), binding('shop'), podMonitor()], expected: ['shop http://cart-0:8080/metrics'] },
    { it: 'what may be watched, but not listed', given: [role('shop', OF_PODS, ['watch']), binding('shop'), podMonitor()], expected: ['shop http://cart-0:8080/metrics'] },
    { it: 'nothing that may only be read by name', given: [role('shop', OF_PODS, ['get']), binding('shop'), podMonitor()], expected: [] },
    { it: 'everything where no binding is known', given: [podMonitor()], expected: ['shop http://cart-0:8080/metrics'] },
    {
      it: 'everything where the role may be installed',
      given: [role('monitoring', OF_PODS), binding('monitoring'), podMonitor(), object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { targetNamespace: 'monitoring' } }, { namespace: 'flux-system', name: 'stack' })],
      expected: ['shop http://cart-0:8080/metrics'],
    },
    {
      it: 'nodes where they may be listed',
      given: [role('', ['nodes']), binding(''), node('n1', {}, { addresses: [{ type: 'InternalIP', address: '10.0.0.1' }], daemonEndpoints: { kubeletEndpoint: { Port: 10250 } } }), discovering({ role: 'Node' })],
      expected: ['n1 http://10.0.0.1:10250/metrics'],
    },
    {
      it: 'no nodes without a ClusterRole',
      given: [role('shop', ['nodes']), binding('shop'), node('n1', {}, { addresses: [{ type: 'InternalIP', address: '10.0.0.1' }], daemonEndpoints: { kubeletEndpoint: { Port: 10250 } } }), discovering({ role: 'Node' })],
      expected: [],
    },
  ])('lists $it', ({ given, expected }) => expect(urls([...APP, serverWithAccount(), ...given])).toEqual(expected));

  test.each([
    { it: 'nothing of additionalScrapeConfigs that it may not list', job: { kubernetes_sd_configs: [{ role: 'pod' }] }, expected: [] },
    {
      it: 'what a job of additionalScrapeConfigs may list',
      job: { kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: ['shop', 'web'] } }] },
      expected: ['shop http://cart-0:8080/metrics'],
    },
    {
      it: 'what the API server may show to another login',
      job: { kubernetes_sd_configs: [{ role: 'pod', api_server: 'https://kubernetes.default.svc', namespaces: { names: ['web'] } }] },
      expected: ['web http://cart-0:8080/metrics'],
    },
    {
      it: 'nothing of another cluster, which is not in the manifests',
      job: { kubernetes_sd_configs: [{ role: 'pod', api_server: 'https://other.example', namespaces: { names: ['web'] } }] },
      expected: [],
    },
    {
      it: 'nothing without the ReplicaSets that are attached to pods',
      job: { kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: ['shop'] }, attach_metadata: { deployment: true } }] },
      expected: [],
    },
    {
      it: 'Endpoints, which do not wait for ReplicaSets',
      job: { kubernetes_sd_configs: [{ role: 'endpoints', namespaces: { names: ['shop'] }, attach_metadata: { deployment: true } }] },
      expected: ['shop http://cart-0:8080/metrics'],
    },
    {
      it: 'nothing without the namespaces that are attached',
      job: { kubernetes_sd_configs: [{ role: 'service', namespaces: { names: ['shop'] }, attach_metadata: { namespace: true } }] },
      expected: [],
    },
  ])('lists $it', ({ job, expected }) => {
    const jobs = [{ job_name: 'more', relabel_configs: [{ source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' }], ...job }];

    expect(urls([...APP, ...additional(...jobs), role('shop', OF_PODS), binding('shop')])).toEqual(expected);
  });

  test('lists everything for a prometheus.yml, since it is not known who runs it', () => {
    const config = JSON.stringify({ scrape_configs: [{ job_name: 'pods', kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: ['shop'] } }] }] });

    expect(urls([...APP, role('monitoring', OF_PODS), binding('monitoring')], config)).toEqual(['shop http://cart-0:8080/metrics']);
  });

  test('counts a Service with EndpointSlices by hand', () => {
    const slice = endpointSlice([{ addresses: ['10.0.0.9'] }], [{ name: 'metrics', port: 8080, protocol: 'TCP' }], { labels: { 'kubernetes.io/service-name': 'cart' } });
    const given = [service({ selector: undefined }), slice, serverWithAccount('main', { serviceDiscoveryRole: 'EndpointSlice' }), serviceMonitor()];

    expect(urls(given)).toHaveLength(1);
    expect(urls([...given, role('shop', OF_PODS), binding('shop')])).toEqual([]);
  });
});

describe('findings on jobs of a server', () => {
  test('are on the server that has the job in additionalScrapeConfigs', () => {
    const given = [...APP, ...additional({ job_name: 'more', kubernetes_sd_configs: [{ role: 'pod' }] }), role('shop', OF_PODS), binding('shop')];

    expect(inspect(given).findings.filter(({ code }) => code === 'AM913').map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'Prometheus/monitoring/main: ServiceAccount "monitoring/prometheus" of "Prometheus/monitoring/main" is not allowed to list and watch pods in all namespaces, so Prometheus finds no targets there',
    ]);
  });
});
