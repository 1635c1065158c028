/** Instances of Linode. */
import { LinodeSdConfig } from '../../../imports/scrape-config';
import { BasicAuth } from '../../../imports/shared';
import { DiscoveryType } from '../discovery-type';
import { additionalOnly } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpHeadersProps } from '../http-client-props';
import { duration, port, text } from '../values';

/**
 * Instances of Linode: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#linode_sd_config
 */
export interface LinodeDiscoveryProps extends LinodeSdConfig, HttpHeadersProps {
  /**
   * HTTP basic authentication: user and password, both keys of Secrets. AdditionalScrapeConfigs only.
   * @default - none
   */
  readonly basicAuth?: BasicAuth;
}

/** Fields of `linode_sd_configs`. */
export const LINODE: DiscoveryType<LinodeDiscoveryProps> = {
  name: 'linode',
  specField: 'linodeSdConfigs',
  fields: {
    region: text(),
    tagSeparator: text(),
    port: port(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
    basicAuth: additionalOnly(HTTP_CLIENT.basicAuth),
  },
  check: checkHttpClient,
};
