/** Brokers of Amazon MSK. */
import { AWS_ACCOUNT, AwsAccountProps, checkAwsAccount } from './aws-account';
import { DiscoveryType } from '../discovery-type';
import { texts, whole } from '../values';

/**
 * Brokers of Amazon MSK. Needs Prometheus 3.10. Needs AdditionalScrapeConfigs.
 * @see https://github.com/prometheus/prometheus/blob/v3.14.0/discovery/aws/msk.go
 */
export interface MskDiscoveryProps extends AwsAccountProps {
  /**
   * ARNs of the clusters to discover.
   * @default - all in the region
   */
  readonly clusters?: string[];

  /**
   * Requests at a time, at least 1.
   * @default - left out, so Prometheus uses 10
   */
  readonly requestConcurrency?: number;
}

/** Fields of `msk_sd_configs`. */
export const MSK: DiscoveryType<MskDiscoveryProps> = {
  name: 'msk',
  since: '3.10.0',
  fields: {
    clusters: texts(),
    requestConcurrency: whole(1, 1000),
    ...AWS_ACCOUNT,
  },
  check: checkAwsAccount,
};
