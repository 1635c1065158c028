/** Apps of Marathon. */
import { Duration } from 'cdk8s';
import { SecretKeySelector } from '../../../imports/k8s';
import { Problem } from '../../findings/problem';
import { conflict, DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { duration, secretFile, texts, url } from '../values';

/**
 * Apps of Marathon. Needs AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#marathon_sd_config
 */
export interface MarathonDiscoveryProps extends HttpClientProps {
  /** URLs of the Marathon servers, at least one. */
  readonly servers: string[];

  /**
   * Token of DC/OS: a key of a Secret, mounted in Prometheus (`auth_token_file`). Not together with `basicAuth` or `authorization`.
   * @default - none
   */
  readonly authToken?: SecretKeySelector;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 30s
   */
  readonly refreshInterval?: Duration;
}

/** Fields of `marathon_sd_configs`. */
export const MARATHON: DiscoveryType<MarathonDiscoveryProps> = {
  name: 'marathon',
  fields: { servers: required(texts(1, url())), authToken: secretFile('auth_token_file'), refreshInterval: duration(), ...HTTP_CLIENT },
  check: (config, where) => [...checkToken(config, where), ...checkHttpClient(config, where)],
};

function checkToken(config: MarathonDiscoveryProps, where: string): Problem[] {
  const method = (['basicAuth', 'authorization'] as const).find((one) => config[one] !== undefined);

  return config.authToken && method ? [conflict(`${where}authToken is set together with ${method}`, 'remove one of them')] : [];
}
