/** Instances of Google Compute Engine. */
import { Duration } from 'cdk8s';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { duration, port, text } from '../values';

/**
 * Instances of Google Compute Engine.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#gce_sd_config
 */
export interface GceDiscoveryProps {
  /** Project ID. */
  readonly project: string;

  /** Zone of the instances, e.g. `europe-west1-b`. Use one discovery for each zone. */
  readonly zone: string;

  /**
   * Filter of the instance list.
   * @default - no filter
   */
  readonly filter?: string;

  /**
   * Port of the targets, 0 to 65535.
   * @default - left out, so Prometheus uses 80
   */
  readonly port?: number;

  /**
   * Separator between the tags of a target in one label.
   * @default - left out, so Prometheus uses `,`
   */
  readonly tagSeparator?: string;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 1m
   */
  readonly refreshInterval?: Duration;
}

/** Fields of `gce_sd_configs`; credentials are those of the Prometheus pod. */
export const GCE: DiscoveryType<GceDiscoveryProps> = {
  name: 'gce',
  specField: 'gceSdConfigs',
  fields: {
    project: required(text()), zone: required(text()), filter: text(), port: port(), tagSeparator: text(), refreshInterval: duration(),
  },
};
