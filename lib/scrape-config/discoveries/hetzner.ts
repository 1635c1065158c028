/** Servers of Hetzner Cloud and Hetzner Robot. */
import { Duration } from 'cdk8s';
import { HetznerRole } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { rejectedBefore, required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { choice, duration, lower, port, text } from '../values';

/**
 * Servers of Hetzner Cloud and Hetzner Robot.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#hetzner_sd_config
 */
export interface HetznerDiscoveryProps extends HttpClientProps {
  /** What to discover: servers of Hetzner Cloud or of Hetzner Robot. */
  readonly role: HetznerRole;

  /**
   * Label selector for servers of Hetzner Cloud. Needs Prometheus 3.5.
   * @default - all servers
   */
  readonly labelSelector?: string;

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

/** Fields of `hetzner_sd_configs`. */
export const HETZNER: DiscoveryType<HetznerDiscoveryProps> = {
  name: 'hetzner',
  specField: 'hetznerSdConfigs',
  fields: {
    role: required(choice(HetznerRole, lower)),
    labelSelector: rejectedBefore('3.5.0', text()),
    port: port(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: checkHttpClient,
};
