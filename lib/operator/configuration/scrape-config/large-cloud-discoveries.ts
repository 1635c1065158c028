/** Discoveries of machines at Amazon, Microsoft and Google, and in OpenStack. */
import {
  AUTHORIZATION, BASIC_AUTH, ENABLE_HTTP2, FILTERS, FOLLOW_REDIRECTS, lowerCase, OAUTH2, PORT, PROXY, REFRESH_INTERVAL, SdConfigTable,
  secret, TAG_SEPARATOR, TLS, unlessEmpty, value,
} from './sd-config-table';

/** Neither key is written without the other. */
const KEY_PAIR = value('accessKey', 'access_key', { as: 'key pair', orFails: ['failed to get', 'access key'] });

const HTTP_CLIENT_SINCE = { since: '2.41.0' };

export const EC2: SdConfigTable = {
  field: 'ec2SDConfigs',
  prometheusField: 'ec2_sd_configs',
  rows: [
    PROXY,
    value('region'),
    KEY_PAIR,
    value('roleARN', 'role_arn'),
    REFRESH_INTERVAL, PORT,
    { ...FILTERS, since: '2.3.0' },
    { ...FOLLOW_REDIRECTS, ...HTTP_CLIENT_SINCE },
    { ...ENABLE_HTTP2, ...HTTP_CLIENT_SINCE },
    { ...TLS, ...HTTP_CLIENT_SINCE },
  ],
};

export const LIGHT_SAIL: SdConfigTable = {
  field: 'lightSailSDConfigs',
  prometheusField: 'lightsail_sd_configs',
  rows: [
    BASIC_AUTH, AUTHORIZATION, PROXY, OAUTH2,
    value('region'),
    value('endpoint'),
    PORT, REFRESH_INTERVAL, KEY_PAIR,
    value('roleARN', 'role_arn'),
    TLS, FOLLOW_REDIRECTS, ENABLE_HTTP2,
  ],
};

/** `tlsConfig`, `followRedirects` and `enableHTTP2` are read nowhere upstream, so they have no row: see `scrape-config-defects.ts`. */
export const AZURE: SdConfigTable = {
  field: 'azureSDConfigs',
  prometheusField: 'azure_sd_configs',
  rows: [
    ...[BASIC_AUTH, AUTHORIZATION, OAUTH2, PROXY].map((row) => ({ ...row, fromOperator: 90 })),
    value('environment', 'environment', { dropsEarlier: true }),
    value('authenticationMethod', 'authentication_method'),
    unlessEmpty('subscriptionID', 'subscription_id'),
    value('tenantID', 'tenant_id'),
    value('clientID', 'client_id'),
    secret('clientSecret', 'client_secret', ['failed to get', 'client secret']),
    value('resourceGroup', 'resource_group'),
    REFRESH_INTERVAL, PORT,
  ],
};

export const GCE: SdConfigTable = {
  field: 'gceSDConfigs',
  prometheusField: 'gce_sd_configs',
  rows: [value('project'), value('zone'), value('filter'), REFRESH_INTERVAL, PORT, TAG_SEPARATOR],
};

export const OPEN_STACK: SdConfigTable = {
  field: 'openstackSDConfigs',
  prometheusField: 'openstack_sd_configs',
  rows: [
    // Operator 0.81 writes it as it is.
    { ...lowerCase('role'), untilOperator: 81 },
    { ...value('role'), fromOperator: 81, untilOperator: 82 },
    { ...lowerCase('role'), fromOperator: 82 },
    value('region'),
    value('identityEndpoint', 'identity_endpoint'),
    value('username'),
    value('userid'),
    secret('password', 'password', ['failed to read', 'secret']),
    value('domainName', 'domain_name'),
    value('domainID', 'domain_id'),
    value('projectName', 'project_name'),
    value('projectID', 'project_id'),
    value('applicationCredentialName', 'application_credential_name'),
    value('applicationCredentialId', 'application_credential_id'),
    secret('applicationCredentialSecret', 'application_credential_secret', ['failed to read', 'secret']),
    value('allTenants', 'all_tenants'),
    REFRESH_INTERVAL, PORT,
    { ...value('availability'), untilOperator: 94 },
    { ...lowerCase('availability'), fromOperator: 94 },
    TLS,
  ],
};
