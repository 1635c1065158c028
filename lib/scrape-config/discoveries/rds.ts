/** Databases of Amazon RDS. */
import { AWS_ACCOUNT, AwsAccountProps, checkAwsAccount } from './aws-account';
import { Filter } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { since } from '../field';
import { filters, texts, whole } from '../values';

/**
 * Databases of Amazon RDS. Needs Prometheus 3.11. Needs AdditionalScrapeConfigs.
 * @see https://github.com/prometheus/prometheus/blob/v3.14.0/discovery/aws/rds.go
 */
export interface RdsDiscoveryProps extends AwsAccountProps {
  /**
   * Identifiers of the clusters to discover.
   * @default - all in the region
   */
  readonly clusters?: string[];

  /**
   * Filters of the API (needs Prometheus 3.13).
   * @default - none
   */
  readonly filters?: Filter[];

  /**
   * Requests at a time, at least 1.
   * @default - left out, so Prometheus uses 10
   */
  readonly requestConcurrency?: number;
}

/** Fields of `rds_sd_configs`. */
export const RDS: DiscoveryType<RdsDiscoveryProps> = {
  name: 'rds',
  since: '3.11.0',
  fields: {
    clusters: texts(),
    filters: since('3.13.0', filters()),
    requestConcurrency: whole(1, 1000),
    ...AWS_ACCOUNT,
  },
  check: checkAwsAccount,
};
