/** Services, tasks and nodes of Docker Swarm. */
import { Duration } from 'cdk8s';
import { DockerSwarmRole, Filter } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { choice, daemon, duration, filters, lower, port } from '../values';

/**
 * Services, tasks and nodes of Docker Swarm.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#dockerswarm_sd_config
 */
export interface DockerSwarmDiscoveryProps extends HttpClientProps {
  /** URL of the Docker daemon, e.g. `tcp://manager:2375`. */
  readonly host: string;

  /** What to discover. */
  readonly role: DockerSwarmRole;

  /**
   * Port of the targets, 0 to 65535.
   * @default - left out, so Prometheus uses 80
   */
  readonly port?: number;

  /**
   * Filters of the Docker API, each name once.
   * @default - no filter
   */
  readonly filters?: Filter[];

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 1m
   */
  readonly refreshInterval?: Duration;
}

/** Fields of `dockerswarm_sd_configs`. */
export const DOCKER_SWARM: DiscoveryType<DockerSwarmDiscoveryProps> = {
  name: 'dockerswarm',
  specField: 'dockerSwarmSdConfigs',
  fields: {
    host: required(daemon()),
    role: required(choice(DockerSwarmRole, lower)),
    port: port(),
    filters: filters(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: checkHttpClient,
};
