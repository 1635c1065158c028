/** Containers of a Docker daemon. */
import { Duration } from 'cdk8s';
import { Filter } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { rejectedBefore, required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { daemon, duration, filters, flag, port, text } from '../values';

/**
 * Containers of a Docker daemon.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#docker_sd_config
 */
export interface DockerDiscoveryProps extends HttpClientProps {
  /** URL of the Docker daemon, e.g. `unix:///var/run/docker.sock`. */
  readonly host: string;

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
   * Host of targets that use the network of the host.
   * @default - left out, so Prometheus uses localhost
   */
  readonly hostNetworkingHost?: string;

  /**
   * Whether to use only the first network of a container. Needs Prometheus 2.54.1.
   * @default - left out, so Prometheus does
   */
  readonly matchFirstNetwork?: boolean;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 1m
   */
  readonly refreshInterval?: Duration;
}

/** Fields of `docker_sd_configs`. */
export const DOCKER: DiscoveryType<DockerDiscoveryProps> = {
  name: 'docker',
  specField: 'dockerSdConfigs',
  fields: {
    host: required(daemon()),
    port: port(),
    filters: filters(),
    hostNetworkingHost: text(),
    matchFirstNetwork: rejectedBefore('2.54.1', flag()),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: checkHttpClient,
};
