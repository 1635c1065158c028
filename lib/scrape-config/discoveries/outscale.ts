/** Virtual machines of Outscale. */
import { Duration } from 'cdk8s';
import { SecretKeySelector } from '../../../imports/k8s';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { duration, port, secretFile, secretVariable, text } from '../values';

/**
 * Virtual machines of Outscale. Needs Prometheus 3.12. Needs AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#outscale_sd_config
 */
export interface OutscaleDiscoveryProps extends HttpClientProps {
  /** Access key: a key of a Secret, inserted by the config reloader. */
  readonly accessKey: SecretKeySelector;

  /** Secret key: a key of a Secret, mounted in Prometheus (`secret_key_file`). */
  readonly secretKey: SecretKeySelector;

  /**
   * Region.
   * @default - left out, so Prometheus uses eu-west-2
   */
  readonly region?: string;

  /**
   * Endpoint of the API.
   * @default - the endpoint of the region
   */
  readonly endpoint?: string;

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

/** Fields of `outscale_sd_configs`. */
export const OUTSCALE: DiscoveryType<OutscaleDiscoveryProps> = {
  name: 'outscale',
  since: '3.12.0',
  fields: {
    accessKey: required(secretVariable()),
    secretKey: required(secretFile('secret_key_file')),
    region: text(),
    endpoint: text(),
    port: port(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: checkHttpClient,
};
