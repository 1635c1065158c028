/** Instances of Amazon EC2. */
import { Ec2SdConfig } from '../../../imports/scrape-config';
import { Authorization, BasicAuth } from '../../../imports/shared';
import { DiscoveryType } from '../discovery-type';
import { additionalOnly, since } from '../field';
import { checkHttpClient, HTTP_CLIENT_LOGIN_LACKING } from '../http-client-fields';
import { HttpHeadersProps, OAuth2Props } from '../http-client-props';
import { duration, filters, port, secretVariable, text } from '../values';

/**
 * Instances of Amazon EC2: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#ec2_sd_config
 */
export interface Ec2DiscoveryProps extends Ec2SdConfig, HttpHeadersProps {
  /**
   * Endpoint of the API. AdditionalScrapeConfigs only.
   * @default - that of the region
   */
  readonly endpoint?: string;

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

  /**
   * HTTP basic authentication: user and password, both keys of Secrets. AdditionalScrapeConfigs only.
   * @default - none
   */
  readonly basicAuth?: BasicAuth;

  /**
   * An `Authorization` header of any type but Basic. AdditionalScrapeConfigs only.
   * @default - none
   */
  readonly authorization?: Authorization;

  /**
   * OAuth 2.0. AdditionalScrapeConfigs only.
   * @default - none
   */
  readonly oauth2?: OAuth2Props;
}

/** Fields of `ec2_sd_configs`. */
export const EC2: DiscoveryType<Ec2DiscoveryProps> = {
  name: 'ec2',
  specField: 'ec2SdConfigs',
  fields: {
    region: text(),
    endpoint: additionalOnly(text()),
    accessKey: secretVariable(),
    secretKey: secretVariable(),
    profile: additionalOnly(text()),
    roleArn: text(),
    externalId: additionalOnly(since('3.12.0', text())),
    filters: filters(),
    port: port(),
    refreshInterval: duration(),
    ...HTTP_CLIENT_LOGIN_LACKING,
  },
  check: checkHttpClient,
};
