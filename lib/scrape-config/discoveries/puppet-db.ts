/** Resources of PuppetDB. */
import { Duration } from 'cdk8s';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { duration, flag, port, text, url } from '../values';

/**
 * Resources of PuppetDB.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#puppetdb_sd_config
 */
export interface PuppetDbDiscoveryProps extends HttpClientProps {
  /** URL of PuppetDB, http or https. */
  readonly url: string;

  /** PQL query that selects the resources. */
  readonly query: string;

  /**
   * Whether to add the parameters of resources as labels. Parameters may contain secrets.
   * @default - left out, so Prometheus does not
   */
  readonly includeParameters?: boolean;

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
