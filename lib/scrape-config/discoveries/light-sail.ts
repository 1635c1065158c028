/** Instances of Amazon Lightsail. */
import { LightSailSdConfig } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { additionalOnly, since } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpHeadersProps } from '../http-client-props';
import { duration, port, secretVariable, text } from '../values';

/**
 * Instances of Amazon Lightsail: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#lightsail_sd_config
 */
export interface LightSailDiscoveryProps extends LightSailSdConfig, HttpHeadersProps {
  /**
   * Profile of the AWS configuration files to take credentials from. AdditionalScrapeConfigs only.
   * @default - none
   */
  readonly profile?: string;

  /**
   * External ID for assuming `roleArn`. Needs Prometheus 3.12. AdditionalScrapeConfigs only.
   * @default - none
   */
  readonly externalId?: string;
}

/** Fields of `lightsail_sd_configs`. */
export const LIGHT_SAIL: DiscoveryType<LightSailDiscoveryProps> = {
  name: 'lightsail',
  specField: 'lightSailSdConfigs',
  fields: {
    region: text(),
    endpoint: text(),
    accessKey: secretVariable(),
    secretKey: secretVariable(),
    profile: additionalOnly(text()),
    roleArn: text(),
    externalId: additionalOnly(since('3.12.0', text())),
    port: port(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: checkHttpClient,
};
