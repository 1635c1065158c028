/** Discoveries of machines at smaller clouds: DigitalOcean, Linode, Hetzner, OVHcloud, Scaleway, IONOS. */
import {
  AUTHORIZATION, BASIC_AUTH, SdConfigTable, ENABLE_HTTP2, FOLLOW_REDIRECTS, lowerCase, OAUTH2, PORT, PROXY, REFRESH_INTERVAL, secret,
  TAG_SEPARATOR, TLS, unlessEmpty, value,
} from './sd-config-table';

export const DIGITAL_OCEAN: SdConfigTable = {
  field: 'digitalOceanSDConfigs',
  prometheusField: 'digitalocean_sd_configs',
  rows: [AUTHORIZATION, OAUTH2, PROXY, FOLLOW_REDIRECTS, ENABLE_HTTP2, TLS, PORT, REFRESH_INTERVAL],
};

export const LINODE: SdConfigTable = {
  field: 'linodeSDConfigs',
  prometheusField: 'linode_sd_configs',
  rows: [
    AUTHORIZATION, OAUTH2, PROXY, TLS, PORT,
    value('region'),
    ENABLE_HTTP2, TAG_SEPARATOR, REFRESH_INTERVAL, FOLLOW_REDIRECTS,
  ],
};

export const HETZNER: SdConfigTable = {
  field: 'hetznerSDConfigs',
  prometheusField: 'hetzner_sd_configs',
  rows: [
    BASIC_AUTH, AUTHORIZATION, OAUTH2, PROXY,
    lowerCase('role'),
    FOLLOW_REDIRECTS, ENABLE_HTTP2, TLS, PORT, REFRESH_INTERVAL,
    unlessEmpty('labelSelector', 'label_selector', { since: '3.5.0' }),
  ],
};

export const OVH_CLOUD: SdConfigTable = {
  field: 'ovhcloudSDConfigs',
  prometheusField: 'ovhcloud_sd_configs',
  rows: [
    value('applicationKey', 'application_key'),
    secret('applicationSecret', 'application_secret'),
    secret('consumerKey', 'consumer_key'),
    value('service', 'service', { renamed: { VPS: 'vps', DedicatedServer: 'dedicated_server' } }),
    value('endpoint'),
    REFRESH_INTERVAL,
  ],
};

export const SCALEWAY: SdConfigTable = {
  field: 'scalewaySDConfigs',
  prometheusField: 'scaleway_sd_configs',
  rows: [
    value('accessKey', 'access_key'),
    secret('secretKey', 'secret_key'),
    value('projectID', 'project_id'),
    lowerCase('role'),
    PORT,
    value('apiURL', 'api_url'),
    value('zone'),
    value('nameFilter', 'name_filter'),
    unlessEmpty('tagsFilter', 'tags_filter'),
    REFRESH_INTERVAL, PROXY, TLS, FOLLOW_REDIRECTS, ENABLE_HTTP2,
  ],
};

export const IONOS: SdConfigTable = {
  field: 'ionosSDConfigs',
  prometheusField: 'ionos_sd_configs',
  rows: [
    { ...AUTHORIZATION, untilOperator: 90 },
    { ...AUTHORIZATION, as: 'authorization unless oauth2', fromOperator: 90 },
    { ...OAUTH2, fromOperator: 90 },
    PROXY, TLS,
    value('datacenterID', 'datacenter_id'),
    FOLLOW_REDIRECTS, ENABLE_HTTP2, PORT, REFRESH_INTERVAL,
  ],
};
