/** Servers of STACKIT. */
import { Duration } from 'cdk8s';
import { SecretKeySelector } from '../../../imports/k8s';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { duration, port, secretFile, text } from '../values';

/**
 * Servers of STACKIT. Needs Prometheus 3.5. Needs AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#stackit_sd_config
 */
export interface StackitDiscoveryProps extends HttpClientProps {
  /** ID of the project. */
  readonly project: string;

  /**
   * Region.
   * @default - left out, so Prometheus uses eu01
   */
  readonly region?: string;

  /**
   * Endpoint of the API.
   * @default - the endpoint of the region
   */
  readonly endpoint?: string;

  /**
   * Key of the service account, JSON: a key of a Secret, mounted in Prometheus (`service_account_key_path`).
   * @default - none
   */
  readonly serviceAccountKey?: SecretKeySelector;

  /**
   * Private key of the service account, PEM: a key of a Secret, mounted in Prometheus (`private_key_path`).
   * @default - the private key in `serviceAccountKey`
   */
  readonly privateKey?: SecretKeySelector;

  /**
   * Credentials file: a key of a Secret, mounted in Prometheus (`credentials_file_path`).
   * @default - none
   */
  readonly credentialsFile?: SecretKeySelector;

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

/** Fields of `stackit_sd_configs`. */
export const STACKIT: DiscoveryType<StackitDiscoveryProps> = {
  name: 'stackit',
  since: '3.5.0',
  fields: {
    project: required(text()),
    region: text(),
    endpoint: text(),
    serviceAccountKey: secretFile('service_account_key_path'),
    privateKey: secretFile('private_key_path'),
    credentialsFile: secretFile('credentials_file_path'),
    port: port(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: checkHttpClient,
};
