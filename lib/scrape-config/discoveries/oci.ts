/** Instances of Oracle Cloud Infrastructure. */
import { Duration } from 'cdk8s';
import { SecretKeySelector } from '../../../imports/k8s';
import { Problem, quoteList } from '../../findings/problem';
import { conflict, DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { choice, duration, port, secretFile, text, texts } from '../values';

/** How Prometheus authenticates to Oracle Cloud. */
export enum OciAuth {
  /** With the key pair of a user. */
  API_KEY = 'api_key',
  /** With the identity of the instance that Prometheus runs on. */
  INSTANCE_PRINCIPAL = 'instance_principal',
}

/**
 * Instances of Oracle Cloud Infrastructure. Needs Prometheus 3.14. Needs AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#oci_sd_config
 */
export interface OciDiscoveryProps extends HttpClientProps {
  /** Region, e.g. `eu-frankfurt-1`. */
  readonly region: string;

  /**
   * How Prometheus authenticates to Oracle Cloud; `OciAuth.API_KEY` needs tenancy, user, fingerprint and key.
   * @default - left out, so Prometheus uses OciAuth.API_KEY
   */
  readonly auth?: OciAuth;

  /**
   * OCID of the tenancy.
   * @default - none
   */
  readonly tenancy?: string;

  /**
   * OCID of the user.
   * @default - none
   */
  readonly user?: string;

  /**
   * Fingerprint of the key.
   * @default - none
   */
  readonly fingerprint?: string;

  /**
   * Private key, PEM: a key of a Secret, mounted in Prometheus (`key_file`).
   * @default - none
   */
  readonly key?: SecretKeySelector;

  /**
   * Passphrase of the key: a key of a Secret, mounted in Prometheus (`key_passphrase_file`).
   * @default - none
   */
  readonly keyPassphrase?: SecretKeySelector;

  /**
   * OCIDs of the compartments to discover.
   * @default - all active compartments of the tenancy
   */
  readonly compartments?: string[];

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

/** Fields of `oci_sd_configs`. */
export const OCI: DiscoveryType<OciDiscoveryProps> = {
  name: 'oci',
  since: '3.14.0',
  fields: {
    auth: choice(OciAuth),
    tenancy: text(),
    user: text(),
    fingerprint: text(),
    key: secretFile('key_file'),
    keyPassphrase: secretFile('key_passphrase_file'),
    region: required(text()),
    compartments: texts(),
    port: port(),
    refreshInterval: duration(),
    ...HTTP_CLIENT,
  },
  check: (config, where) => [...checkAuth(config, where), ...checkHttpClient(config, where)],
};

const API_KEY = ['tenancy', 'user', 'fingerprint', 'key'] as const;

/** @see validate in discovery/oci/oci.go, v3.14.0 */
function checkAuth(config: OciDiscoveryProps, where: string): Problem[] {
  if (config.auth === OciAuth.INSTANCE_PRINCIPAL) {
    const idle = [...API_KEY, 'keyPassphrase' as const].filter((field) => config[field] !== undefined);

    return idle.length === 0 ? [] : [conflict(`${where}auth is instance_principal, which does not use ${quoteList(idle)}`, 'leave them out, or use OciAuth.API_KEY')];
  }
  const missing = API_KEY.filter((field) => config[field] === undefined);

  return missing.length === 0 ? [] : [conflict(`${where}auth is api_key without ${quoteList(missing)}`, 'set them, or use OciAuth.INSTANCE_PRINCIPAL')];
}
