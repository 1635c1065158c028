/** Services, tasks and nodes of Docker Swarm. */
import { DockerSwarmSdConfig, DockerSwarmRole } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpHeadersProps } from '../http-client-props';
import { choice, daemon, duration, filters, lower, port } from '../values';

/**
 * Services, tasks and nodes of Docker Swarm: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#dockerswarm_sd_config
 */
export interface DockerSwarmDiscoveryProps extends DockerSwarmSdConfig, HttpHeadersProps {}

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
