/** Instances, hypervisors and load balancers of OpenStack. */
import { Duration } from 'cdk8s';
import { SecretKeySelector } from '../../../imports/k8s';
import { OpenStackAvailability, OpenStackRole } from '../../../imports/scrape-config';
import { TlsConfig } from '../../../imports/shared';
import { compareVersions } from '../../units/version';
import { TLS } from '../connection-fields';
import { DiscoveryType } from '../discovery-type';
import { rejectedBefore, required } from '../field';
import { choice, duration, flag, lower, port, secretVariable, text, url } from '../values';

/**
 * Instances, hypervisors and load balancers of OpenStack.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#openstack_sd_config
 */
export interface OpenStackDiscoveryProps {
  /** What to discover. Load balancers need Prometheus 3.2. */
  readonly role: OpenStackRole;

  /** Region of OpenStack. */
  readonly region: string;

  /**
   * URL of the Identity API, http or https.
   * @default - the environment of the Prometheus container
   */
  readonly identityEndpoint?: string;

  /**
   * User name. Set it together with a domain for Identity v3.
   * @default - the environment of the Prometheus container
   */
  readonly username?: string;

  /**
   * User ID, instead of `username`.
   * @default - the environment of the Prometheus container
   */
  readonly userid?: string;

  /**
   * Password: a key of a Secret.
   * @default - the environment of the Prometheus container
   */
  readonly password?: SecretKeySelector;

  /**
   * Domain name. At most one of `domainName` and `domainId`.
   * @default - the environment of the Prometheus container
   */
  readonly domainName?: string;

  /**
   * Domain ID. At most one of `domainName` and `domainId`.
   * @default - the environment of the Prometheus container
   */
  readonly domainId?: string;

  /**
   * Project name.
   * @default - the environment of the Prometheus container
   */
  readonly projectName?: string;

  /**
   * Project ID.
   * @default - the environment of the Prometheus container
   */
  readonly projectId?: string;

  /**
   * Name of an application credential.
   * @default - no application credential
   */
  readonly applicationCredentialName?: string;

  /**
   * ID of an application credential.
   * @default - no application credential
   */
  readonly applicationCredentialId?: string;

  /**
   * Secret of the application credential: a key of a Secret.
   * @default - no application credential
   */
  readonly applicationCredentialSecret?: SecretKeySelector;

  /**
   * Whether to list the instances of all projects; the user must be an administrator.
   * @default - left out, so Prometheus does not
   */
  readonly allTenants?: boolean;

  /**
   * Which endpoint of the services to ask.
   * @default - left out, so Prometheus uses the public one
   */
  readonly availability?: OpenStackAvailability;

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

  /**
   * TLS of the OpenStack API: CA, certificate and key by reference. File paths need AdditionalScrapeConfigs.
   * @default - left out, so Prometheus uses the CAs of its image
   */
  readonly tlsConfig?: TlsConfig;
}

/** Up to operator 0.93 the value is written as it is, and Prometheus takes lower case only; from 0.94 on, the CRD takes upper case only. */
function availabilityFor(availability: OpenStackAvailability, operatorVersion?: string): string {
  return operatorVersion !== undefined && compareVersions(operatorVersion, '0.94.0') < 0 ? lower(availability) : availability;
}

/** Fields of `openstack_sd_configs`. */
export const OPENSTACK: DiscoveryType<OpenStackDiscoveryProps> = {
  name: 'openstack',
  specField: 'openstackSdConfigs',
  fields: {
    role: required(rejectedBefore((role) => (role === OpenStackRole.LOAD_BALANCER ? '3.2.0' : undefined), choice(OpenStackRole, lower))),
    region: required(text()),
    identityEndpoint: url(),
    username: text(),
    userid: text(),
    password: secretVariable(),
    domainName: text(),
    domainId: text(),
    projectName: text(),
    projectId: text(),
    applicationCredentialName: text(),
    applicationCredentialId: text(),
    applicationCredentialSecret: secretVariable(),
    allTenants: flag(),
    availability: { ...choice(OpenStackAvailability, lower), toSpec: availabilityFor },
    port: port(),
    refreshInterval: duration(),
    tlsConfig: TLS,
  },
};
