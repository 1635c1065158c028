/** Droplets and databases of DigitalOcean. */
import { DigitalOceanSdConfig } from '../../../imports/scrape-config';
import { BasicAuth } from '../../../imports/shared';
import { DiscoveryType } from '../discovery-type';
import { additionalOnly, since } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpHeadersProps } from '../http-client-props';
import { choice, duration, port } from '../values';

/** What of DigitalOcean is discovered. */
export enum DigitalOceanRole {
  /** Droplets: virtual machines. */
  DROPLETS = 'droplets',
  /** Managed databases. */
  DATABASES = 'databases',
}

/**
 * Droplets and databases of DigitalOcean: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#digitalocean_sd_config
 */
export interface DigitalOceanDiscoveryProps extends DigitalOceanSdConfig, HttpHeadersProps {
  /**
   * What to discover. Needs Prometheus 3.12. AdditionalScrapeConfigs only.
   * @default - left out, so Prometheus discovers droplets
   */
  readonly role?: DigitalOceanRole;

  /**
   * HTTP basic authentication: user and password, both keys of Secrets. AdditionalScrapeConfigs only.
   * @default - none
   */
  readonly basicAuth?: BasicAuth;
}

/** Fields of `digitalocean_sd_configs`. */
export const DIGITAL_OCEAN: DiscoveryType<DigitalOceanDiscoveryProps> = {
  name: 'digitalocean',
  specField: 'digitalOceanSdConfigs',
  fields: {
    role: additionalOnly(since('3.12.0', choice(DigitalOceanRole))),
    refreshInterval: duration(),
    port: port(),
    ...HTTP_CLIENT,
    basicAuth: additionalOnly(HTTP_CLIENT.basicAuth),
  },
  check: checkHttpClient,
};
