/** Virtual machines of Azure. */
import { Duration } from 'cdk8s';
import { SecretKeySelector } from '../../../imports/k8s';
import { AuthenticationMethodType } from '../../../imports/scrape-config';
import { Problem, quoteList } from '../../findings/problem';
import { conflict, DiscoveryType } from '../discovery-type';
import { rejectedBefore, required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { choice, duration, port, secretVariable, text } from '../values';

/**
 * Virtual machines of Azure.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#azure_sd_config
 */
export interface AzureDiscoveryProps extends HttpClientProps {
  /** Subscription ID. */
  readonly subscriptionId: string;

  /**
   * Azure environment, e.g. `AzurePublicCloud`.
   * @default - left out, so Prometheus uses AzurePublicCloud
   */
  readonly environment?: string;

  /**
   * How Prometheus logs in to Azure.
   * @default - left out, so Prometheus uses OAuth
   */
  readonly authenticationMethod?: AuthenticationMethodType;

  /**
   * Tenant ID. Required for OAuth.
   * @default - not set
   */
  readonly tenantId?: string;

  /**
   * Client ID. Required for OAuth.
   * @default - not set
   */
  readonly clientId?: string;

  /**
   * Client secret: a key of a Secret. Required for OAuth, refused with any other method.
   * @default - not set
   */
  readonly clientSecret?: SecretKeySelector;

  /**
   * Resource group to look in.
   * @default - all of the subscription
   */
  readonly resourceGroup?: string;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 5m
   */
  readonly refreshInterval?: Duration;

  /**
   * Port of the targets, 0 to 65535.
   * @default - left out, so Prometheus uses 80
   */
  readonly port?: number;
}

/** Fields of `azure_sd_configs`. */
export const AZURE: DiscoveryType<AzureDiscoveryProps> = {
  name: 'azure',
  specField: 'azureSdConfigs',
  fields: {
    subscriptionId: required(text()),
    environment: text(),
    authenticationMethod: rejectedBefore((method) => METHOD_SINCE[method], choice(AuthenticationMethodType)),
    tenantId: text(),
    clientId: text(),
    clientSecret: secretVariable(),
    resourceGroup: text(),
    refreshInterval: duration(),
    port: port(),
    ...HTTP_CLIENT,
  },
  check: (config, where) => [...checkClient(config, where), ...checkHttpClient(config, where)],
  fieldsNotInCrd: lostFields,
};

const METHOD_SINCE: { readonly [method: string]: string } = {
  [AuthenticationMethodType.SDK]: '2.52.0', [AuthenticationMethodType.WORKLOAD_IDENTITY]: '3.11.0',
};

/** @see validateAzureSDConfigs in pkg/prometheus/resource_selector.go, v0.94.1 */
function checkClient(config: AzureDiscoveryProps, where: string): Problem[] {
  const { authenticationMethod: method = AuthenticationMethodType.O_AUTH, clientSecret } = config;
  if (method !== AuthenticationMethodType.O_AUTH) {
    return clientSecret === undefined ? [] : [conflict(
      `${where}clientSecret is set and authenticationMethod is ${method}, so the operator does not find the Secret and does not write any configuration`,
      'leave clientSecret out',
    )];
  }
  const missing = (['tenantId', 'clientId', 'clientSecret'] as const).filter((field) => config[field] === undefined);

  return missing.length === 0
    ? []
    : [conflict(
      `${where}authenticationMethod is OAuth without ${quoteList(missing)}, so the operator rejects it`,
      'set all three, or use another authenticationMethod',
    )];
}

/**
 * Fields that the ScrapeConfig CRD has, but the operator loses: some are not written, with `environment` it drops what it wrote before,
 * and with another authentication method than OAuth it does not read Secrets.
 * @see generateScrapeConfig in pkg/prometheus/promcfg.go, v0.94.1
 * @see validateAzureSDConfigs in pkg/prometheus/resource_selector.go, v0.94.1
 */
function lostFields(config: AzureDiscoveryProps, where: string): string[] {
  const { environment, authenticationMethod = AuthenticationMethodType.O_AUTH } = config;
  const lost = [
    ...NEVER_WRITTEN,
    ...(environment === undefined ? [] : DROPPED_BESIDE_ENVIRONMENT),
    ...(authenticationMethod === AuthenticationMethodType.O_AUTH ? [] : READ_WITH_OAUTH_ONLY),
  ];

  return [...new Set(lost)].filter((field) => config[field] !== undefined).map((field) => `${where}${field}`);
}

const NEVER_WRITTEN = ['tlsConfig', 'followRedirects', 'enableHttp2'] as const;
const READ_WITH_OAUTH_ONLY = ['basicAuth', 'authorization', 'oauth2', 'proxyConnectHeader'] as const;
const DROPPED_BESIDE_ENVIRONMENT = [...READ_WITH_OAUTH_ONLY, 'proxyUrl', 'noProxy', 'proxyFromEnvironment'] as const;
