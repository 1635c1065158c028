/** Servers of IONOS Cloud. */
import { Duration } from 'cdk8s';
import { Authorization } from '../../../imports/shared';
import { DiscoveryType } from '../discovery-type';
import { notInCrd, required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpConnectionProps } from '../http-client-props';
import { duration, port, text } from '../values';

/**
 * Servers of IONOS Cloud. `basicAuth` needs AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#ionos_sd_config
 */
export interface IonosDiscoveryProps extends HttpConnectionProps {
  /** ID of the data center. */
  readonly datacenterId: string;

  /** The `Authorization` header with the API token. `credentialsFile` needs AdditionalScrapeConfigs. */
  readonly authorization: Authorization;

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

/** Fields of `ionos_sd_configs`. */
export const IONOS: DiscoveryType<IonosDiscoveryProps> = {
  name: 'ionos',
  specField: 'ionosSdConfigs',
  fields: {
    datacenterId: required(text()),
    port: port(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
    basicAuth: notInCrd(HTTP_CLIENT.basicAuth),
    authorization: required(HTTP_CLIENT.authorization),
  },
  check: checkHttpClient,
};
