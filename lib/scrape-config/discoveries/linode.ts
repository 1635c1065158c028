/** Instances of Linode. */
import { Duration } from 'cdk8s';
import { DiscoveryType } from '../discovery-type';
import { notInCrd } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { duration, port, text } from '../values';

/**
 * Instances of Linode. `basicAuth` needs AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#linode_sd_config
 */
export interface LinodeDiscoveryProps extends HttpClientProps {
  /**
   * Region of the instances.
   * @default - all regions
   */
  readonly region?: string;

  /**
   * Separator between the tags of a target in one label.
   * @default - left out, so Prometheus uses `,`
   */
  readonly tagSeparator?: string;

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
    basicAuth: notInCrd(HTTP_CLIENT.basicAuth),
  },
  check: checkHttpClient,
};
