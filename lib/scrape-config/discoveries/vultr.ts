/** Instances of Vultr. */
import { Duration } from 'cdk8s';
import { DiscoveryType } from '../discovery-type';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { duration, port } from '../values';

/**
 * Instances of Vultr; the API key is the `authorization`. Needs AdditionalScrapeConfigs.
 * @see https://github.com/prometheus/prometheus/blob/v3.14.0/discovery/vultr/vultr.go
 */
export interface VultrDiscoveryProps extends HttpClientProps {
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

/** Fields of `vultr_sd_configs`. */
export const VULTR: DiscoveryType<VultrDiscoveryProps> = {
  name: 'vultr',
  fields: { port: port(), refreshInterval: duration(), ...HTTP_CLIENT },
  check: checkHttpClient,
};
