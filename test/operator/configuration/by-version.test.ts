import { Inspection, Profile } from 'cdk8s-app-monitoring';
import { parse } from 'yaml';
import { configMap, secret } from '../../support/manifests/configuration';
import { Fields, Manifest } from '../../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../../support/manifests/servers';
import { selfSigned } from '../../support/self-signed';

type Json = { [part: string]: any };

/** What a version of the operator writes, for a version of Prometheus that all of them run. */
function written(operatorVersion: string, [server, ...others]: readonly Manifest[], kubernetesVersion?: string): Json {
  const text = [server, ...others].map((manifest) => JSON.stringify(manifest)).join('\n---\n');
  const [{ config }] = Object.values(Inspection.ofYaml(text, { operatorVersion, kubernetesVersion }).toJson().servers) as Json[];

  return parse(config) as Json;
}

const main = (spec: Fields = {}) => prometheus({ version: 'v2.53.0', ...spec });
const jobOf = (config: Json) => config.scrape_configs[0] as Json;
const rules = (config: Json) => (jobOf(config).relabel_configs ?? []) as Json[];
const summary = ({ source_labels: from = [], target_label: to, regex, replacement, modulus, action = 'replace' }: Json) =>
  `${action} [${from}] ${regex ?? replacement ?? modulus ?? ''}${to === undefined ? '' : ` -> ${to}`}`;
const shardRules = (config: Json) => rules(config).slice(-5).map(summary).filter((rule) => /__tmp_(hash|current|topo)/.test(rule));

describe('the configuration by the version of the operator', () => {
  test.each([
    { version: '0.78.2', expected: ['hashmod [__address__] 2 -> __tmp_hash', 'keep [__tmp_hash] $(SHARD)'] },
    { version: '0.79.2', expected: ['replace [__address__,__tmp_hash] (.+); -> __tmp_hash', 'hashmod [__tmp_hash] 2 -> __tmp_hash', 'keep [__tmp_hash] $(SHARD)'] },
    { version: '0.83.0', expected: ['replace [__address__,__tmp_hash] (.+); -> __tmp_hash', 'hashmod [__tmp_hash] 2 -> __tmp_hash', 'keep [__tmp_hash,__tmp_disable_sharding] $(SHARD);|.+;.+'] },
    {
      version: '0.92.1',
      expected: [
        'replace [] $(SHARD) -> __tmp_current_shard', 'keep [__tmp_current_shard] 0|1',
        'replace [__address__,__tmp_hash] (.+); -> __tmp_hash', 'hashmod [__tmp_hash] 2 -> __tmp_hash', 'keep [__tmp_hash,__tmp_disable_sharding] $(SHARD);|.+;.+',
      ],
    },
  ])('shards targets as operator $version does', ({ version, expected }) => {
    expect(shardRules(written(version, [main({ shards: 2 }), serviceMonitor()]))).toEqual(expected);
  });

  test.each([
    { version: '0.70.0', expected: [] },
    { version: '0.71.2', expected: ['__tmp_prometheus_job_name'] },
    { version: '0.72.0', expected: ['__tmp_prometheus_job_name', '__tmp_hash', undefined] },
  ])('gives a ScrapeConfig the rules of operator $version', ({ version, expected }) => {
    const config = written(version, [main({ shards: 2 }), scrapeConfig({ staticConfigs: [{ targets: ['a:80'] }] })]);

    expect(rules(config).map(({ target_label }) => target_label)).toEqual(expected);
  });

  test.each([
    { version: '0.73.2', expected: { user: 'a', token: undefined, ca: '/etc/prometheus/certs/secret__login_ca' } },
    { version: '0.74.0', expected: { user: '', token: undefined, ca: '/etc/prometheus/certs/secret__login_ca' } },
    { version: '0.75.2', expected: { user: '', token: undefined, ca: '/etc/prometheus/certs/0_shop_login_ca' } },
    { version: '0.74.0', isToken: true, expected: { user: undefined, token: 'b', ca: '/etc/prometheus/certs/secret__login_ca' } },
    { version: '0.75.2', isToken: true, expected: { user: undefined, token: undefined, ca: '/etc/prometheus/certs/0_shop_login_ca' } },
  ])('logs in to an API server as operator $version does', ({ version, isToken = false, expected }) => {
    const [user, password, ca] = ['user', 'password', 'ca'].map((key) => ({ name: 'login', key }));
    const login = isToken ? { authorization: { credentials: password } } : { basicAuth: { username: user, password } };
    const server = main({ apiserverConfig: { host: 'https://api.example', tlsConfig: { ca: { secret: ca } }, ...login } });
    const held = secret({ user: 'a', password: 'b', ca: selfSigned('ca').certificate }, { namespace: 'monitoring' });
    const [discovery] = jobOf(written(version, [server, held, serviceMonitor()])).kubernetes_sd_configs;

    expect({ user: discovery.basic_auth?.username, token: discovery.authorization?.credentials, ca: discovery.tls_config.ca_file }).toEqual(expected);
  });

  test.each([
    {
      version: '0.73.2',
      expected: { scrapeConfig: { insecure_skip_verify: false }, probe: { insecure_skip_verify: false, ca_file: '/ca' }, others: undefined },
    },
    { version: '0.74.0', expected: { scrapeConfig: { ca_file: '/ca' }, probe: { ca_file: '/ca' }, others: { ca_file: '/ca' } } },
  ])('adds files of a scrape class as operator $version does', ({ version, expected }) => {
    const server = main({ scrapeClasses: [{ name: 'a', default: true, tlsConfig: { caFile: '/ca' } }] });
    const tlsOf = (monitor: Manifest) => jobOf(written(version, [server, monitor])).tls_config as unknown;
    const [tlsConfig, staticConfigs] = [{}, [{ targets: ['a:80'] }]];

    const found = { scrapeConfig: tlsOf(scrapeConfig({ tlsConfig, staticConfigs })), probe: tlsOf(probe({ tlsConfig })), others: tlsOf(podMonitor({})) };
    expect(found).toEqual(expected);
  });

  test.each([
    { version: '0.73.2', expected: { tls: { insecure_skip_verify: false, server_name: 'a' }, headers: { A: 'a' }, oauth2: undefined } },
    { version: '0.74.0', expected: { tls: { server_name: 'a' }, headers: { A: ['a'] }, oauth2: { client_id: 'a', client_secret: 'b', token_url: 'http://c' } } },
  ])('writes clients as operator $version does', ({ version, expected }) => {
    const [user, password] = ['user', 'password'].map((key) => ({ name: 'login', key }));
    const proxyConnectHeader = { A: version === '0.73.2' ? user : [user] };
    const oauth2 = { clientId: { secret: user }, clientSecret: password, tokenUrl: 'http://c' };
    const monitor = scrapeConfig({ proxyUrl: 'http://p', proxyConnectHeader, tlsConfig: { serverName: 'a' }, consulSDConfigs: [{ server: 'b', oauth2 }] });
    const { tls_config: tls, proxy_connect_header: headers, consul_sd_configs: [consul] } = jobOf(written(version, [main(), secret({ user: 'a', password: 'b' }), monitor]));

    expect({ tls, headers, oauth2: consul.oauth2 }).toEqual(expected);
  });

  test.each([
    { version: '0.70.0', server: 'v2.42.0', expected: [undefined, 'http://p'] },
    { version: '0.71.2', server: 'v2.42.0', expected: [undefined, undefined] },
    { version: '0.76.2', server: 'v2.42.0', expected: [undefined, undefined] },
    { version: '0.76.2', server: 'v2.43.0', expected: ['http://p', 'http://p'] },
    { version: '0.77.2', server: 'v2.42.0', expected: ['http://p', 'http://p'] },
  ])('writes the proxy of a ScrapeConfig for Prometheus $server as operator $version does', ({ version, server, expected }) => {
    const monitor = scrapeConfig({ proxyUrl: 'http://p', consulSDConfigs: [{ server: 'b', proxyUrl: 'http://p' }] });
    const { proxy_url: own, consul_sd_configs: [consul] } = jobOf(written(version, [main({ version: server }), monitor]));

    expect([own, consul.proxy_url]).toEqual(expected);
  });

  test.each([
    { version: '0.72.0', expected: [undefined, undefined] },
    { version: '0.73.2', expected: ['', undefined] },
    { version: '0.74.0', expected: ['', ''] },
  ])('keeps an empty separator and replacement as operator $version does', ({ version, expected }) => {
    const relabeling = { sourceLabels: ['a', 'b'], targetLabel: 'c', separator: '', replacement: '' };
    const found = rules(written(version, [main(), serviceMonitor({ relabelings: [relabeling] })])).find(({ target_label }) => target_label === 'c')!;

    expect([found.separator, found.replacement]).toEqual(expected);
  });

  test.each([
    { version: '0.74.0', expected: { job: 0, global: undefined, metricRules: [] } },
    { version: '0.75.2', expected: { job: undefined, global: 100, metricRules: undefined } },
  ])('enforces limits as operator $version does', ({ version, expected }) => {
    const config = written(version, [main({ enforcedSampleLimit: 100 }), serviceMonitor({}, { sampleLimit: 0 })]);

    expect({ job: jobOf(config).sample_limit, global: config.global.sample_limit, metricRules: jobOf(config).metric_relabel_configs }).toEqual(expected);
  });

  test.each([
    { version: '0.74.0', expected: undefined },
    { version: '0.75.2', expected: [{ target_label: 'namespace', replacement: 'shop' }] },
  ])('enforces the namespace on samples of a ScrapeConfig as operator $version does', ({ version, expected }) => {
    const config = written(version, [main({ enforcedNamespaceLabel: 'namespace' }), scrapeConfig({ staticConfigs: [{ targets: ['a:80'] }] })]);

    expect(jobOf(config).metric_relabel_configs).toEqual(expected);
  });

  test.each([
    { version: '0.78.2', port: { portNumber: 8080 }, expected: undefined },
    { version: '0.79.2', port: { portNumber: 8080 }, expected: 8080 },
    { version: '0.78.2', port: { targetPort: 8080 }, expected: '8080' },
    { version: '0.79.2', port: { targetPort: 8080 }, expected: 8080 },
  ])('keeps the port $port as operator $version does', ({ version, port, expected }) => {
    const found = rules(written(version, [main(), podMonitor({ port: undefined, ...port })])).find(({ source_labels }) => /container_port/.test(source_labels));

    expect(found?.regex).toEqual(expected);
  });

  test.each([
    { version: '0.75.2', expected: 'endpoints' },
    { version: '0.76.2', expected: 'endpointslice' },
    { version: '0.76.2', kubernetes: '1.20', expected: 'endpoints' },
  ])('looks for Endpoints or EndpointSlices as operator $version does with Kubernetes $kubernetes', ({ version, kubernetes, expected }) => {
    const config = written(version, [main({ serviceDiscoveryRole: 'EndpointSlice' }), serviceMonitor()], kubernetes);

    expect(jobOf(config).kubernetes_sd_configs[0].role).toBe(expected);
  });

  test.each([
    { version: '0.81.0', expected: undefined },
    { version: '0.82.2', expected: 'utf8' },
  ])('writes the scheme for names as operator $version does', ({ version, expected }) => {
    expect(written(version, [main({ version: 'v3.4.0', nameValidationScheme: 'UTF8' }), probe()]).global.metric_name_validation_scheme).toBe(expected);
  });

  const TOPOLOGY = { shards: 2, shardingStrategy: { mode: 'Topology', topology: { values: ['a', 'b'] } } };

  test.each([
    { version: '0.91.0', expected: { zone: undefined, attached: undefined } },
    { version: '0.92.1', expected: { zone: 'pod', attached: undefined } },
    { version: '0.92.1', kubernetes: '1.34', expected: { zone: 'node', attached: { node: true } } },
    { version: '0.94.1', kubernetes: '1.35', expected: { zone: 'pod', attached: undefined } },
  ])('finds zones as operator $version does with Kubernetes $kubernetes', ({ version, kubernetes, expected }) => {
    const config = written(version, [main(TOPOLOGY), serviceMonitor()], kubernetes);
    const sources = rules(config).map(({ source_labels: from = [] }) => String(from[0]));
    const zone = sources.map((from) => /kubernetes_(pod|node)_label_topology/.exec(from)?.[1]).find((from) => from !== undefined);

    expect({ zone, attached: jobOf(config).kubernetes_sd_configs[0].attach_metadata }).toEqual(expected);
  });

  test.each([
    { version: '0.91.0', expected: undefined },
    { version: '0.92.1', expected: { time: '24h' } },
  ])('writes the retention as operator $version does', ({ version, expected }) => {
    expect(written(version, [main({ version: 'v3.11.0' })]).storage?.tsdb.retention).toEqual(expected);
  });

  test.each([
    { version: '0.74.0', expected: '/etc/prometheus/certs/configmap_shop_ca_ca.crt' },
    { version: '0.75.2', expected: '/etc/prometheus/certs/1_shop_ca_ca.crt' },
  ])('mounts certificates as operator $version does', ({ version, expected }) => {
    const tlsConfig = { ca: { configMap: { name: 'ca', key: 'ca.crt' } } };

    expect(jobOf(written(version, [main(), serviceMonitor({ tlsConfig }), configMap({ 'ca.crt': selfSigned('ca').certificate })])).tls_config.ca_file).toBe(expected);
  });

  test.each([
    { version: '0.80.1', expected: { role: 'instance', availability: 'Admin' } },
    { version: '0.81.0', expected: { role: 'Instance', availability: 'Admin' } },
    { version: '0.82.2', expected: { role: 'instance', availability: 'Admin' } },
    { version: '0.94.1', expected: { role: 'instance', availability: 'admin' } },
  ])('writes roles of OpenStack as operator $version does', ({ version, expected }) => {
    const openstackSDConfigs = [{ role: 'Instance', region: 'a', availability: 'Admin' }];
    const [{ role, availability }] = jobOf(written(version, [main(), scrapeConfig({ staticConfigs: undefined, openstackSDConfigs })])).openstack_sd_configs;

    expect({ role, availability }).toEqual(expected);
  });

  test.each([
    { version: '0.89.0', expected: undefined },
    { version: '0.90.1', expected: { username: '', password: '' } },
  ])('writes logins of Azure as operator $version does', ({ version, expected }) => {
    const key = (name: string) => ({ name: 'login', key: name });
    const azureSDConfigs = [{ subscriptionID: '11AAAA11-A11A-111A-A111-1111A1111A11', authenticationMethod: 'ManagedIdentity', basicAuth: { username: key('user'), password: key('pass') } }];
    const job = jobOf(written(version, [main(), secret({ user: 'a', pass: 'b' }), scrapeConfig({ staticConfigs: undefined, azureSDConfigs })]));

    expect(job.azure_sd_configs[0].basic_auth).toEqual(expected);
  });

  test.each([prometheus, prometheusAgent])('runs no Prometheus 3 before operator 0.77: %p', (server) => {
    const inspect = (operatorVersion: string) => Inspection.ofYaml(JSON.stringify(server({ version: 'v3.5.0' })), { operatorVersion }).findings
      .filter(({ code }) => code === 'AM612').map(({ message, fix }) => [message, fix]);

    expect(inspect('0.77.2')).toEqual([]);
    expect(inspect('0.76.2')).toEqual([[
      expect.stringContaining('unsupported Prometheus major version 3.5.0'),
      'install operator v0.77.0 or later, or set "spec.version" to a version that this operator runs',
    ]]);
  });

  test('says which facts of a profile do not fit together', () => {
    const profile = Profile.custom({ operatorVersion: 'v0.76.2', prometheusVersion: 'v3.5.0' });

    expect(Inspection.ofYaml(JSON.stringify(podMonitor()), { profile }).findings.filter(({ code }) => code === 'AM612').map(({ fix }) => fix)).toEqual([
      'install operator v0.77.0 or later, or run a Prometheus that this operator runs; if the cluster has other versions, set operatorVersion and prometheusVersion of the profile to them',
    ]);
  });
});
