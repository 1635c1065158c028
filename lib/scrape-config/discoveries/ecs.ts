/** Tasks of Amazon ECS. */
import { AWS_ACCOUNT, AwsAccountProps, checkAwsAccount } from './aws-account';
import { DiscoveryType } from '../discovery-type';
import { texts, whole } from '../values';

/**
 * Tasks of Amazon ECS. Needs Prometheus 3.8. Needs AdditionalScrapeConfigs.
 * @see https://github.com/prometheus/prometheus/blob/v3.14.0/discovery/aws/ecs.go
 */
export interface EcsDiscoveryProps extends AwsAccountProps {
  /**
   * ARNs of the clusters to discover.
   * @default - all in the region
   */
  readonly clusters?: string[];

  /**
   * Requests at a time, at least 1.
   * @default - left out, so Prometheus uses 20
   */
  readonly requestConcurrency?: number;
}

/** Fields of `ecs_sd_configs`. */
export const ECS: DiscoveryType<EcsDiscoveryProps> = {
  name: 'ecs',
  since: '3.8.0',
  fields: {
    clusters: texts(),
    requestConcurrency: whole(1, 1000),
    ...AWS_ACCOUNT,
  },
  check: checkAwsAccount,
};
