/** Data planes of a Kuma control plane. */
import { KumaSdConfig } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { rejectedBefore, required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpHeadersProps } from '../http-client-props';
import { duration, text, url } from '../values';

/**
 * Data planes of a Kuma control plane: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kuma_sd_config
 */
export interface KumaDiscoveryProps extends KumaSdConfig, HttpHeadersProps {}

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
