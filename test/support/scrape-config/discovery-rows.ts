/** One small and one full discovery of each kind, and both sides of each gate: golden files hold what the operator makes of them. */
import { join } from 'path';
import { REFERENCES } from './random-set';
import { Spec } from '../../../lib/operator-port/server';
import { scrapeConfig } from '../manifests/monitors';
import { prometheus } from '../manifests/servers';
import { OperatorQuestion } from '../operator-question';

/** A ScrapeConfig with one discovery. */
export interface DiscoveryRow {
  readonly it: string;
  readonly spec: Spec;
  /** Version of Prometheus. */
  readonly version: string;
}

const key = (name: string) => ({ name: 'login', key: name });

const BASIC = { basicAuth: { username: key('user'), password: key('password') } };
const AUTHORIZATION = { authorization: { type: 'Token', credentials: key('token') } };
const OAUTH2 = { oauth2: { clientId: { configMap: key('user') }, clientSecret: key('password'), tokenUrl: 'https://sd.example/token', scopes: ['read'] } };
const PROXY = { proxyUrl: 'http://proxy.example', noProxy: 'localhost', proxyConnectHeader: { 'X-Token': [key('token')] } };
const TLS = { tlsConfig: { ca: { secret: { name: 'tls', key: 'ca.crt' } }, serverName: 'sd.example', maxVersion: 'TLS13' } };
const CLIENT = { followRedirects: false, enableHTTP2: true };
const REFRESH = { refreshInterval: '1m' };
const FILTERS = { filters: [{ name: 'tag', values: ['b', 'a'] }, { name: 'label', values: ['x'] }] };
const EVERYTHING = { ...BASIC, ...AUTHORIZATION, ...OAUTH2, ...PROXY, ...TLS, ...CLIENT };
const WITHOUT_BASIC = { ...AUTHORIZATION, ...OAUTH2, ...PROXY, ...TLS, ...CLIENT };
const KEYS = { accessKey: key('user'), secretKey: key('password') };
const AZURE = { subscriptionID: 's', tenantID: 't', clientID: 'c', clientSecret: key('password') };

/** The least and the most that each can say. */
const EACH: readonly { readonly field: string; readonly least: Spec; readonly most: Spec }[] = [
  { field: 'staticConfigs', least: { targets: ['a:80'] }, most: { targets: ['b:80', 'a:80'], labels: { env: 'prod', a10: 'x', a9: 'y' } } },
  { field: 'fileSDConfigs', least: { files: ['/sd/a.yml'] }, most: { files: ['/sd/a.yml', '/sd/*.json'], ...REFRESH } },
  { field: 'httpSDConfigs', least: { url: 'https://sd.example' }, most: { url: 'https://sd.example', ...EVERYTHING, ...REFRESH } },
  {
    field: 'kubernetesSDConfigs',
    least: { role: 'Node' },
    most: {
      role: 'EndpointSlice',
      apiServer: 'https://k8s.example',
      namespaces: { names: ['shop'], ownNamespace: false },
      selectors: [{ role: 'Pod', label: 'app=cart' }, { role: 'Service', field: 'metadata.name=cart' }],
      attachMetadata: { node: true },
      ...EVERYTHING,
    },
  },
  {
    field: 'consulSDConfigs',
    least: { server: 'consul:8500' },
    most: {
      server: 'consul:8500',
      pathPrefix: '/x',
      tokenRef: key('token'),
      datacenter: 'dc',
      namespace: 'ns',
      partition: 'p',
      scheme: 'HTTPS',
      services: ['b', 'a'],
      tags: ['t'],
      tagSeparator: ';',
      nodeMeta: { a9: 'y', a10: 'x' },
      filter: 'f',
      healthFilter: 'h',
      allowStale: false,
      ...EVERYTHING,
      ...REFRESH,
    },
  },
  { field: 'dnsSDConfigs', least: { names: ['a.example'] }, most: { names: ['a.example'], type: 'A', port: 53, ...REFRESH } },
  { field: 'ec2SDConfigs', least: {}, most: { region: 'r', ...KEYS, roleARN: 'arn', port: 80, ...FILTERS, ...PROXY, ...TLS, ...CLIENT, ...REFRESH } },
  {
    field: 'azureSDConfigs',
    least: AZURE,
    most: { ...AZURE, authenticationMethod: 'OAuth', resourceGroup: 'g', port: 80, ...EVERYTHING, ...REFRESH },
  },
  { field: 'gceSDConfigs', least: { project: 'p', zone: 'z' }, most: { project: 'p', zone: 'z', filter: 'f', port: 80, tagSeparator: ';', ...REFRESH } },
  {
    field: 'openstackSDConfigs',
    least: { role: 'Instance', region: 'r' },
    most: {
      role: 'LoadBalancer',
      region: 'r',
      identityEndpoint: 'https://os.example',
      username: 'u',
      userid: 'id',
      password: key('password'),
      domainName: 'd',
      domainID: 'did',
      projectName: 'p',
      projectID: 'pid',
      applicationCredentialName: 'n',
      applicationCredentialId: 'nid',
      applicationCredentialSecret: key('token'),
      allTenants: true,
      port: 80,
      availability: 'Internal',
      ...TLS,
      ...REFRESH,
    },
  },
  { field: 'digitalOceanSDConfigs', least: {}, most: { port: 80, ...WITHOUT_BASIC, ...REFRESH } },
  {
    field: 'kumaSDConfigs',
    least: { server: 'http://kuma:5676' },
    most: { server: 'http://kuma:5676', clientID: 'c', fetchTimeout: '10s', ...EVERYTHING, ...REFRESH },
  },
  { field: 'eurekaSDConfigs', least: { server: 'http://eureka' }, most: { server: 'http://eureka', ...EVERYTHING, ...REFRESH } },
  {
    field: 'dockerSDConfigs',
    least: { host: 'unix:///docker.sock' },
    most: { host: 'tcp://docker:2376', port: 80, hostNetworkingHost: 'h', matchFirstNetwork: false, ...FILTERS, ...EVERYTHING, ...REFRESH },
  },
  { field: 'linodeSDConfigs', least: {}, most: { region: 'r', port: 80, tagSeparator: ';', ...WITHOUT_BASIC, ...REFRESH } },
  { field: 'hetznerSDConfigs', least: { role: 'Hcloud' }, most: { role: 'Robot', port: 80, labelSelector: 'a=b', ...EVERYTHING, ...REFRESH } },
  {
    field: 'nomadSDConfigs',
    least: { server: 'http://nomad' },
    most: { server: 'http://nomad', allowStale: true, namespace: 'ns', region: 'r', tagSeparator: ';', ...EVERYTHING, ...REFRESH },
  },
  {
    field: 'dockerSwarmSDConfigs',
    least: { host: 'unix:///docker.sock', role: 'Nodes' },
    most: { host: 'tcp://docker:2376', role: 'Tasks', port: 80, ...FILTERS, ...EVERYTHING, ...REFRESH },
  },
  {
    field: 'puppetDBSDConfigs',
    least: { url: 'https://puppet', query: 'q' },
    most: { url: 'https://puppet', query: 'q', includeParameters: true, port: 80, ...EVERYTHING, ...REFRESH },
  },
  { field: 'lightSailSDConfigs', least: {}, most: { region: 'r', endpoint: 'e', ...KEYS, roleARN: 'arn', port: 80, ...EVERYTHING, ...REFRESH } },
  {
    field: 'ovhcloudSDConfigs',
    least: { applicationKey: 'k', applicationSecret: key('password'), consumerKey: key('token'), service: 'VPS' },
    most: { applicationKey: 'k', applicationSecret: key('password'), consumerKey: key('token'), service: 'DedicatedServer', endpoint: 'e', ...REFRESH },
  },
  {
    field: 'scalewaySDConfigs',
    least: { accessKey: 'k', secretKey: key('password'), projectID: 'p', role: 'Instance' },
    most: {
      accessKey: 'k',
      secretKey: key('password'),
      projectID: 'p',
      role: 'Baremetal',
      port: 80,
      apiURL: 'https://scw',
      zone: 'z',
      nameFilter: 'n',
      tagsFilter: ['t'],
      ...PROXY,
      ...TLS,
      ...CLIENT,
      ...REFRESH,
    },
  },
  { field: 'ionosSDConfigs', least: { ...AUTHORIZATION, datacenterID: 'd' }, most: { ...WITHOUT_BASIC, datacenterID: 'd', port: 80, ...REFRESH } },
];

/** Newest first: what an older version writes differs by what is left out. */
const AT_GATES: readonly { readonly it: string; readonly version: string; readonly below: string; readonly field: string; readonly item: Spec }[] = [
  { it: 'dnsSDConfigs of type NS', version: '2.49.0', below: '2.48.1', field: 'dnsSDConfigs', item: { names: ['a.example'], type: 'NS', port: 53 } },
];

/** What is odd upstream, kept as it is. */
const ODD: readonly { readonly it: string; readonly field: string; readonly item: Spec }[] = [
  { it: 'azureSDConfigs with an environment', field: 'azureSDConfigs', item: { ...AZURE, environment: 'AzureChinaCloud', ...EVERYTHING } },
  {
    it: 'azureSDConfigs that log in as the machine',
    field: 'azureSDConfigs',
    item: { subscriptionID: 's', authenticationMethod: 'ManagedIdentity', ...BASIC, ...OAUTH2 },
  },
  { it: 'ec2SDConfigs with half a key pair', field: 'ec2SDConfigs', item: { accessKey: key('user') } },
  {
    it: 'kubernetesSDConfigs that attach nodes to services',
    field: 'kubernetesSDConfigs',
    item: { role: 'Service', attachMetadata: { node: true }, namespaces: {} },
  },
  { it: 'kubernetesSDConfigs that attach nothing', field: 'kubernetesSDConfigs', item: { role: 'Pod', attachMetadata: {}, selectors: [] } },
  { it: 'httpSDConfigs with empty blocks', field: 'httpSDConfigs', item: { url: 'https://sd.example', authorization: {}, tlsConfig: {} } },
];

export const DISCOVERY_ROWS: readonly DiscoveryRow[] = [
  ...EACH.flatMap(({ field, least, most }) => [
    { it: `the least of ${field}`, spec: { [field]: [least] }, version: '2.45.0' },
    { it: `the most of ${field}`, spec: { [field]: [most, least] }, version: '3.14.0' },
  ]),
  ...AT_GATES.flatMap(({ it, version, below, field, item }) => [version, below].map((each) => ({ it: `${it} at ${each}`, spec: { [field]: [item] }, version: each }))),
  ...ODD.map(({ it, field, item }) => ({ it, spec: { [field]: [item] }, version: '3.14.0' })),
];

export const GOLDENS = join(__dirname, '..', '..', 'operator', 'configuration', 'scrape-config', 'golden');

/** The file that says what the operator makes of a row. */
export function goldenOf({ it }: DiscoveryRow): string {
  return join(GOLDENS, `${it.replace(/[^A-Za-z0-9.]+/g, '-')}.golden`);
}

/** A row as a question: on a Prometheus with all that the ScrapeConfig refers to. */
export function questionOf({ it, spec, version }: DiscoveryRow): OperatorQuestion {
  return { id: it, manifests: [prometheus({ version: `v${version}` }), scrapeConfig({ staticConfigs: undefined, ...spec }), ...REFERENCES] };
}
