/** Discoveries that ask what runs containers: Kubernetes, Docker, Docker Swarm, Nomad. */
import {
  AUTHORIZATION, BASIC_AUTH, SdConfigTable, ENABLE_HTTP2, FILTERS, FOLLOW_REDIRECTS, lowerCase, OAUTH2, PORT, PROXY, REFRESH_INTERVAL,
  TAG_SEPARATOR, TLS, unlessEmpty, value,
} from './sd-config-table';

export const KUBERNETES: SdConfigTable = {
  field: 'kubernetesSDConfigs',
  prometheusField: 'kubernetes_sd_configs',
  rows: [
    value('apiServer', 'api_server'),
    { ...lowerCase('role'), sinceBy: { field: 'role', versions: { EndpointSlice: '2.21.0' } } },
    BASIC_AUTH, AUTHORIZATION, OAUTH2, PROXY, FOLLOW_REDIRECTS, ENABLE_HTTP2, TLS,
    value('namespaces', 'namespaces', { as: 'namespaces' }),
    unlessEmpty('selectors', 'selectors', { as: 'selectors', since: '2.17.0' }),
    value('attachMetadata', 'attach_metadata', {
      as: 'attach metadata',
      sinceBy: { field: 'role', versions: { Pod: '2.35.0', Endpoints: '2.37.0', EndpointSlice: '2.37.0' }, noOther: true },
    }),
  ],
};

export const DOCKER: SdConfigTable = {
  field: 'dockerSDConfigs',
  prometheusField: 'docker_sd_configs',
  rows: [
    AUTHORIZATION, OAUTH2, PROXY, BASIC_AUTH, FILTERS,
    value('host'),
    TLS, PORT,
    value('hostNetworkingHost', 'host_networking_host'),
    value('matchFirstNetwork', 'match_first_network', { since: '2.54.1' }),
    REFRESH_INTERVAL, FOLLOW_REDIRECTS, ENABLE_HTTP2,
  ],
};

export const DOCKER_SWARM: SdConfigTable = {
  field: 'dockerSwarmSDConfigs',
  prometheusField: 'dockerswarm_sd_configs',
  rows: [
    BASIC_AUTH, AUTHORIZATION, OAUTH2, PROXY, FILTERS,
    value('host'),
    TLS,
    lowerCase('role'),
    PORT, REFRESH_INTERVAL, FOLLOW_REDIRECTS, ENABLE_HTTP2,
  ],
};

export const NOMAD: SdConfigTable = {
  field: 'nomadSDConfigs',
  formerly: 'NomadSDConfigs',
  prometheusField: 'nomad_sd_configs',
  rows: [
    BASIC_AUTH, AUTHORIZATION, OAUTH2, PROXY,
    value('server'),
    value('allowStale', 'allow_stale'),
    value('namespace'),
    REFRESH_INTERVAL,
    value('region'),
    TAG_SEPARATOR, FOLLOW_REDIRECTS, ENABLE_HTTP2, TLS,
  ],
};
