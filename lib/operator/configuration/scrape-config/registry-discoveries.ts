/** Discoveries that ask a registry of services or machines: Consul, Kuma, Eureka, PuppetDB. */
import {
  AUTHORIZATION, BASIC_AUTH, SdConfigTable, ENABLE_HTTP2, FOLLOW_REDIRECTS, lowerCase, OAUTH2, PORT, PROXY, REFRESH_INTERVAL, secret,
  TAG_SEPARATOR, TLS, unlessEmpty, value,
} from './sd-config-table';

export const CONSUL: SdConfigTable = {
  field: 'consulSDConfigs',
  prometheusField: 'consul_sd_configs',
  rows: [
    BASIC_AUTH, AUTHORIZATION, { ...OAUTH2, fromOperator: 74 }, PROXY, TLS,
    value('server'),
    value('pathPrefix', 'path_prefix'),
    secret('tokenRef', 'token', ['failed to read', 'secret']),
    value('datacenter'),
    value('namespace'),
    value('partition'),
    lowerCase('scheme'),
    unlessEmpty('services'),
    unlessEmpty('tags'),
    TAG_SEPARATOR,
    unlessEmpty('nodeMeta', 'node_meta', { transform: 'map in key order' }),
    value('filter'),
    value('healthFilter', 'health_filter'),
    value('allowStale', 'allow_stale'),
    REFRESH_INTERVAL, FOLLOW_REDIRECTS, ENABLE_HTTP2,
  ],
};

export const KUMA: SdConfigTable = {
  field: 'kumaSDConfigs',
  prometheusField: 'kuma_sd_configs',
  rows: [
    BASIC_AUTH, AUTHORIZATION, OAUTH2, PROXY,
    value('server'),
    FOLLOW_REDIRECTS, ENABLE_HTTP2, TLS, REFRESH_INTERVAL,
    value('fetchTimeout', 'fetch_timeout'),
    value('clientID', 'client_id'),
  ],
};

export const EUREKA: SdConfigTable = {
  field: 'eurekaSDConfigs',
  prometheusField: 'eureka_sd_configs',
  rows: [
    BASIC_AUTH, AUTHORIZATION, OAUTH2, PROXY, FOLLOW_REDIRECTS, ENABLE_HTTP2, TLS, REFRESH_INTERVAL,
    unlessEmpty('server'),
  ],
};

export const PUPPET_DB: SdConfigTable = {
  field: 'puppetDBSDConfigs',
  prometheusField: 'puppetdb_sd_configs',
  rows: [
    BASIC_AUTH, AUTHORIZATION, OAUTH2, PROXY,
    value('url'),
    value('query'),
    value('includeParameters', 'include_parameters'),
    PORT, REFRESH_INTERVAL, FOLLOW_REDIRECTS, TLS, ENABLE_HTTP2,
  ],
};
