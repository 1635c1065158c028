/** Droplets and databases of DigitalOcean. */
import { Duration } from 'cdk8s';
import { DiscoveryType } from '../discovery-type';
import { notInCrd, since } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { choice, duration, port } from '../values';

/** What the DigitalOcean discovery discovers. */
export enum DigitalOceanRole {
  /** Droplets: virtual machines. */
  DROPLETS = 'droplets',
  /** Managed databases. */
  DATABASES = 'databases',
}

/**
 * Droplets and databases of DigitalOcean. `basicAuth` needs AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#digitalocean_sd_config
 */
export interface DigitalOceanDiscoveryProps extends HttpClientProps {
  /**
   * What to discover. Needs Prometheus 3.12 and AdditionalScrapeConfigs.
   * @default - left out, so Prometheus discovers droplets
   */
  readonly role?: DigitalOceanRole;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 1m
   */
  readonly refreshInterval?: Duration;

  /**
   * Port of the targets, 0 to 65535.
   * @default - left out, so Prometheus uses 80
   */
  readonly port?: number;
}

/** Fields of `digitalocean_sd_configs`. */
export const DIGITAL_OCEAN: DiscoveryType<DigitalOceanDiscoveryProps> = {
  name: 'digitalocean',
  specField: 'digitalOceanSdConfigs',
  fields: {
    role: notInCrd(since('3.12.0', choice(DigitalOceanRole))),
    refreshInterval: duration(),
    port: port(),
    ...HTTP_CLIENT,
    basicAuth: notInCrd(HTTP_CLIENT.basicAuth),
  },
  check: checkHttpClient,
};
