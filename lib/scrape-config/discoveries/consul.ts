/** Services of Consul. */
import { ConsulSdConfig } from '../../../imports/scrape-config';
import { Scheme } from '../../../imports/shared';
import { Problem } from '../../findings/problem';
import { conflict, DiscoveryType } from '../discovery-type';
import { rejectedBefore, required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpHeadersProps } from '../http-client-props';
import { choice, duration, flag, secretVariable, text, textMap, texts } from '../values';

/**
 * Services of Consul: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#consul_sd_config
 */
export interface ConsulDiscoveryProps extends ConsulSdConfig, HttpHeadersProps {}

/** Fields of `consul_sd_configs`. */
export const CONSUL: DiscoveryType<ConsulDiscoveryProps> = {
  name: 'consul',
  specField: 'consulSdConfigs',
  fields: {
    server: required(text()),
    scheme: choice(Scheme),
    pathPrefix: text(),
    datacenter: text(),
    namespace: text(),
    partition: text(),
    tokenRef: secretVariable('token'),
    services: texts(),
    tags: texts(),
    tagSeparator: text(),
    nodeMeta: textMap(),
    filter: rejectedBefore('3.0.0', text()),
    healthFilter: rejectedBefore('3.11.2', text()),
    allowStale: flag(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: (config, where) => [...checkToken(config, where), ...checkHttpClient(config, where)],
};

/** A token is sent as a header of its own, and Prometheus takes no other token beside it. */
function checkToken(config: ConsulDiscoveryProps, where: string): Problem[] {
  const method = (['authorization', 'oauth2'] as const).find((one) => config[one] !== undefined);

  return config.tokenRef && method ? [conflict(`${where}tokenRef is set together with ${method}`, 'keep one of them')] : [];
}
