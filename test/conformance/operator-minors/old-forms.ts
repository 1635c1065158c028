/** Objects in forms that only some minors take: the random generators make what the newest CRDs have. */
import { Manifest } from '../../support/manifests/manifest';

const ALPHA = 'monitoring.coreos.com/v1alpha1';
const V1 = 'monitoring.coreos.com/v1';
const KEY = { name: 'login', key: 'token' };

const scrapeConfig = (name: string, spec: object): Manifest => ({ apiVersion: ALPHA, kind: 'ScrapeConfig', metadata: { namespace: 'shop', name }, spec });
const of = (kind: string, name: string, spec: object): Manifest => ({
  apiVersion: kind === 'PrometheusAgent' ? ALPHA : V1, kind, metadata: { namespace: 'shop', name }, spec,
});

/** Each with the minor where something changes in its name. */
export const OLD_FORMS: readonly Manifest[] = [
  scrapeConfig('header-of-one-key-74', { proxyUrl: 'http://p', proxyConnectHeader: { A: KEY } }),
  scrapeConfig('header-of-keys-74', { proxyUrl: 'http://p', proxyConnectHeader: { A: [KEY] } }),
  scrapeConfig('nomad-upper-77', { NomadSDConfigs: [{ server: 'http://n' }] }),
  scrapeConfig('nomad-lower-77', { nomadSDConfigs: [{ server: 'http://n' }] }),
  scrapeConfig('dns-mx', { dnsSDConfigs: [{ names: ['a'], type: 'MX' }] }),
  scrapeConfig('dns-ns-72', { dnsSDConfigs: [{ names: ['a'], type: 'NS' }] }),
  scrapeConfig('dns-port-76', { dnsSDConfigs: [{ names: ['a'], type: 'A', port: 70_000 }] }),
  scrapeConfig('role-lower-76', { kubernetesSDConfigs: [{ role: 'pod', selectors: [{ role: 'pod', label: 'a=b' }] }] }),
  scrapeConfig('role-endpointslice', { kubernetesSDConfigs: [{ role: 'EndpointSlice' }] }),
  scrapeConfig('namespaces-71', { kubernetesSDConfigs: [{ role: 'Pod', namespaces: { names: ['a'] } }] }),
  scrapeConfig('scheme-upper', { scheme: 'HTTPS' }),
  scrapeConfig('scheme-lower-87', { scheme: 'https' }),
  scrapeConfig('consul-scheme-lower-87', { consulSDConfigs: [{ server: 'c', scheme: 'https' }] }),
  scrapeConfig('openstack-lower-81', { openstackSDConfigs: [{ role: 'instance', region: 'r' }] }),
  scrapeConfig('openstack-availability-94', { openstackSDConfigs: [{ role: 'Instance', region: 'r', availability: 'public' }] }),
  scrapeConfig('hetzner-lower-94', { hetznerSDConfigs: [{ role: 'hcloud' }] }),
  scrapeConfig('no-targets-78', { staticConfigs: [{ labels: { a: 'b' } }] }),
  scrapeConfig('empty-target-90', { staticConfigs: [{ targets: [''] }] }),
  scrapeConfig('two-logins-91', { basicAuth: { username: KEY, password: KEY }, authorization: { credentials: KEY } }),
  scrapeConfig('empty-lists-77', { relabelings: [], metricRelabelings: [], scrapeProtocols: [], metricsPath: '' }),
  scrapeConfig('key-without-name-75', { basicAuth: { username: { key: 'a' }, password: { key: 'b' } } }),
  scrapeConfig('negative-limit-93', { sampleLimit: -1, relabelings: [{ action: 'hashmod', modulus: -1, sourceLabels: ['a'], targetLabel: 'b' }] }),
  scrapeConfig('utf8-source-86', { relabelings: [{ sourceLabels: ['größe'], targetLabel: 'a' }] }),
  scrapeConfig('socks-82', { proxyUrl: 'socks5://p' }),
  of('ServiceMonitor', 'no-endpoints-76', { selector: {} }),
  of('ServiceMonitor', 'scheme-upper-87', { selector: {}, endpoints: [{ port: 'web', scheme: 'HTTPS' }] }),
  of('ServiceMonitor', 'proxy-text-84', { selector: {}, endpoints: [{ port: 'web', proxyUrl: 'p:3128' }] }),
  of('ServiceMonitor', 'negative-limit-93', { selector: {}, endpoints: [], sampleLimit: -1 }),
  of('ServiceMonitor', 'fallback-79', { selector: {}, endpoints: [], fallbackScrapeProtocol: 'PrometheusText1.0.0', scrapeFallbackProtocol: 'PrometheusProto' }),
  of('PodMonitor', 'port-number-79', { selector: {}, podMetricsEndpoints: [{ portNumber: 8080 }] }),
  of('Probe', 'empty-url-87', { prober: { url: '' }, targets: { staticConfig: { static: ['a'] } } }),
  of('PrometheusRule', 'offset-78', { groups: [{ name: 'a', query_offset: '1m', labels: { a: 'b' }, rules: [{ record: 'a:b', expr: '1' }] }] }),
  of('Prometheus', 'shards-93', {}),
  of('Prometheus', 'role-76', { serviceDiscoveryRole: 'EndpointSlice' }),
  of('PrometheusAgent', 'daemon-set-75', { mode: 'DaemonSet', replicas: 2, shards: 2 }),
  of('PrometheusAgent', 'daemon-set-topology-91', { mode: 'DaemonSet', shardingStrategy: { mode: 'Topology', topology: { values: ['a'] } } }),
];
