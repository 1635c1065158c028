/** Service discoveries of ScrapeConfigs: version gates, own checks, and that each looks at its references. */
import { GONE, NO_SECRET, PASSWORD, RejectionCase, USER } from './case';
import { scrapeConfig } from '../../support/manifests/monitors';

const of = (field: string, ...entries: object[]) => scrapeConfig({ [field]: entries });
const AZURE = { subscriptionID: 'a', tenantID: 'b', clientID: 'c', clientSecret: USER };

/** A field that needs a version, seen from both sides of it. */
function gate(it: string, field: string, entry: object, since: readonly [before: string, from: string], expected: string): RejectionCase[] {
  const monitor = of(field, entry);

  return [
    { it: `refuses ${it} before ${since[1]}`, monitor, server: { version: since[0] }, expected },
    { it: `takes ${it} from ${since[1]} on`, monitor, server: { version: since[1] } },
  ];
}

const kubernetes = (fields: object) => of('kubernetesSDConfigs', { role: 'Pod', ...fields });
const label = (text: string) => kubernetes({ selectors: [{ role: 'Pod', label: text }] });
const field = (text: string) => kubernetes({ selectors: [{ role: 'Pod', field: text }] });
const roles = (role: string, ...selected: string[]) => kubernetes({ role, selectors: selected.map((own) => ({ role: own })) });
const refusedLabel = (text: string, why: string): RejectionCase => ({ it: `refuses the label selector "${text}"`, monitor: label(text), expected: `kubernetesSDConfigs: [0]: ${why}` });
const requirement = (text: string, why: string) => refusedLabel(text, `unable to parse requirement: ${why}`);
const refusedField = (text: string, why: string): RejectionCase => ({ it: `refuses the field selector "${text}"`, monitor: field(text), expected: `kubernetesSDConfigs: [0]: ${why}` });
const ALPHABET = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const NAME = `name part ${ALPHABET} (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`;
const VALUE = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const LOOKING_FOR_OPERATOR = 'expected: in, notin, =, ==, !=, gt, lt';

const SELECTORS: readonly RejectionCase[] = [
  ...['a', '!a', 'a=b', 'a==b', 'a!=b', 'a in (b)', 'a in (b, c,)', 'a notin ()', 'a in (,b)', 'a in (,,b)', 'a>1', 'a=', 'a=,b', 'in=b', 'a in (in, notin)', 'a = b , !c', ' '].map((text) => ({ it: `takes the label selector "${text}"`, monitor: label(text) })),
  requirement('-a', `<nil>: Invalid value: "-a": ${NAME}`),
  requirement('!', "found '', expected: identifier"),
  refusedLabel('=a', "found '=', expected: !, identifier, or 'end of string'"),
  requirement('a in', "found '' expected: '('"),
  requirement('a in b', "found 'b' expected: '('"),
  requirement('a in (', "found '', expected: ',', ')' or identifier"),
  requirement('a in (b', "found '', expected: ',' or ')'"),
  requirement('a in (b c)', "found 'c', expected: ',' or ')'"),
  requirement('a in (,=)', "found '=', expected: ',', or identifier"),
  requirement('a==(', "found '(', expected: identifier"),
  requirement('a b', `found 'b', ${LOOKING_FOR_OPERATOR}`),
  requirement('a!', `found '!', ${LOOKING_FOR_OPERATOR}`),
  requirement('a<-1', `values[0][a]: Invalid value: "-1": ${VALUE}`),
  requirement('a>b', "values[0]: Invalid value: \"b\": for 'Gt', 'Lt' operators, the value must be an integer"),
  requirement('a<9223372036854775808', "values[0]: Invalid value: \"9223372036854775808\": for 'Gt', 'Lt' operators, the value must be an integer"),
  refusedLabel('a=b c', "found 'c', expected: ',' or 'end of string'"),
  refusedLabel('a in (b))', "found ')', expected: ',' or 'end of string'"),
  refusedLabel('a,', "found '', expected: identifier after ','"),
  refusedLabel('a,,b', "found ',', expected: identifier after ','"),
  refusedLabel('(', "found '(', expected: !, identifier, or 'end of string'"),
  ...['a=b', 'a!=b,c==d', 'a=b\\,c\\=d\\\\', ',', 'a=', '=', 'metadata.name=x,'].map((text) => ({ it: `takes the field selector "${text}"`, monitor: field(text) })),
  refusedField('a', "invalid selector: 'a'; can't understand 'a'"),
  refusedField('c=d,b', "invalid selector: 'c=d,b'; can't understand 'b'"),
  refusedField('a=b=c', 'invalid field selector: unescaped character in value: 61'),
  refusedField('a=\\x', 'invalid field selector: invalid escape sequence: \\x'),
  refusedField('a=b\\', 'invalid field selector: invalid escape sequence: \\'),
  { it: 'takes the roles of endpoint slices', monitor: roles('EndpointSlice', 'Pod', 'Service', 'EndpointSlice') },
  { it: 'takes the roles of endpoints', monitor: roles('Endpoints', 'Pod', 'Service', 'Endpoints') },
  ...['Pod', 'Service', 'Node', 'Ingress'].map((role) => ({ it: `takes the own role of ${role}`, monitor: roles(role, role) })),
  { it: 'refuses nodes for pods', monitor: roles('Pod', 'Node'), expected: 'kubernetesSDConfigs: [0] : Pod role supports only pod selectors' },
  {
    it: 'refuses endpoints for endpoint slices',
    monitor: roles('EndpointSlice', 'Endpoints'),
    expected: 'kubernetesSDConfigs: [0] : EndpointSlice role supports only pod, service, endpointslice selectors',
  },
  { it: 'takes an API server with namespaces', monitor: kubernetes({ apiServer: 'https://a', namespaces: { names: ['a'], ownNamespace: false } }) },
  {
    it: 'refuses an API server with the own namespace',
    monitor: kubernetes({ apiServer: 'https://a', namespaces: { ownNamespace: true } }),
    expected: "kubernetesSDConfigs: [0]: cannot use 'apiServer' and 'namespaces.ownNamespace' simultaneously",
  },
];

const GATES: readonly RejectionCase[] = [
  ...gate('HTTP discovery', 'httpSDConfigs', { url: 'http://a' }, ['v2.27.1', 'v2.40.0'], 'httpSDConfigs: HTTP SD configuration is only supported for Prometheus version >= 2.28.0'),
  ...gate('a path prefix of Consul', 'consulSDConfigs', { server: 'a', pathPrefix: 'b' }, ['v2.44.0', 'v2.45.0'], 'consulSDConfigs: field `config.PathPrefix` is only supported for Prometheus version >= 2.45.0'),
  ...gate('a filter of Consul', 'consulSDConfigs', { server: 'a', filter: 'b' }, ['v2.55.1', 'v3.0.0'], 'consulSDConfigs: field `config.Filter` is only supported for Prometheus version >= 3.0.0'),
  ...gate('a filter of Consul', 'consulSDConfigs', { server: 'a', filter: 'b' }, ['v2.99.0', 'v3.0.0-rc.0'], 'consulSDConfigs: field `config.Filter` is only supported for Prometheus version >= 3.0.0'),
  ...gate('a health filter of Consul', 'consulSDConfigs', { server: 'a', healthFilter: 'b' }, ['v3.11.1', 'v3.11.2'], 'consulSDConfigs: field `config.HealthFilter` is only supported for Prometheus version >= 3.11.2'),
  ...gate('the SDK of Azure', 'azureSDConfigs', { subscriptionID: 'a', authenticationMethod: 'SDK' }, ['v2.51.2', 'v2.52.0'], 'azureSDConfigs: [0]: SDK authentication is only supported from Prometheus version 2.52.0'),
  ...gate('the workload identity of Azure', 'azureSDConfigs', { subscriptionID: 'a', authenticationMethod: 'WorkloadIdentity' }, ['v3.10.0', 'v3.11.0'], 'azureSDConfigs: [0]: WorkloadIdentity authentication is only supported from Prometheus version 3.11.0'),
  ...gate('a resource group of Azure', 'azureSDConfigs', { ...AZURE, resourceGroup: 'a' }, ['v2.34.0', 'v2.40.0'], 'azureSDConfigs: [0]: ResourceGroup is only supported from Prometheus version >= 2.35.0'),
  ...gate('load balancers of OpenStack', 'openstackSDConfigs', { role: 'LoadBalancer', region: 'a' }, ['v3.1.0', 'v3.2.0'], 'openstackSDConfigs: [0]: The LoadBalancer role is only supported from Prometheus version 3.2.0'),
  ...gate('a client of Kuma', 'kumaSDConfigs', { server: 'http://a', clientID: 'b' }, ['v2.49.1', 'v2.50.0'], 'kumaSDConfigs: field `clientID` in kuma SD configuration is only supported for Prometheus version >= 2.50.0'),
  ...gate('the first network of Docker', 'dockerSDConfigs', { host: 'unix:///a', matchFirstNetwork: false }, ['v2.54.0', 'v2.54.1'], 'dockerSDConfigs: [0]: field `matchFirstNetwork` is only supported for Prometheus version >= 2.54.1'),
  ...gate('a label selector of Hetzner', 'hetznerSDConfigs', { role: 'Robot', labelSelector: 'a' }, ['v3.4.2', 'v3.5.0'], 'hetznerSDConfigs: [0]: field `labelSelector` is only supported for Prometheus version >= 3.5.0'),
  {
    it: 'refuses every ScrapeConfig before 2.31',
    monitor: scrapeConfig(),
    server: { version: 'v2.30.0' },
    expected: 'puppetDBSDConfigs: puppetDB SD configuration is only supported for Prometheus version >= 2.31.0',
  },
  {
    it: 'refuses every ScrapeConfig before 2.40',
    monitor: scrapeConfig(),
    server: { version: 'v2.39.1' },
    expected: 'OVHCloudSDConfigs: OVHCloud SD configuration is only supported for Prometheus version >= 2.40.0',
  },
  { it: 'takes them from 2.40 on', monitor: scrapeConfig(), server: { version: 'v2.40.0' } },
];

const OWN: readonly RejectionCase[] = [
  { it: 'takes records with a port', monitor: of('dnsSDConfigs', { names: ['a'], type: 'A', port: 0 }) },
  { it: 'takes SRV records', monitor: of('dnsSDConfigs', { names: ['a'], type: 'SRV' }, { names: ['a'] }) },
  {
    it: 'refuses records without a port',
    monitor: of('dnsSDConfigs', { names: ['a'] }, { names: ['a'], type: 'AAAA' }),
    expected: 'dnsSDConfigs: [1]: port required for record type "AAAA"',
  },
  { it: 'takes Azure with a secret', monitor: of('azureSDConfigs', AZURE) },
  {
    it: 'refuses Azure without tenant',
    monitor: of('azureSDConfigs', { ...AZURE, authenticationMethod: 'OAuth', tenantID: undefined }),
    expected: 'azureSDConfigs: [0]: configuration requires a tenantID',
  },
  {
    it: 'refuses Azure without client',
    monitor: of('azureSDConfigs', { ...AZURE, clientID: undefined }),
    expected: 'azureSDConfigs: [0]: configuration requires a clientID',
  },
  {
    it: 'refuses Azure without secret',
    monitor: of('azureSDConfigs', { ...AZURE, clientSecret: undefined }),
    expected: 'azureSDConfigs: [0]: configuration requires a clientSecret',
  },
  {
    it: 'looks at nothing of a managed identity of Azure',
    monitor: of('azureSDConfigs', { subscriptionID: 'a', authenticationMethod: 'ManagedIdentity', basicAuth: { username: GONE, password: GONE } }),
  },
  {
    it: 'refuses a server that cannot be read',
    monitor: of('kumaSDConfigs', { server: 'http://[::1' }),
    expected: 'kumaSDConfigs: [0]: cannot parse server: parse "http://[::1": missing \']\' in host',
  },
  {
    it: 'refuses a server without host',
    monitor: of('nomadSDConfigs', { server: 'http:///a' }),
    expected: 'nomadSDConfigs: [0]: must not be empty and have a scheme: http:///a',
  },
  { it: 'takes a server of Eureka without host', monitor: of('eurekaSDConfigs', { server: 'http:///a' }) },
  {
    it: 'refuses a URL that cannot be read',
    monitor: of('httpSDConfigs', { url: 'http://%zz' }),
    expected: 'httpSDConfigs: [0]: parse "http://%zz": invalid URL escape "%zz"',
  },
  {
    it: 'refuses a host of Docker that cannot be read',
    monitor: of('dockerSDConfigs', { host: 'tcp://a:b' }),
    expected: 'dockerSDConfigs: [0]: parse "tcp://a:b": invalid port ":b" after host',
  },
  {
    it: 'refuses a host of Swarm that cannot be read',
    monitor: of('dockerSwarmSDConfigs', { role: 'Tasks', host: 'tcp://a b' }),
    expected: 'dockerswarmSDConfigs: [0]: parse "tcp://a b": invalid character " " in host name',
  },
  {
    it: 'refuses a URL of PuppetDB that cannot be read',
    monitor: of('puppetDBSDConfigs', { query: 'q', url: 'http://a b' }),
    expected: 'puppetDBSDConfigs: [0]: parse "http://a b": invalid character " " in host name',
  },
  {
    it: 'refuses a URL of PuppetDB without host',
    monitor: of('puppetDBSDConfigs', { query: 'q', url: 'http:///a' }),
    expected: 'puppetDBSDConfigs: [0]: host is missing in URL',
  },
  {
    it: 'does not look at file and GCE discoveries',
    monitor: scrapeConfig({ fileSDConfigs: [{ files: ['/a.yml'] }], gceSDConfigs: [{ project: 'a', zone: 'b' }] }),
    server: { arbitraryFSAccessThroughSMs: { deny: true } },
  },
];

/** One complete entry of each discovery, and a reference of it that can go missing. */
const REFERENCES: readonly { readonly field: string; readonly called?: string; readonly entry: object; readonly missing: object; readonly says: string }[] = [
  {
    field: 'httpSDConfigs',
    entry: { url: 'http://a' },
    missing: { authorization: { credentials: GONE } },
    says: 'failed to get authorization token of type "": ',
  },
  {
    field: 'kubernetesSDConfigs',
    entry: { role: 'Node' },
    missing: { authorization: { credentials: GONE } },
    says: 'failed to get authorization token of type "": ',
  },
  { field: 'consulSDConfigs', entry: { server: 'a' }, missing: { tokenRef: GONE }, says: '' },
  { field: 'ec2SDConfigs', entry: { accessKey: USER, secretKey: PASSWORD }, missing: { secretKey: GONE }, says: '' },
  { field: 'azureSDConfigs', entry: AZURE, missing: { clientSecret: GONE }, says: '' },
  { field: 'openstackSDConfigs', entry: { role: 'Instance', region: 'a', password: USER }, missing: { applicationCredentialSecret: GONE }, says: '' },
  { field: 'digitalOceanSDConfigs', entry: {}, missing: { authorization: { credentials: GONE } }, says: 'failed to get authorization token of type "": ' },
  {
    field: 'kumaSDConfigs',
    entry: { server: 'http://a' },
    missing: { basicAuth: { username: GONE, password: GONE } },
    says: 'failed to get basic auth username: ',
  },
  {
    field: 'eurekaSDConfigs',
    entry: { server: 'http://a' },
    missing: { basicAuth: { username: GONE, password: GONE } },
    says: 'failed to get basic auth username: ',
  },
  {
    field: 'dockerSDConfigs',
    entry: { host: 'unix:///a' },
    missing: { basicAuth: { username: GONE, password: GONE } },
    says: 'failed to get basic auth username: ',
  },
  { field: 'linodeSDConfigs', entry: {}, missing: { authorization: { credentials: GONE } }, says: 'failed to get authorization token of type "": ' },
  {
    field: 'hetznerSDConfigs',
    entry: { role: 'Hcloud' },
    missing: { basicAuth: { username: GONE, password: GONE } },
    says: 'failed to get basic auth username: ',
  },
  {
    field: 'nomadSDConfigs',
    entry: { server: 'http://a' },
    missing: { basicAuth: { username: GONE, password: GONE } },
    says: 'failed to get basic auth username: ',
  },
  {
    field: 'dockerSwarmSDConfigs',
    called: 'dockerswarmSDConfigs',
    entry: { role: 'Nodes', host: 'unix:///a' },
    missing: { basicAuth: { username: GONE, password: GONE } },
    says: 'failed to get basic auth username: ',
  },
  {
    field: 'puppetDBSDConfigs',
    entry: { query: 'q', url: 'http://a' },
    missing: { basicAuth: { username: GONE, password: GONE } },
    says: 'failed to get basic auth username: ',
  },
  { field: 'lightSailSDConfigs', entry: { accessKey: USER }, missing: { accessKey: GONE }, says: '' },
  {
    field: 'ovhcloudSDConfigs',
    called: 'OVHCloudSDConfigs',
    entry: { applicationKey: 'a', applicationSecret: USER, consumerKey: PASSWORD, service: 'VPS' },
    missing: { consumerKey: GONE },
    says: '',
  },
  {
    field: 'scalewaySDConfigs',
    called: 'ScalewaySDConfigs',
    entry: { accessKey: 'a', projectID: 'b', role: 'Instance', secretKey: USER },
    missing: { secretKey: GONE },
    says: '',
  },
  {
    field: 'ionosSDConfigs',
    called: 'IonosSDConfigs',
    entry: { datacenterID: 'a', authorization: { credentials: USER } },
    missing: { authorization: { credentials: GONE } },
    says: 'failed to get authorization token of type "": ',
  },
];

const REFERRING = REFERENCES.flatMap(({ field: list, called = list, entry, missing, says }): RejectionCase[] => [
  { it: `takes ${list} with what it refers to`, monitor: of(list, entry) },
  { it: `refuses ${list} with a missing Secret`, monitor: of(list, entry, { ...entry, ...missing }), expected: `${called}: [1]: ${says}${NO_SECRET}` },
]);

export const DISCOVERY_CASES: readonly RejectionCase[] = [...SELECTORS, ...GATES, ...OWN, ...REFERRING];
