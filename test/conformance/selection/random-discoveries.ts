/** Random service discoveries: one or two lists of a ScrapeConfig at a time. */
import * as fc from 'fast-check';
import { authorization, basicAuth, maybe, mostly, oauth2, proxy, secretKey, some, staticLabels, tlsSafe, url } from './random-parts';

const client = { basicAuth: maybe(basicAuth, 6), authorization: maybe(authorization, 6), oauth2: maybe(oauth2, 6), tlsConfig: maybe(tlsSafe, 5), ...proxy };
const withTls = { tlsConfig: maybe(tlsSafe, 4) };
const text = fc.constantFrom('a', 'b');
const serverUrl = mostly(['http://server:80', 'https://server'], ['http://[::1', 'http:///path', 'http://?', 'https://a b', 'http://#', 'http://@', 'http://h:port'], 6);

const fieldSelector = mostly(['metadata.name=a', 'a!=b,c==d', 'a=b\\,c'], ['a', 'a=b=c', 'a=b\\x', 'a=b\\', ',', 'a=b,c', '=', 'a=b,a=c=d', 'a\\=b', 'ä=\\ü'], 3);
const labelSelector = mostly(['app=cart', 'a in (b,c), !d', 'a notin ()', 'a>1', 'x in (,b)'], [
  '!', 'a in', 'a in (', 'a in (b', 'a in (b c)', '-a=b', 'a=b c', 'a=-', 'a>b', '(', 'a,,b', 'a,', 'a b', 'a in b', 'a==', 'a!', '!a=b', 'a===b', 'a=!b', 'a in (b))', 'in', 'in=b', 'a in (in)', '=b', 'a/b/c', 'a in (-,=)', 'a in (<)', '!!a', 'a !b', 'a <> b', 'a=<', 'a in (b,,c)',
  'a notin (-)', 'a < 99999999999999999999', 'a=(', ' ', 'ä', 'a in ((', 'a in ()b', '>a',
], 3);

const role = fc.constantFrom('Pod', 'Endpoints', 'Ingress', 'Service', 'Node', 'EndpointSlice');
const selector = some({ role, field: maybe(fieldSelector, 3), label: maybe(labelSelector, 3) });
const kubernetes = role.chain((own) => some({
  role: fc.constant(own),
  apiServer: maybe(fc.constant('https://api'), 4),
  namespaces: maybe(some({ ownNamespace: maybe(fc.boolean(), 2) }), 4),
  selectors: maybe(fc.uniqueArray(fc.oneof(
    { weight: 3, arbitrary: some({ role: fc.constant(own), field: maybe(fieldSelector, 2), label: maybe(labelSelector, 2) }) },
    { weight: 1, arbitrary: selector },
  ), { minLength: 1, maxLength: 2, selector: (entry) => entry.role }), 2),
  ...client,
}));

const ENTRIES: { readonly [field: string]: fc.Arbitrary<object> } = {
  staticConfigs: some({ targets: fc.constant(['a:80']), labels: staticLabels }),
  fileSDConfigs: some({ files: fc.constant(['/a.yml']) }),
  httpSDConfigs: some({ url, ...client }),
  kubernetesSDConfigs: kubernetes,
  consulSDConfigs: some({
    server: text,
    pathPrefix: maybe(text, 4),
    namespace: maybe(text, 4),
    filter: maybe(text, 4),
    healthFilter: maybe(text, 4),
    tokenRef: maybe(secretKey, 3),
    ...client,
  }),
  dnsSDConfigs: some({ names: fc.constant(['a']), type: maybe(fc.constantFrom('A', 'AAAA', 'MX', 'NS', 'SRV'), 1.3), port: maybe(fc.constantFrom(0, 80), 2) }),
  ec2SDConfigs: some({ accessKey: maybe(secretKey, 2), secretKey: maybe(secretKey, 2), ...withTls, ...proxy }),
  azureSDConfigs: some({
    subscriptionID: text,
    authenticationMethod: maybe(fc.constantFrom('OAuth', 'OAuth', 'ManagedIdentity', 'SDK', 'WorkloadIdentity'), 2),
    resourceGroup: maybe(text, 3),
    tenantID: maybe(text, 1.1),
    clientID: maybe(text, 1.1),
    clientSecret: maybe(secretKey, 1.1),
    ...client,
  }),
  gceSDConfigs: some({ project: text, zone: text }),
  openstackSDConfigs: some({ role: fc.constantFrom('Instance', 'Hypervisor', 'LoadBalancer'), region: text, password: maybe(secretKey, 3), applicationCredentialSecret: maybe(secretKey, 3), ...withTls }),
  digitalOceanSDConfigs: some({ ...client, basicAuth: fc.constant(undefined) }),
  kumaSDConfigs: some({ server: serverUrl, clientID: maybe(text, 4), ...client }),
  eurekaSDConfigs: some({ server: serverUrl, ...client }),
  dockerSDConfigs: some({ host: mostly(['unix:///var/run/docker.sock', 'tcp://h:1'], ['http://[::1', 'tcp://a b', 'tcp://h:x', 'tcp://h:1:2', 'x://%zz'], 6), matchFirstNetwork: maybe(fc.boolean(), 4), ...client }),
  linodeSDConfigs: some({ ...client, basicAuth: fc.constant(undefined) }),
  hetznerSDConfigs: some({ role: fc.constantFrom('Hcloud', 'Robot'), labelSelector: maybe(text, 4), ...client }),
  nomadSDConfigs: some({ server: serverUrl, ...client }),
  dockerSwarmSDConfigs: some({ role: fc.constant('Tasks'), host: mostly(['unix:///var/run/docker.sock'], ['http://[::1', 'tcp://a b'], 6), ...client }),
  puppetDBSDConfigs: some({ url: serverUrl, query: text, ...client }),
  lightSailSDConfigs: some({ accessKey: maybe(secretKey, 2), secretKey: maybe(secretKey, 2), ...client }),
  ovhcloudSDConfigs: some({ applicationKey: text, applicationSecret: secretKey, consumerKey: secretKey, service: fc.constant('VPS') }),
  scalewaySDConfigs: some({ accessKey: text, projectID: text, role: fc.constant('Instance'), secretKey, ...withTls, ...proxy }),
  ionosSDConfigs: some({ datacenterID: text, ...client, basicAuth: fc.constant(undefined), authorization }),
};

/** One or two lists, or none. */
export const discoveries = fc.uniqueArray(fc.constantFrom(...Object.keys(ENTRIES), ...Array<string>(4).fill('kubernetesSDConfigs')), { maxLength: 2 })
  .chain((fields) => some(Object.fromEntries(fields.map((field) => [field, fc.array(ENTRIES[field], { minLength: 1, maxLength: 2 })]))));
