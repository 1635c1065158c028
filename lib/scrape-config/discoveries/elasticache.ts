/** Caches of Amazon ElastiCache. */
import { AWS_ACCOUNT, AwsAccountProps, checkAwsAccount } from './aws-account';
import { DiscoveryType } from '../discovery-type';
import { texts, whole } from '../values';

/**
 * Caches of Amazon ElastiCache. Needs Prometheus 3.11. Needs AdditionalScrapeConfigs.
 * @see https://github.com/prometheus/prometheus/blob/v3.14.0/discovery/aws/elasticache.go
 */
export interface ElasticacheDiscoveryProps extends AwsAccountProps {
  /**
   * Identifiers of the caches to discover.
   * @default - all in the region
   */
  readonly clusters?: string[];

  /**
   * Requests at a time, at least 1.
   * @default - left out, so Prometheus uses 10
   */
  readonly requestConcurrency?: number;
}

/** Fields of `elasticache_sd_configs`. */
export const ELASTICACHE: DiscoveryType<ElasticacheDiscoveryProps> = {
  name: 'elasticache',
  since: '3.11.0',
  fields: {
    clusters: texts(),
    requestConcurrency: whole(1, 1000),
    ...AWS_ACCOUNT,
  },
  check: checkAwsAccount,
};
