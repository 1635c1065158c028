/** Service discoveries: one factory for each discovery of Prometheus 3.14. */
// One factory for each discovery, with an example: a table, not code to read.
/* eslint-disable max-lines */
import { AWS, AwsDiscoveryProps } from './discoveries/aws';
import { AZURE, AzureDiscoveryProps } from './discoveries/azure';
import { CONSUL, ConsulDiscoveryProps } from './discoveries/consul';
import { DIGITAL_OCEAN, DigitalOceanDiscoveryProps } from './discoveries/digital-ocean';
import { DNS, DnsDiscoveryProps } from './discoveries/dns';
import { DOCKER, DockerDiscoveryProps } from './discoveries/docker';
import { DOCKER_SWARM, DockerSwarmDiscoveryProps } from './discoveries/docker-swarm';
import { EC2, Ec2DiscoveryProps } from './discoveries/ec2';
import { ECS, EcsDiscoveryProps } from './discoveries/ecs';
import { ELASTICACHE, ElasticacheDiscoveryProps } from './discoveries/elasticache';
import { EUREKA, EurekaDiscoveryProps } from './discoveries/eureka';
import { FILES, FileDiscoveryProps } from './discoveries/file';
import { GCE, GceDiscoveryProps } from './discoveries/gce';
import { HETZNER, HetznerDiscoveryProps } from './discoveries/hetzner';
import { HTTP, HttpDiscoveryProps } from './discoveries/http';
import { IONOS, IonosDiscoveryProps } from './discoveries/ionos';
import { KUBERNETES, KubernetesDiscoveryProps } from './discoveries/kubernetes';
import { KUMA, KumaDiscoveryProps } from './discoveries/kuma';
import { LIGHT_SAIL, LightSailDiscoveryProps } from './discoveries/light-sail';
import { LINODE, LinodeDiscoveryProps } from './discoveries/linode';
import { MARATHON, MarathonDiscoveryProps } from './discoveries/marathon';
import { MSK, MskDiscoveryProps } from './discoveries/msk';
import { NERVE, NerveDiscoveryProps } from './discoveries/nerve';
import { NOMAD, NomadDiscoveryProps } from './discoveries/nomad';
import { OCI, OciDiscoveryProps } from './discoveries/oci';
import { OPENSTACK, OpenStackDiscoveryProps } from './discoveries/openstack';
import { OUTSCALE, OutscaleDiscoveryProps } from './discoveries/outscale';
import { OVHCLOUD, OvhCloudDiscoveryProps } from './discoveries/ovhcloud';
import { PUPPET_DB, PuppetDbDiscoveryProps } from './discoveries/puppet-db';
import { RDS, RdsDiscoveryProps } from './discoveries/rds';
import { SCALEWAY, ScalewayDiscoveryProps } from './discoveries/scaleway';
import { SERVERSET, ServersetDiscoveryProps } from './discoveries/serverset';
import { STACKIT, StackitDiscoveryProps } from './discoveries/stackit';
import { STATIC, StaticDiscoveryProps } from './discoveries/static';
import { TRITON, TritonDiscoveryProps } from './discoveries/triton';
import { UYUNI, UyuniDiscoveryProps } from './discoveries/uyuni';
import { VULTR, VultrDiscoveryProps } from './discoveries/vultr';
import { DiscoveryType } from './discovery-type';
import { isObject } from '../units/is-object';

/**
 * One service discovery of a scrape job.
 *
 * The ScrapeConfig CRD has 22 discoveries and static targets; the other discoveries of Prometheus need AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
 * @example
 * new ScrapeConfig(chart, 'nodes', {
 *   discoveries: [
 *     Discovery.staticTargets({ targets: ['10.0.0.1:9100', '10.0.0.2:9100'] }),
 *     Discovery.dns({ names: ['_metrics._tcp.example.com'] }),
 *   ],
 * });
 */
export class Discovery {
  /**
   * Targets that are listed in the configuration.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.staticTargets({ targets: ['10.0.0.1:9100'], labels: { datacenter: 'east' } })],
   * });
   */
  public static staticTargets(props: StaticDiscoveryProps): Discovery {
    return new Discovery(STATIC, props);
  }

  /**
   * The former name of `staticTargets`. In JavaScript it still takes a list of targets, too.
   * @deprecated use `staticTargets`: the name is a reserved word in other languages
   */
  public static static(props: StaticDiscoveryProps): Discovery {
    return Discovery.staticTargets(Array.isArray(props) ? { targets: props } : props);
  }

  /**
   * Virtual machines of Azure.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.azure({
   *     subscriptionId: '11111111-2222-3333-4444-555555555555',
   *     authenticationMethod: imports.AuthenticationMethodType.MANAGED_IDENTITY,
   *   })],
   * });
   */
  public static azure(props: AzureDiscoveryProps): Discovery {
    return new Discovery(AZURE, props);
  }

  /**
   * Services of Consul.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.consul({ server: 'consul.example.com:8500', services: ['node-exporter'] })],
   * });
   */
  public static consul(props: ConsulDiscoveryProps): Discovery {
    return new Discovery(CONSUL, props);
  }

  /**
   * Droplets and databases of DigitalOcean.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.digitalOcean({ authorization: { credentials: { name: 'digital-ocean', key: 'token' } }, port: 9100 })],
   * });
   */
  public static digitalOcean(props: DigitalOceanDiscoveryProps = {}): Discovery {
    return new Discovery(DIGITAL_OCEAN, props);
  }

  /**
   * Records of DNS.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.dns({ names: ['_metrics._tcp.example.com'] })],
   * });
   */
  public static dns(props: DnsDiscoveryProps): Discovery {
    return new Discovery(DNS, props);
  }

  /**
   * Containers of a Docker daemon.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.docker({ host: 'https://docker.example.com:2376' })],
   * });
   */
  public static docker(props: DockerDiscoveryProps): Discovery {
    return new Discovery(DOCKER, props);
  }

  /**
   * Services, tasks and nodes of Docker Swarm.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.dockerSwarm({ host: 'https://swarm.example.com:2376', role: imports.DockerSwarmRole.TASKS })],
   * });
   */
  public static dockerSwarm(props: DockerSwarmDiscoveryProps): Discovery {
    return new Discovery(DOCKER_SWARM, props);
  }

  /**
   * Instances of Amazon EC2.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.ec2({ region: 'eu-west-1', port: 9100 })],
   * });
   */
  public static ec2(props: Ec2DiscoveryProps = {}): Discovery {
    return new Discovery(EC2, props);
  }

  /**
   * Instances of Eureka.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.eureka({ server: 'https://eureka.example.com/eureka' })],
   * });
   */
  public static eureka(props: EurekaDiscoveryProps): Discovery {
    return new Discovery(EUREKA, props);
  }

  /**
   * Targets that files of the Prometheus container list.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.file({ files: ['/etc/prometheus/targets/*.json'] })],
   * });
   */
  public static file(props: FileDiscoveryProps): Discovery {
    return new Discovery(FILES, props);
  }

  /**
   * Instances of Google Compute Engine.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.gce({ project: 'my-project', zone: 'europe-west1-b', port: 9100 })],
   * });
   */
  public static gce(props: GceDiscoveryProps): Discovery {
    return new Discovery(GCE, props);
  }

  /**
   * Servers of Hetzner Cloud and Hetzner Robot.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.hetzner({
   *     role: imports.HetznerRole.HCLOUD,
   *     authorization: { credentials: { name: 'hetzner', key: 'token' } },
   *   })],
   * });
   */
  public static hetzner(props: HetznerDiscoveryProps): Discovery {
    return new Discovery(HETZNER, props);
  }

  /**
   * Targets that an HTTP endpoint lists.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.http({ url: 'https://inventory.example.com/targets' })],
   * });
   */
  public static http(props: HttpDiscoveryProps): Discovery {
    return new Discovery(HTTP, props);
  }

  /**
   * Servers of IONOS Cloud.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.ionos({
   *     datacenterId: '11111111-2222-3333-4444-555555555555',
   *     authorization: { credentials: { name: 'ionos', key: 'token' } },
   *   })],
   * });
   */
  public static ionos(props: IonosDiscoveryProps): Discovery {
    return new Discovery(IONOS, props);
  }

  /**
   * Pods, Services, endpoints, nodes and Ingresses of Kubernetes.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.kubernetes({ role: imports.KubernetesRole.NODE })],
   * });
   */
  public static kubernetes(props: KubernetesDiscoveryProps): Discovery {
    return new Discovery(KUBERNETES, props);
  }

  /**
   * Data planes of a Kuma control plane.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.kuma({ server: 'https://kuma-control-plane.example.com:5676' })],
   * });
   */
  public static kuma(props: KumaDiscoveryProps): Discovery {
    return new Discovery(KUMA, props);
  }

  /**
   * Instances of Amazon Lightsail.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.lightSail({ region: 'eu-west-1', port: 9100 })],
   * });
   */
  public static lightSail(props: LightSailDiscoveryProps = {}): Discovery {
    return new Discovery(LIGHT_SAIL, props);
  }

  /**
   * Instances of Linode.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.linode({ authorization: { credentials: { name: 'linode', key: 'token' } }, port: 9100 })],
   * });
   */
  public static linode(props: LinodeDiscoveryProps = {}): Discovery {
    return new Discovery(LINODE, props);
  }

  /**
   * Services of Nomad.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.nomad({ server: 'https://nomad.example.com:4646' })],
   * });
   */
  public static nomad(props: NomadDiscoveryProps): Discovery {
    return new Discovery(NOMAD, props);
  }

  /**
   * Instances, hypervisors and load balancers of OpenStack.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.openstack({ role: imports.OpenStackRole.INSTANCE, region: 'RegionOne', port: 9100 })],
   * });
   */
  public static openstack(props: OpenStackDiscoveryProps): Discovery {
    return new Discovery(OPENSTACK, props);
  }

  /**
   * Servers of OVHcloud.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.ovhcloud({
   *     service: imports.OvhService.VPS,
   *     applicationKey: 'key',
   *     applicationSecret: { name: 'ovh', key: 'secret' },
   *     consumerKey: { name: 'ovh', key: 'consumer' },
   *   })],
   * });
   */
  public static ovhcloud(props: OvhCloudDiscoveryProps): Discovery {
    return new Discovery(OVHCLOUD, props);
  }

  /**
   * Resources of PuppetDB.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.puppetDb({
   *     url: 'https://puppetdb.example.com',
   *     query: 'resources { type = "Package" and title = "httpd" }',
   *   })],
   * });
   */
  public static puppetDb(props: PuppetDbDiscoveryProps): Discovery {
    return new Discovery(PUPPET_DB, props);
  }

  /**
   * Instances and servers of Scaleway.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   discoveries: [Discovery.scaleway({
   *     role: imports.ScalewayRole.INSTANCE,
   *     projectId: '11111111-2222-3333-4444-555555555555',
   *     accessKey: 'SCWXXXXXXXXXXXXXXXXX',
   *     secretKey: { name: 'scaleway', key: 'secret' },
   *   })],
   * });
   */
  public static scaleway(props: ScalewayDiscoveryProps): Discovery {
    return new Discovery(SCALEWAY, props);
  }

  /**
   * Services of AWS by role. Needs Prometheus 3.8. Needs AdditionalScrapeConfigs.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   additional,
   *   jobName: 'machines',
   *   discoveries: [Discovery.aws({ role: AwsRole.EC2, region: 'eu-west-1' })],
   * });
   */
  public static aws(props: AwsDiscoveryProps): Discovery {
    return new Discovery(AWS, props);
  }

  /**
   * Tasks of Amazon ECS. Needs Prometheus 3.8. Needs AdditionalScrapeConfigs.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   additional,
   *   jobName: 'machines',
   *   discoveries: [Discovery.ecs({ region: 'eu-west-1', clusters: ['arn:aws:ecs:eu-west-1:111111111111:cluster/shop'] })],
   * });
   */
  public static ecs(props: EcsDiscoveryProps = {}): Discovery {
    return new Discovery(ECS, props);
  }

  /**
   * Caches of Amazon ElastiCache. Needs Prometheus 3.11. Needs AdditionalScrapeConfigs.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   additional,
   *   jobName: 'machines',
   *   discoveries: [Discovery.elasticache({ region: 'eu-west-1' })],
   * });
   */
  public static elasticache(props: ElasticacheDiscoveryProps = {}): Discovery {
    return new Discovery(ELASTICACHE, props);
  }

  /**
   * Apps of Marathon. Needs AdditionalScrapeConfigs.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   additional,
   *   jobName: 'machines',
   *   discoveries: [Discovery.marathon({ servers: ['https://marathon.example.com'] })],
   * });
   */
  public static marathon(props: MarathonDiscoveryProps): Discovery {
    return new Discovery(MARATHON, props);
  }

  /**
   * Brokers of Amazon MSK. Needs Prometheus 3.10. Needs AdditionalScrapeConfigs.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   additional,
   *   jobName: 'machines',
   *   discoveries: [Discovery.msk({ region: 'eu-west-1' })],
   * });
   */
  public static msk(props: MskDiscoveryProps = {}): Discovery {
    return new Discovery(MSK, props);
  }

  /**
   * Services that AirBnB's Nerve keeps in ZooKeeper. Needs AdditionalScrapeConfigs.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   additional,
   *   jobName: 'machines',
   *   discoveries: [Discovery.nerve({ servers: ['zookeeper.example.com:2181'], paths: ['/nerve/shop'] })],
   * });
   */
  public static nerve(props: NerveDiscoveryProps): Discovery {
    return new Discovery(NERVE, props);
  }

  /**
   * Instances of Oracle Cloud Infrastructure. Needs Prometheus 3.14. Needs AdditionalScrapeConfigs.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   additional,
   *   jobName: 'machines',
   *   discoveries: [Discovery.oci({ region: 'eu-frankfurt-1', auth: OciAuth.INSTANCE_PRINCIPAL })],
   * });
   */
  public static oci(props: OciDiscoveryProps): Discovery {
    return new Discovery(OCI, props);
  }

  /**
   * Virtual machines of Outscale. Needs Prometheus 3.12. Needs AdditionalScrapeConfigs.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   additional,
   *   jobName: 'machines',
   *   discoveries: [Discovery.outscale({
   *     accessKey: { name: 'outscale', key: 'access' },
   *     secretKey: { name: 'outscale', key: 'secret' },
   *   })],
   * });
   */
  public static outscale(props: OutscaleDiscoveryProps): Discovery {
    return new Discovery(OUTSCALE, props);
  }

  /**
   * Databases of Amazon RDS. Needs Prometheus 3.11. Needs AdditionalScrapeConfigs.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   additional,
   *   jobName: 'machines',
   *   discoveries: [Discovery.rds({ region: 'eu-west-1' })],
   * });
   */
  public static rds(props: RdsDiscoveryProps = {}): Discovery {
    return new Discovery(RDS, props);
  }

  /**
   * Serversets that Finagle and Aurora keep in ZooKeeper. Needs AdditionalScrapeConfigs.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   additional,
   *   jobName: 'machines',
   *   discoveries: [Discovery.serverset({ servers: ['zookeeper.example.com:2181'], paths: ['/shop'] })],
   * });
   */
  public static serverset(props: ServersetDiscoveryProps): Discovery {
    return new Discovery(SERVERSET, props);
  }

  /**
   * Servers of STACKIT. Needs Prometheus 3.5. Needs AdditionalScrapeConfigs.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   additional,
   *   jobName: 'machines',
   *   discoveries: [Discovery.stackit({ project: '11111111-2222-3333-4444-555555555555' })],
   * });
   */
  public static stackit(props: StackitDiscoveryProps): Discovery {
    return new Discovery(STACKIT, props);
  }

  /**
   * Containers and compute nodes of Triton. Needs AdditionalScrapeConfigs.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   additional,
   *   jobName: 'machines',
   *   discoveries: [Discovery.triton({ account: 'shop', dnsSuffix: 'triton.example.com', endpoint: 'triton.example.com' })],
   * });
   */
  public static triton(props: TritonDiscoveryProps): Discovery {
    return new Discovery(TRITON, props);
  }

  /**
   * Systems of Uyuni. Needs AdditionalScrapeConfigs.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   additional,
   *   jobName: 'machines',
   *   discoveries: [Discovery.uyuni({
   *     server: 'https://uyuni.example.com',
   *     username: 'prometheus',
   *     password: { name: 'uyuni', key: 'password' },
   *   })],
   * });
   */
  public static uyuni(props: UyuniDiscoveryProps): Discovery {
    return new Discovery(UYUNI, props);
  }

  /**
   * Instances of Vultr. Needs AdditionalScrapeConfigs.
   * @example
   * new ScrapeConfig(chart, 'machines', {
   *   additional,
   *   jobName: 'machines',
   *   discoveries: [Discovery.vultr({ authorization: { credentials: { name: 'vultr', key: 'token' } } })],
   * });
   */
  public static vultr(props: VultrDiscoveryProps = {}): Discovery {
    return new Discovery(VULTR, props);
  }

  private readonly config: object;

  private constructor(private readonly type: DiscoveryType, config: object) {
    this.config = isObject(config) ? { ...config } : config;
  }

  /**
   * The type of this discovery and its props.
   * @internal
   */
  public _toParts(): { readonly type: DiscoveryType; readonly config: object } {
    return { type: this.type, config: this.config };
  }
}
