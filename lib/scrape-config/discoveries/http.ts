/** Targets that an HTTP endpoint lists. */
import { Duration } from 'cdk8s';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { duration, url } from '../values';

/**
 * Targets that an HTTP endpoint lists.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_sd_config
 */
export interface HttpDiscoveryProps extends HttpClientProps {
  /** URL that returns the list of targets, http or https, without credentials. */
  readonly url: string;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 1m
   */
  readonly refreshInterval?: Duration;
}

/** Fields of `http_sd_configs`. */
export const HTTP: DiscoveryType<HttpDiscoveryProps> = {
  name: 'http',
  specField: 'httpSdConfigs',
  fields: {
    url: required(url()),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: checkHttpClient,
};
