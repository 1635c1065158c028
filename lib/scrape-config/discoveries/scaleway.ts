/** Instances and servers of Scaleway. */
import { ScalewaySdConfig, ScalewayRole } from '../../../imports/scrape-config';
import { Authorization, BasicAuth } from '../../../imports/shared';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT_LOGIN_LACKING } from '../http-client-fields';
import { HttpHeadersProps, OAuth2Props } from '../http-client-props';
import { choice, duration, lower, port, secretFile, text, textLike, texts, url } from '../values';

/**
 * Instances and servers of Scaleway: the fields of the ScrapeConfig object, and request headers.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scaleway_sd_config
 */
export interface ScalewayDiscoveryProps extends ScalewaySdConfig, HttpHeadersProps {
  /**
   * HTTP basic authentication: user and password, both keys of Secrets. AdditionalScrapeConfigs only.
   * @default - none
   */
  readonly basicAuth?: BasicAuth;

  /**
   * An `Authorization` header of any type but Basic. AdditionalScrapeConfigs only.
   * @default - none
   */
  readonly authorization?: Authorization;

  /**
   * OAuth 2.0. AdditionalScrapeConfigs only.
   * @default - none
   */
  readonly oauth2?: OAuth2Props;
}

/** Prometheus does not load a configuration with another project or access key. */
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Fields of `scaleway_sd_configs`. */
export const SCALEWAY: DiscoveryType<ScalewayDiscoveryProps> = {
  name: 'scaleway',
  specField: 'scalewaySdConfigs',
  fields: {
    projectId: required(textLike(UUID, 'is no UUID', '11111111-2222-3333-4444-555555555555')),
    role: required(choice(ScalewayRole, lower)),
    zone: textLike(/^[a-z]{2}-[a-z]{3,7}-\d{1,2}$/, 'is no zone', 'fr-par-1'),
    apiUrl: url(),
    accessKey: required(textLike(/^SCW[A-Z0-9]{17}$/, 'is no access key of Scaleway', 'SCWXXXXXXXXXXXXXXXXX')),
    secretKey: required(secretFile('secret_key_file')),
    nameFilter: text(),
    tagsFilter: texts(1),
    port: port(),
    refreshInterval: duration(),
    ...HTTP_CLIENT_LOGIN_LACKING,
  },
  check: checkHttpClient,
};
