/** Instances of Amazon Lightsail. */
import { Duration } from 'cdk8s';
import { SecretKeySelector } from '../../../imports/k8s';
import { DiscoveryType } from '../discovery-type';
import { notInCrd, since } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { duration, port, secretVariable, text } from '../values';

/**
 * Instances of Amazon Lightsail.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#lightsail_sd_config
 */
export interface LightSailDiscoveryProps extends HttpClientProps {
  /**
   * Region, e.g. `eu-central-1`.
   * @default - the region of the Prometheus instance
   */
  readonly region?: string;

  /**
   * Endpoint of the API.
   * @default - the endpoint of the region
   */
  readonly endpoint?: string;

  /**
   * Access key ID: a key of a Secret. Set it together with `secretKey`.
   * @default - the credentials of the Prometheus pod
   */
  readonly accessKey?: SecretKeySelector;

  /**
   * Secret access key: a key of a Secret. Set it together with `accessKey`.
   * @default - the credentials of the Prometheus pod
   */
  readonly secretKey?: SecretKeySelector;

  /**
   * Profile of the AWS configuration files to take credentials from. Needs AdditionalScrapeConfigs.
   * @default - no profile
   */
  readonly profile?: string;

  /**
   * ARN of a role to assume.
   * @default - no role is assumed
   */
  readonly roleArn?: string;

  /**
   * External ID for assuming `roleArn`. Needs Prometheus 3.12 and AdditionalScrapeConfigs.
   * @default - no external ID
   */
  readonly externalId?: string;

  /**
   * Port of the targets, 0 to 65535.
   * @default - left out, so Prometheus uses 80
   */
  readonly port?: number;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 1m
   */
  readonly refreshInterval?: Duration;
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
    profile: notInCrd(text()),
    roleArn: text(),
    externalId: notInCrd(since('3.12.0', text())),
    port: port(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: checkHttpClient,
};
