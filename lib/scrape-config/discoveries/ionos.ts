/** Servers of IONOS Cloud. */
import { IonosSdConfig } from '../../../imports/scrape-config';
import { BasicAuth } from '../../../imports/shared';
import { DiscoveryType } from '../discovery-type';
import { additionalOnly, required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpHeadersProps } from '../http-client-props';
import { duration, port, text } from '../values';

/**
 * Servers of IONOS Cloud: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#ionos_sd_config
 */
export interface IonosDiscoveryProps extends IonosSdConfig, HttpHeadersProps {
  /**
   * HTTP basic authentication: user and password, both keys of Secrets. AdditionalScrapeConfigs only.
   * @default - none
   */
  readonly basicAuth?: BasicAuth;
}

/** Fields of `ionos_sd_configs`. */
export const IONOS: DiscoveryType<IonosDiscoveryProps> = {
  name: 'ionos',
  specField: 'ionosSdConfigs',
  fields: {
    datacenterId: required(text()),
    port: port(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
    basicAuth: additionalOnly(HTTP_CLIENT.basicAuth),
    authorization: required(HTTP_CLIENT.authorization),
  },
  check: checkHttpClient,
};
