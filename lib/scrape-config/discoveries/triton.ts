/** Containers and compute nodes of Triton. */
import { Duration } from 'cdk8s';
import { TlsConfig } from '../../../imports/shared';
import { TLS } from '../connection-fields';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { choice, duration, port, text, texts, whole } from '../values';

/** What the Triton discovery discovers. */
export enum TritonRole {
  /** Containers and virtual machines of the account. */
  CONTAINER = 'container',
  /** Compute nodes. */
  CN = 'cn',
}

/**
 * Containers and compute nodes of Triton. Needs AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#triton_sd_config
 */
export interface TritonDiscoveryProps {
  /** Account to discover with. */
  readonly account: string;

  /** DNS suffix of the targets. */
  readonly dnsSuffix: string;

  /** Host of the Triton discovery endpoint, e.g. `cmon.us-east-3b.triton.zone`. */
  readonly endpoint: string;

  /**
   * What to discover.
   * @default - left out, so Prometheus uses TritonRole.CONTAINER
   */
  readonly role?: TritonRole;

  /**
   * Groups of targets to discover.
   * @default - all
   */
  readonly groups?: string[];

  /**
   * Port of the endpoint and of the targets, 0 to 65535.
   * @default - left out, so Prometheus uses 9163
   */
  readonly port?: number;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 1m
   */
  readonly refreshInterval?: Duration;

  /**
   * Version of the Triton discovery API.
   * @default - left out, so Prometheus uses 1
   */
  readonly version?: number;

  /**
   * TLS of the endpoint: CA, certificate and key by reference or as files.
   * @default - left out, so Prometheus uses the CAs of its image
   */
  readonly tlsConfig?: TlsConfig;
}

/** Fields of `triton_sd_configs`. */
export const TRITON: DiscoveryType<TritonDiscoveryProps> = {
  name: 'triton',
  fields: {
    account: required(text()),
    role: choice(TritonRole),
    dnsSuffix: required(text()),
    endpoint: required(text()),
    groups: texts(),
    port: port(),
    refreshInterval: duration(),
    tlsConfig: TLS,
    version: whole(1, 100),
  },
};
