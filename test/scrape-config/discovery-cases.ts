/** Every discovery: the least it takes, and one input that is refused. */
import { Duration } from 'cdk8s';
import { AuthenticationMethodType, DnsRecordType, DockerSwarmRole, HetznerRole, KubernetesRole, OpenStackRole, OvhService, ScalewayRole } from '../../imports/scrape-config';
import { AwsRole, Discovery, OciAuth } from '../../lib';

const secret = (key: string) => ({ name: 'credentials', key });
const UUID = '11111111-2222-3333-4444-555555555555';

/** One discovery. */
export interface DiscoveryCase {
  readonly name: string;
  readonly make: (config: any) => Discovery;
  readonly minimal: object;
  /** What credentials and TLS need beside them. */
  readonly connected?: object;
  readonly refused: object;
  /** Fields that cannot stand in one discovery with all others. */
  readonly apart?: readonly string[];
}

export const DISCOVERIES: readonly DiscoveryCase[] = [
  { name: 'aws', make: Discovery.aws, minimal: { role: AwsRole.EC2 }, refused: { role: AwsRole.LIGHTSAIL, clusters: ['shop'], accessKey: secret('a') } },
  {
    name: 'azure',
    make: Discovery.azure,
    minimal: { subscriptionId: UUID, authenticationMethod: AuthenticationMethodType.MANAGED_IDENTITY },
    refused: { subscriptionId: UUID, tenantId: UUID },
  },
  {
    name: 'consul',
    make: Discovery.consul,
    minimal: { server: 'consul:8500' },
    refused: { server: '', tokenRef: { name: '', key: 'a' }, refreshInterval: '30' },
    apart: ['tokenRef'],
  },
  { name: 'digitalocean', make: Discovery.digitalOcean, minimal: { authorization: { credentials: secret('token') } }, refused: { port: 70000 } },
  { name: 'dns', make: Discovery.dns, minimal: { names: ['_metrics._tcp.example.com'] }, refused: { names: ['cart.example.com'], type: DnsRecordType.A } },
  {
    name: 'docker',
    make: Discovery.docker,
    minimal: { host: 'unix:///var/run/docker.sock' },
    refused: { host: 'docker:2375', filters: [{ name: 'a', values: [] }, { name: 'a', values: ['b'] }] },
  },
  {
    name: 'dockerswarm',
    make: Discovery.dockerSwarm,
    minimal: { host: 'tcp://manager:2375', role: DockerSwarmRole.TASKS },
    refused: { host: 'tcp://manager:2375', role: 'tasks' },
  },
  { name: 'ec2', make: Discovery.ec2, minimal: {}, refused: { filters: [{ name: 'tag:team', values: [] }] } },
  { name: 'ecs', make: Discovery.ecs, minimal: {}, refused: { requestConcurrency: 0 } },
  { name: 'elasticache', make: Discovery.elasticache, minimal: {}, refused: { clusters: ['a', 'a'] } },
  { name: 'eureka', make: Discovery.eureka, minimal: { server: 'http://eureka:8761/eureka' }, refused: { server: 'eureka:8761' } },
  { name: 'file', make: Discovery.file, minimal: { files: ['/etc/targets/*.json'] }, refused: { files: ['/etc/*/targets.json', '/etc/targets.txt'] } },
  { name: 'gce', make: Discovery.gce, minimal: { project: 'shop', zone: 'europe-west1-b' }, refused: { project: 'shop' } },
  { name: 'hetzner', make: Discovery.hetzner, minimal: { role: HetznerRole.HCLOUD }, refused: { role: HetznerRole.HCLOUD, labelSelector: '' } },
  { name: 'http', make: Discovery.http, minimal: { url: 'https://sd.example.com/targets' }, refused: { url: 'https://me:secret@sd.example.com/targets' } },
  { name: 'ionos', make: Discovery.ionos, minimal: { datacenterId: UUID, authorization: { credentials: secret('token') } }, refused: { datacenterId: UUID } },
  {
    name: 'kubernetes',
    make: Discovery.kubernetes,
    minimal: { role: KubernetesRole.NODE },
    connected: { apiServer: 'https://kubernetes.example.com:6443' },
    refused: {
      role: KubernetesRole.SERVICE,
      basicAuth: { username: secret('a'), password: secret('b') },
      selectors: [{ role: KubernetesRole.POD, label: 'a in b' }],
    },
    apart: ['kubeconfigFile'],
  },
  { name: 'kuma', make: Discovery.kuma, minimal: { server: 'http://kuma:5676' }, refused: { server: 'kuma:5676', fetchTimeout: Duration.seconds(0) } },
  { name: 'lightsail', make: Discovery.lightSail, minimal: {}, refused: { port: 1.5 } },
  {
    name: 'linode',
    make: Discovery.linode,
    minimal: { authorization: { credentials: secret('token') } },
    refused: { authorization: { type: 'Basic', credentials: secret('a') } },
  },
  {
    name: 'marathon',
    make: Discovery.marathon,
    minimal: { servers: ['https://marathon:8443'] },
    refused: { servers: [], authToken: secret('a') },
    apart: ['authToken'],
  },
  { name: 'msk', make: Discovery.msk, minimal: {}, refused: { secretKey: secret('a') } },
  {
    name: 'nerve',
    make: Discovery.nerve,
    minimal: { servers: ['zookeeper:2181'], paths: ['/nerve/cart'] },
    refused: { servers: ['zookeeper:2181'], paths: ['nerve/cart'] },
  },
  { name: 'nomad', make: Discovery.nomad, minimal: { server: 'http://nomad:4646' }, refused: { server: 'nomad:4646' } },
  {
    name: 'oci',
    make: Discovery.oci,
    minimal: { region: 'eu-frankfurt-1', auth: OciAuth.INSTANCE_PRINCIPAL },
    refused: { region: 'eu-frankfurt-1', tenancy: 'ocid1.tenancy.oc1..shop' },
  },
  {
    name: 'openstack',
    make: Discovery.openstack,
    minimal: { role: OpenStackRole.INSTANCE, region: 'RegionOne' },
    refused: { role: OpenStackRole.INSTANCE, region: '' },
  },
  {
    name: 'outscale',
    make: Discovery.outscale,
    minimal: { accessKey: secret('access-key'), secretKey: secret('secret-key') },
    refused: { accessKey: secret('access-key') },
  },
  {
    name: 'ovhcloud',
    make: Discovery.ovhcloud,
    minimal: { applicationKey: 'shop-app', applicationSecret: secret('application-secret'), consumerKey: secret('consumer-key'), service: OvhService.VPS },
    refused: {
      applicationKey: 'shop-app',
      applicationSecret: secret('application-secret'),
      consumerKey: { name: 'Credentials', key: 'a' },
      service: OvhService.VPS,
    },
  },
  {
    name: 'puppetdb',
    make: Discovery.puppetDb,
    minimal: { url: 'https://puppetdb:8081', query: 'resources {}' },
    refused: { url: 'puppetdb:8081', query: '' },
  },
  { name: 'rds', make: Discovery.rds, minimal: {}, refused: { filters: [{ name: 'a', values: ['b'] }, { name: 'a', values: ['c'] }] } },
  {
    name: 'scaleway',
    make: Discovery.scaleway,
    minimal: { projectId: UUID, role: ScalewayRole.INSTANCE, accessKey: 'SCWXXXXXXXXXXXXXXXXX', secretKey: secret('secret-key') },
    refused: { projectId: 'shop', role: ScalewayRole.INSTANCE, accessKey: 'me', secretKey: secret('secret-key'), tagsFilter: [] },
  },
  {
    name: 'serverset',
    make: Discovery.serverset,
    minimal: { servers: ['zookeeper:2181'], paths: ['/aurora/cart'] },
    refused: { servers: [], paths: ['/aurora/cart'], timeout: '10' },
  },
  { name: 'stackit', make: Discovery.stackit, minimal: { project: 'shop' }, refused: { project: 'shop', serviceAccountKey: { name: 'a', key: '' } } },
  { name: 'static', make: Discovery.staticTargets, minimal: { targets: ['10.0.0.1:9100'] }, refused: { targets: ['10.0.0.1:9100', '10.0.0.1:9100'] } },
  {
    name: 'triton',
    make: Discovery.triton,
    minimal: { account: 'shop', dnsSuffix: 'triton.example.com', endpoint: 'cmon.triton.example.com' },
    refused: { account: 'shop', dnsSuffix: 'triton.example.com', version: 0 },
  },
  {
    name: 'uyuni',
    make: Discovery.uyuni,
    minimal: { server: 'https://uyuni.example.com', username: 'prometheus', password: secret('password') },
    refused: { server: 'https://uyuni.example.com', username: 'prometheus', password: 'secret' },
  },
  {
    name: 'vultr',
    make: Discovery.vultr,
    minimal: { authorization: { credentials: secret('token') } },
    refused: { basicAuth: { username: secret('a') }, oauth2: {} },
  },
];
