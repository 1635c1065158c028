/** Servers of OVHcloud. */
import { Duration } from 'cdk8s';
import { SecretKeySelector } from '../../../imports/k8s';
import { OvhService } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { choice, duration, secretVariable, text } from '../values';

/**
 * Servers of OVHcloud.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#ovhcloud_sd_config
 */
export interface OvhCloudDiscoveryProps {
  /** What to discover: virtual private servers or dedicated servers. */
  readonly service: OvhService;

  /**
   * Endpoint of the API, e.g. `ovh-eu`.
   * @default - left out, so Prometheus uses ovh-eu
   */
  readonly endpoint?: string;

  /** Application key. */
  readonly applicationKey: string;

  /** Application secret: a key of a Secret. */
  readonly applicationSecret: SecretKeySelector;

  /** Consumer key: a key of a Secret. */
  readonly consumerKey: SecretKeySelector;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 1m
   */
  readonly refreshInterval?: Duration;
}

/** Fields of `ovhcloud_sd_configs`. */
export const OVHCLOUD: DiscoveryType<OvhCloudDiscoveryProps> = {
  name: 'ovhcloud',
  specField: 'ovhcloudSdConfigs',
  fields: {
    service: required(choice(OvhService, (service) => (service === OvhService.VPS ? 'vps' : 'dedicated_server'))),
    endpoint: text(),
    applicationKey: required(text()),
    applicationSecret: required(secretVariable()),
    consumerKey: required(secretVariable()),
    refreshInterval: duration(),
  },
};
