/** Instances of Eureka. */
import { Duration } from 'cdk8s';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { duration, url } from '../values';

/**
 * Instances of Eureka.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#eureka_sd_config
 */
export interface EurekaDiscoveryProps extends HttpClientProps {
  /** URL of the Eureka server, http or https. */
  readonly server: string;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 30s
   */
  readonly refreshInterval?: Duration;
}

/** Fields of `eureka_sd_configs`. */
export const EUREKA: DiscoveryType<EurekaDiscoveryProps> = {
  name: 'eureka',
  specField: 'eurekaSdConfigs',
  fields: {
    server: required(url()),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: checkHttpClient,
};
