/** Servers of Hetzner Cloud and Hetzner Robot. */
import { HetznerSdConfig, HetznerRole } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { rejectedBefore, required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpHeadersProps } from '../http-client-props';
import { choice, duration, lower, port, text } from '../values';

/**
 * Servers of Hetzner Cloud and Hetzner Robot: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#hetzner_sd_config
 */
export interface HetznerDiscoveryProps extends HetznerSdConfig, HttpHeadersProps {}

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
