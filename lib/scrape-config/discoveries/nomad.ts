/** Services of Nomad. */
import { Duration } from 'cdk8s';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { duration, flag, text, url } from '../values';

/**
 * Services of Nomad.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#nomad_sd_config
 */
export interface NomadDiscoveryProps extends HttpClientProps {
  /** URL of the Nomad server, http or https. */
  readonly server: string;

  /**
   * Region to ask.
   * @default - left out, so Prometheus uses global
   */
  readonly region?: string;

  /**
   * Namespace to ask.
   * @default - left out, so Prometheus uses default
   */
  readonly namespace?: string;

  /**
   * Separator between the tags of a target in one label.
   * @default - left out, so Prometheus uses `,`
   */
  readonly tagSeparator?: string;

  /**
   * Whether any Nomad server may answer, with data that may be old.
   * @default - left out, so Prometheus allows it
   */
  readonly allowStale?: boolean;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 1m
   */
  readonly refreshInterval?: Duration;
}

/** Fields of `nomad_sd_configs`. */
export const NOMAD: DiscoveryType<NomadDiscoveryProps> = {
  name: 'nomad',
  specField: 'nomadSdConfigs',
  fields: {
    server: required(url()),
    region: text(),
    namespace: text(),
    tagSeparator: text(),
    allowStale: flag(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: checkHttpClient,
};
