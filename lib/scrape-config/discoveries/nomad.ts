/** Services of Nomad. */
import { NomadSdConfig } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpHeadersProps } from '../http-client-props';
import { duration, flag, text, url } from '../values';

/**
 * Services of Nomad: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#nomad_sd_config
 */
export interface NomadDiscoveryProps extends NomadSdConfig, HttpHeadersProps {}

/** Fields of `nomad_sd_configs`. */
export const NOMAD: DiscoveryType<NomadDiscoveryProps> = {
  name: 'nomad',
  specField: 'nomadSdConfigs',
  fields: {
    server: required(url()),
    region: text(),
    namespace: text(),
    tagSeparator: text(),
    allowStale: flag(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: checkHttpClient,
};
