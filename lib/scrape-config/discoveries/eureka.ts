/** Instances of Eureka. */
import { EurekaSdConfig } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpHeadersProps } from '../http-client-props';
import { duration, url } from '../values';

/**
 * Instances of Eureka: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#eureka_sd_config
 */
export interface EurekaDiscoveryProps extends EurekaSdConfig, HttpHeadersProps {}

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
