/** Data planes of a Kuma control plane. */
import { Duration } from 'cdk8s';
import { DiscoveryType } from '../discovery-type';
import { rejectedBefore, required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { duration, text, url } from '../values';

/**
 * Data planes of a Kuma control plane.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kuma_sd_config
 */
export interface KumaDiscoveryProps extends HttpClientProps {
  /** URL of the Kuma control plane (MADS server), http or https. */
  readonly server: string;

  /**
   * Client ID that is sent to the control plane. Needs Prometheus 2.50.
   * @default - left out, so Prometheus uses its host name
   */
  readonly clientId?: string;

  /**
   * Timeout of one request to the control plane.
   * @default - left out, so Prometheus uses 2m
   */
  readonly fetchTimeout?: Duration;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 30s
   */
  readonly refreshInterval?: Duration;
}

/** Fields of `kuma_sd_configs`. */
export const KUMA: DiscoveryType<KumaDiscoveryProps> = {
  name: 'kuma',
  specField: 'kumaSdConfigs',
  fields: {
    server: required(url()),
    clientId: rejectedBefore('2.50.0', text()),
    fetchTimeout: duration(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: checkHttpClient,
};
