/** Instances and servers of Scaleway. */
import { Duration } from 'cdk8s';
import { SecretKeySelector } from '../../../imports/k8s';
import { ScalewayRole } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT_WITHOUT_LOGIN_IN_CRD } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { choice, duration, lower, port, secretFile, text, textLike, texts, url } from '../values';

/**
 * Instances and servers of Scaleway. `basicAuth`, `authorization` and `oauth2` need AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scaleway_sd_config
 */
export interface ScalewayDiscoveryProps extends HttpClientProps {
  /** Project ID, a UUID. */
  readonly projectId: string;

  /** What to discover. */
  readonly role: ScalewayRole;

  /**
   * Availability zone, e.g. `fr-par-1`.
   * @default - left out, so Prometheus uses fr-par-1
   */
  readonly zone?: string;

  /**
   * URL of the API, http or https.
   * @default - left out, so Prometheus uses https://api.scaleway.com
   */
  readonly apiUrl?: string;

  /** Access key, e.g. `SCWXXXXXXXXXXXXXXXXX`. */
  readonly accessKey: string;

  /** Secret key: a key of a Secret. */
  readonly secretKey: SecretKeySelector;

  /**
   * Name that servers must have.
   * @default - any name
   */
  readonly nameFilter?: string;

  /**
   * Tags that servers must have, all of them; at least one.
   * @default - any tags
   */
  readonly tagsFilter?: string[];

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

/** Prometheus does not load a configuration with another project or access key. */
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Fields of `scaleway_sd_configs`. */
export const SCALEWAY: DiscoveryType<ScalewayDiscoveryProps> = {
  name: 'scaleway',
  specField: 'scalewaySdConfigs',
  fields: {
    projectId: required(textLike(UUID, 'is not a UUID', '11111111-2222-3333-4444-555555555555')),
    role: required(choice(ScalewayRole, lower)),
    zone: textLike(/^[a-z]{2}-[a-z]{3,7}-\d{1,2}$/, 'is not a zone', 'fr-par-1'),
    apiUrl: url(),
    accessKey: required(textLike(/^SCW[A-Z0-9]{17}$/, 'is not an access key of Scaleway', 'SCWXXXXXXXXXXXXXXXXX')),
    secretKey: required(secretFile('secret_key_file')),
    nameFilter: text(),
    tagsFilter: texts(1),
    port: port(),
    refreshInterval: duration(),
    ...HTTP_CLIENT_WITHOUT_LOGIN_IN_CRD,
  },
  check: checkHttpClient,
};
