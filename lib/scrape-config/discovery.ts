/** Service discoveries: one factory for each discovery of Prometheus 3.14. */
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

/**
 * One service discovery of a scrape job.
 *
 * The ScrapeConfig CRD has 22 discoveries and static targets; the other discoveries of Prometheus need AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
 */
export class Discovery {
  /** Targets that are listed in the configuration. */
  public static staticTargets(props: StaticDiscoveryProps): Discovery {
    return new Discovery(STATIC, props);
  }

  /**
   * The former name of `staticTargets`.
   * @deprecated use `staticTargets`: the name is a reserved word in other languages
   */
  public static static(props: StaticDiscoveryProps): Discovery {
    return Discovery.staticTargets(props);
  }

  /** Virtual machines of Azure. */
  public static azure(props: AzureDiscoveryProps): Discovery {
    return new Discovery(AZURE, props);
  }

  /** Services of Consul. */
  public static consul(props: ConsulDiscoveryProps): Discovery {
    return new Discovery(CONSUL, props);
  }

  /** Droplets and databases of DigitalOcean. */
  public static digitalOcean(props: DigitalOceanDiscoveryProps = {}): Discovery {
    return new Discovery(DIGITAL_OCEAN, props);
  }

  /** Records of DNS. */
  public static dns(props: DnsDiscoveryProps): Discovery {
    return new Discovery(DNS, props);
  }

  /** Containers of a Docker daemon. */
  public static docker(props: DockerDiscoveryProps): Discovery {
    return new Discovery(DOCKER, props);
  }

  /** Services, tasks and nodes of Docker Swarm. */
  public static dockerSwarm(props: DockerSwarmDiscoveryProps): Discovery {
    return new Discovery(DOCKER_SWARM, props);
  }

  /** Instances of Amazon EC2. */
  public static ec2(props: Ec2DiscoveryProps = {}): Discovery {
    return new Discovery(EC2, props);
  }

  /** Instances of Eureka. */
  public static eureka(props: EurekaDiscoveryProps): Discovery {
    return new Discovery(EUREKA, props);
  }

  /** Targets that files of the Prometheus container list. */
  public static file(props: FileDiscoveryProps): Discovery {
    return new Discovery(FILES, props);
  }

  /** Instances of Google Compute Engine. */
  public static gce(props: GceDiscoveryProps): Discovery {
    return new Discovery(GCE, props);
  }

  /** Servers of Hetzner Cloud and Hetzner Robot. */
  public static hetzner(props: HetznerDiscoveryProps): Discovery {
    return new Discovery(HETZNER, props);
  }

  /** Targets that an HTTP endpoint lists. */
  public static http(props: HttpDiscoveryProps): Discovery {
    return new Discovery(HTTP, props);
  }

  /** Servers of IONOS Cloud. */
  public static ionos(props: IonosDiscoveryProps): Discovery {
    return new Discovery(IONOS, props);
  }

  /** Pods, Services, endpoints, nodes and Ingresses of Kubernetes. */
  public static kubernetes(props: KubernetesDiscoveryProps): Discovery {
    return new Discovery(KUBERNETES, props);
  }

  /** Data planes of a Kuma control plane. */
  public static kuma(props: KumaDiscoveryProps): Discovery {
    return new Discovery(KUMA, props);
  }

  /** Instances of Amazon Lightsail. */
  public static lightSail(props: LightSailDiscoveryProps = {}): Discovery {
    return new Discovery(LIGHT_SAIL, props);
  }

  /** Instances of Linode. */
  public static linode(props: LinodeDiscoveryProps = {}): Discovery {
    return new Discovery(LINODE, props);
  }

  /** Services of Nomad. */
  public static nomad(props: NomadDiscoveryProps): Discovery {
    return new Discovery(NOMAD, props);
  }

  /** Instances, hypervisors and load balancers of OpenStack. */
  public static openstack(props: OpenStackDiscoveryProps): Discovery {
    return new Discovery(OPENSTACK, props);
  }

  /** Servers of OVHcloud. */
  public static ovhcloud(props: OvhCloudDiscoveryProps): Discovery {
    return new Discovery(OVHCLOUD, props);
  }

  /** Resources of PuppetDB. */
  public static puppetDb(props: PuppetDbDiscoveryProps): Discovery {
    return new Discovery(PUPPET_DB, props);
  }

  /** Instances and servers of Scaleway. */
  public static scaleway(props: ScalewayDiscoveryProps): Discovery {
    return new Discovery(SCALEWAY, props);
  }

  /** Services of AWS by role. Needs Prometheus 3.8. Needs AdditionalScrapeConfigs. */
  public static aws(props: AwsDiscoveryProps): Discovery {
    return new Discovery(AWS, props);
  }

  /** Tasks of Amazon ECS. Needs Prometheus 3.8. Needs AdditionalScrapeConfigs. */
  public static ecs(props: EcsDiscoveryProps = {}): Discovery {
    return new Discovery(ECS, props);
  }

  /** Caches of Amazon ElastiCache. Needs Prometheus 3.11. Needs AdditionalScrapeConfigs. */
  public static elasticache(props: ElasticacheDiscoveryProps = {}): Discovery {
    return new Discovery(ELASTICACHE, props);
  }

  /** Apps of Marathon. Needs AdditionalScrapeConfigs. */
  public static marathon(props: MarathonDiscoveryProps): Discovery {
    return new Discovery(MARATHON, props);
  }

  /** Brokers of Amazon MSK. Needs Prometheus 3.10. Needs AdditionalScrapeConfigs. */
  public static msk(props: MskDiscoveryProps = {}): Discovery {
    return new Discovery(MSK, props);
  }

  /** Services that AirBnB's Nerve keeps in ZooKeeper. Needs AdditionalScrapeConfigs. */
  public static nerve(props: NerveDiscoveryProps): Discovery {
    return new Discovery(NERVE, props);
  }

  /** Instances of Oracle Cloud Infrastructure. Needs Prometheus 3.14. Needs AdditionalScrapeConfigs. */
  public static oci(props: OciDiscoveryProps): Discovery {
    return new Discovery(OCI, props);
  }

  /** Virtual machines of Outscale. Needs Prometheus 3.12. Needs AdditionalScrapeConfigs. */
  public static outscale(props: OutscaleDiscoveryProps): Discovery {
    return new Discovery(OUTSCALE, props);
  }

  /** Databases of Amazon RDS. Needs Prometheus 3.11. Needs AdditionalScrapeConfigs. */
  public static rds(props: RdsDiscoveryProps = {}): Discovery {
    return new Discovery(RDS, props);
  }

  /** Serversets that Finagle and Aurora keep in ZooKeeper. Needs AdditionalScrapeConfigs. */
  public static serverset(props: ServersetDiscoveryProps): Discovery {
    return new Discovery(SERVERSET, props);
  }

  /** Servers of STACKIT. Needs Prometheus 3.5. Needs AdditionalScrapeConfigs. */
  public static stackit(props: StackitDiscoveryProps): Discovery {
    return new Discovery(STACKIT, props);
  }

  /** Containers and compute nodes of Triton. Needs AdditionalScrapeConfigs. */
  public static triton(props: TritonDiscoveryProps): Discovery {
    return new Discovery(TRITON, props);
  }

  /** Systems of Uyuni. Needs AdditionalScrapeConfigs. */
  public static uyuni(props: UyuniDiscoveryProps): Discovery {
    return new Discovery(UYUNI, props);
  }

  /** Instances of Vultr. Needs AdditionalScrapeConfigs. */
  public static vultr(props: VultrDiscoveryProps = {}): Discovery {
    return new Discovery(VULTR, props);
  }

  private readonly config: object;

  private constructor(private readonly type: DiscoveryType, config: object) {
    this.config = { ...config };
  }

  /**
   * The type of this discovery and its props.
   * @internal
   */
  public _toParts(): { readonly type: DiscoveryType; readonly config: object } {
    return { type: this.type, config: this.config };
  }
}
