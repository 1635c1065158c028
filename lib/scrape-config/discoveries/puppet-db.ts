/** Resources of PuppetDB. */
import { PuppetDbSdConfig } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpHeadersProps } from '../http-client-props';
import { duration, flag, port, text, url } from '../values';

/**
 * Resources of PuppetDB: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#puppetdb_sd_config
 */
export interface PuppetDbDiscoveryProps extends PuppetDbSdConfig, HttpHeadersProps {}

/** Fields of `puppetdb_sd_configs`. */
export const PUPPET_DB: DiscoveryType<PuppetDbDiscoveryProps> = {
  name: 'puppetdb',
  specField: 'puppetDbsdConfigs',
  fields: {
    url: required(url()),
    query: required(text()),
    includeParameters: flag(),
    port: port(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: checkHttpClient,
};
