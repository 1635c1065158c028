/** Targets that an HTTP endpoint lists. */
import { HttpSdConfig } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpHeadersProps } from '../http-client-props';
import { duration, url } from '../values';

/**
 * Targets that an HTTP endpoint lists: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_sd_config
 */
export interface HttpDiscoveryProps extends HttpSdConfig, HttpHeadersProps {}

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
