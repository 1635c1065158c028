/** Services of Consul. */
import { Duration } from 'cdk8s';
import { SecretKeySelector } from '../../../imports/k8s';
import { Scheme } from '../../endpoint/scheme';
import { Problem } from '../../findings/problem';
import { conflict, DiscoveryType } from '../discovery-type';
import { rejectedBefore, required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { duration, flag, scheme, secretVariable, text, textMap, texts } from '../values';

/**
 * Services of Consul.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#consul_sd_config
 */
export interface ConsulDiscoveryProps extends HttpClientProps {
  /** Address of the Consul server, `host` or `host:port`. */
  readonly server: string;

  /**
   * Protocol of the Consul API.
   * @default - left out, so Prometheus uses http
   */
  readonly scheme?: Scheme;

  /**
   * Prefix of the paths of the Consul API, where Consul is behind a gateway.
   * @default - no prefix
   */
  readonly pathPrefix?: string;

  /**
   * Datacenter to ask.
   * @default - the one of the Consul server
   */
  readonly datacenter?: string;

  /**
   * Namespace (Consul Enterprise).
   * @default - the default namespace
   */
  readonly namespace?: string;

  /**
   * Admin partition (Consul Enterprise).
   * @default - the default partition
   */
  readonly partition?: string;

  /**
   * ACL token: a key of a Secret. Not together with `basicAuth`, `authorization` or `oauth2`.
   * @default - no token
   */
  readonly tokenRef?: SecretKeySelector;

  /**
   * Services whose instances are targets.
   * @default - all services
   */
  readonly services?: string[];

  /**
   * Tags that an instance must have, all of them.
   * @default - any tags
   */
  readonly tags?: string[];

  /**
   * Separator between the tags of a target in one label.
   * @default - left out, so Prometheus uses `,`
   */
  readonly tagSeparator?: string;

  /**
   * Metadata that the node of an instance must have.
   * @default - any metadata
   */
  readonly nodeMeta?: { [key: string]: string };

  /**
   * Filter expression for the catalog. Needs Prometheus 3.0.
   * @default - no filter
   */
  readonly filter?: string;

  /**
   * Filter expression for the health endpoint. Needs Prometheus 3.11.2.
   * @default - no filter
   */
  readonly healthFilter?: string;

  /**
   * Whether any Consul server may answer, with data that may be old.
   * @default - left out, so Prometheus allows it
   */
  readonly allowStale?: boolean;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 30s
   */
  readonly refreshInterval?: Duration;
}

/** Fields of `consul_sd_configs`. */
export const CONSUL: DiscoveryType<ConsulDiscoveryProps> = {
  name: 'consul',
  specField: 'consulSdConfigs',
  fields: {
    server: required(text()),
    scheme: scheme(),
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

/** The token is sent as a separate header, and Prometheus does not accept a second token. */
function checkToken(config: ConsulDiscoveryProps, where: string): Problem[] {
  const method = (['authorization', 'oauth2'] as const).find((one) => config[one] !== undefined);

  return config.tokenRef && method ? [conflict(`${where}tokenRef is set together with ${method}`, 'remove one of them')] : [];
}
