/** A value for every field of every discovery and job: a new field without one fails the goldens. */
import { Duration } from 'cdk8s';
import {
  AuthenticationMethodType, DnsRecordType, DockerSwarmRole, Filter, HetznerRole, KubernetesRole, OpenStackAvailability, OpenStackRole, OvhService, ScalewayRole,
} from '../../imports/scrape-config';
import { TlsVersion } from '../../imports/shared';
import { AwsRole, DigitalOceanRole, OAuth2Grant, OAuth2SignatureAlgorithm, OciAuth, TritonRole } from '../../lib';

const secret = (key: string) => ({ name: 'credentials', key });

/** Ways to authenticate, one case each. */
export const AUTH = {
  basicAuth: { username: secret('username'), password: secret('password') },
  authorization: { credentials: secret('token') },
  oauth2: {
    clientId: { secret: secret('client-id') },
    clientSecret: secret('client-secret'),
    tokenUrl: 'https://issuer.example.com/token',
    scopes: ['metrics'],
    endpointParams: { audience: 'metrics' },
    tlsConfig: { ca: { configMap: { name: 'trust', key: 'ca.crt' } } },
  },
};

/** A signed token, which only Prometheus knows. */
export const SIGNED_OAUTH2 = {
  clientId: { configMap: { name: 'oauth', key: 'client-id' } },
  tokenUrl: 'https://issuer.example.com/token',
  grantType: OAuth2Grant.JWT_BEARER,
  clientCertificateKey: secret('signing.key'),
  clientCertificateKeyId: 'key-1',
  signatureAlgorithm: OAuth2SignatureAlgorithm.RS512,
  iss: 'prometheus',
  audience: 'https://issuer.example.com',
  claims: { team: 'shop' },
};

/** TLS as a ScrapeConfig takes it. */
export const TLS = {
  ca: { configMap: { name: 'trust', key: 'ca.crt' } },
  cert: { secret: secret('tls.crt') },
  keySecret: secret('tls.key'),
  serverName: 'metrics.example.com',
  insecureSkipVerify: false,
  minVersion: TlsVersion.TLS12,
  maxVersion: TlsVersion.TLS13,
};

const FILTERS: Filter[] = [{ name: 'tag:team', values: ['shop', 'search'] }, { name: 'instance-state-name', values: ['running'] }];

/** By the name of the prop; by discovery where one name means several things. */
const SAMPLES: { readonly [prop: string]: unknown } = {
  accessKey: secret('access-key'),
  account: 'shop',
  allTenants: true,
  allowStale: false,
  apiServer: 'https://kubernetes.example.com:6443',
  apiUrl: 'https://api.scaleway.com',
  applicationCredentialId: 'prometheus',
  applicationCredentialName: 'prometheus',
  applicationCredentialSecret: secret('application-credential'),
  applicationKey: 'shop-app',
  applicationSecret: secret('application-secret'),
  attachMetadata: { node: true },
  additionalMetadata: { namespace: true, deployment: true, job: true, cronjob: true },
  auth: OciAuth.API_KEY,
  authToken: secret('token'),
  authenticationMethod: AuthenticationMethodType.O_AUTH,
  availability: OpenStackAvailability.INTERNAL,
  clientId: 'prometheus',
  clientSecret: secret('client-secret'),
  clusters: ['shop', 'search'],
  compartments: ['ocid1.compartment.oc1..shop'],
  consumerKey: secret('consumer-key'),
  credentialsFile: secret('credentials.json'),
  datacenter: 'dc1',
  datacenterId: '11111111-2222-3333-4444-555555555555',
  dnsSuffix: 'triton.example.com',
  domainId: 'default',
  domainName: 'Default',
  enableHttp2: false,
  endpoint: 'api.example.com',
  entitlement: 'monitoring_entitled',
  environment: 'AzurePublicCloud',
  externalId: 'shop-prometheus',
  fetchTimeout: Duration.seconds(30),
  files: ['/etc/targets/*.json', '/etc/targets/static.yml'],
  filter: 'Meta.env == "prod"',
  filters: FILTERS,
  fingerprint: '11:22:33:44:55:66:77:88:99:00:aa:bb:cc:dd:ee:ff',
  followRedirects: false,
  groups: ['web', 'data'],
  healthFilter: 'Service.Meta.env == "prod"',
  host: 'tcp://docker.example.com:2375',
  hostNetworkingHost: 'localhost',
  httpHeaders: { 'X-Scope-OrgID': { values: ['shop'], secrets: [secret('tenant')], files: ['/etc/prometheus/tenant'] } },
  identityEndpoint: 'https://keystone.example.com/v3',
  includeParameters: true,
  key: secret('oci.pem'),
  keyPassphrase: secret('oci-passphrase'),
  labelSelector: 'env=prod',
  labels: { datacenter: 'east' },
  matchFirstNetwork: true,
  nameFilter: 'web',
  names: ['_metrics._tcp.example.com', '_node._tcp.example.com'],
  namespace: 'shop',
  namespaces: { names: ['shop', 'search'] },
  noProxy: 'localhost,.example.com',
  nodeMeta: { rack: '7' },
  partition: 'east',
  password: secret('password'),
  pathPrefix: '/consul',
  paths: ['/services/cart', '/services/search'],
  port: 9100,
  privateKey: secret('private.pem'),
  profile: 'monitoring',
  project: 'shop-project',
  projectId: '11111111-2222-3333-4444-555555555555',
  projectName: 'shop',
  proxyConnectHeader: { 'Proxy-Authorization': [secret('proxy')] },
  proxyFromEnvironment: false,
  proxyUrl: 'http://proxy.example.com:3128',
  query: 'resources { type = "Package" }',
  refreshInterval: Duration.seconds(150),
  region: 'eu-central-1',
  requestConcurrency: 5,
  resourceGroup: 'shop',
  roleArn: 'arn:aws:iam::123456789012:role/prometheus',
  scheme: 'https',
  secretKey: secret('secret-key'),
  separator: ';',
  server: 'https://sd.example.com',
  servers: ['https://one.example.com', 'https://two.example.com'],
  service: OvhService.DEDICATED_SERVER,
  serviceAccountKey: secret('service-account.json'),
  services: ['cart', 'search'],
  subscriptionId: '11111111-2222-3333-4444-555555555555',
  tagSeparator: ';',
  tags: ['prod', 'metrics'],
  tagsFilter: ['prod'],
  targets: ['10.0.0.1:9100', 'db.example.com:9187'],
  tenancy: 'ocid1.tenancy.oc1..shop',
  tenantId: '11111111-2222-3333-4444-555555555555',
  timeout: Duration.seconds(5),
  tlsConfig: TLS,
  tokenRef: secret('token'),
  url: 'https://sd.example.com/targets',
  user: 'ocid1.user.oc1..prometheus',
  userid: 'prometheus',
  username: 'prometheus',
  version: 1,
  zone: 'fr-par-1',
};

const OF_DISCOVERY: { readonly [name: string]: { readonly [prop: string]: unknown } } = {
  aws: { role: AwsRole.RDS },
  digitalocean: { role: DigitalOceanRole.DATABASES },
  dns: { type: DnsRecordType.SRV },
  dockerswarm: { role: DockerSwarmRole.NODES },
  hetzner: { role: HetznerRole.ROBOT },
  kubernetes: {
    role: KubernetesRole.ENDPOINT_SLICE,
    selectors: [{ role: KubernetesRole.POD, label: 'app in (cart,search),!canary', field: 'status.phase=Running' }, { role: KubernetesRole.SERVICE, label: 'team=shop' }],
    kubeconfigFile: '/etc/prometheus/kubeconfig',
  },
  openstack: { role: OpenStackRole.HYPERVISOR },
  scaleway: { role: ScalewayRole.BAREMETAL, accessKey: 'SCWXXXXXXXXXXXXXXXXX' },
  triton: { role: TritonRole.CN, endpoint: 'cmon.triton.example.com' },
  nerve: { servers: ['zookeeper-0:2181', 'zookeeper-1:2181'] },
  serverset: { servers: ['zookeeper-0:2181', 'zookeeper-1:2181'] },
  consul: { server: 'consul.example.com:8501' },
};

/** @throws where there is no sample */
export function sampleOf(discovery: string, prop: string): unknown {
  const sample = OF_DISCOVERY[discovery]?.[prop] ?? SAMPLES[prop] ?? AUTH[prop as keyof typeof AUTH];
  if (sample === undefined) throw new Error(`there is no sample of ${discovery}.${prop}`);

  return sample;
}
