/** Systems of Uyuni. */
import { Duration } from 'cdk8s';
import { SecretKeySelector } from '../../../imports/k8s';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { duration, secretVariable, text, url } from '../values';

/**
 * Systems of Uyuni. Needs AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#uyuni_sd_config
 */
export interface UyuniDiscoveryProps extends HttpClientProps {
  /** URL of the Uyuni server, http or https. */
  readonly server: string;

  /** User of the Uyuni API. */
  readonly username: string;

  /** Password of the Uyuni API: a key of a Secret, inserted by the config reloader. */
  readonly password: SecretKeySelector;

  /**
   * Entitlement that systems must have.
   * @default - left out, so Prometheus uses `monitoring_entitled`
   */
  readonly entitlement?: string;

  /**
   * Separator between the groups of a system in one label.
   * @default - left out, so Prometheus uses `,`
   */
  readonly separator?: string;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 1m
   */
  readonly refreshInterval?: Duration;
}

/** Fields of `uyuni_sd_configs`. */
export const UYUNI: DiscoveryType<UyuniDiscoveryProps> = {
  name: 'uyuni',
  fields: {
    server: required(url()),
    username: required(text()),
    password: required(secretVariable()),
    entitlement: text(),
    separator: text(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: checkHttpClient,
};
