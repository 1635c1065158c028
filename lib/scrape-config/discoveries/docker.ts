/** Containers of a Docker daemon. */
import { DockerSdConfig } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { rejectedBefore, required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpHeadersProps } from '../http-client-props';
import { daemon, duration, filters, flag, port, text } from '../values';

/**
 * Containers of a Docker daemon: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#docker_sd_config
 */
export interface DockerDiscoveryProps extends DockerSdConfig, HttpHeadersProps {}

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
