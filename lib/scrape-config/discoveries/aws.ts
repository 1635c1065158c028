/** Services of AWS by role. */
import { AWS_ACCOUNT, AwsAccountProps, checkAwsAccount } from './aws-account';
import { Filter } from '../../../imports/scrape-config';
import { Problem, quote, quoteList } from '../../findings/problem';
import { conflict, DiscoveryType } from '../discovery-type';
import { required, since } from '../field';
import { choice, filters, texts } from '../values';

/** What the AWS discovery discovers. */
export enum AwsRole {
  /** Instances of EC2. */
  EC2 = 'ec2',
  /** Tasks of ECS. */
  ECS = 'ecs',
  /** Caches of ElastiCache. Needs Prometheus 3.11. */
  ELASTICACHE = 'elasticache',
  /** Instances of Lightsail. */
  LIGHTSAIL = 'lightsail',
  /** Brokers of MSK. Needs Prometheus 3.10. */
  MSK = 'msk',
  /** Databases of RDS. Needs Prometheus 3.11. */
  RDS = 'rds',
}

/**
 * Services of AWS by role. Needs Prometheus 3.8. Needs AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#aws_sd_config
 */
export interface AwsDiscoveryProps extends AwsAccountProps {
  /** What to discover. */
  readonly role: AwsRole;

  /**
   * Filters of the API. Roles EC2 and, since Prometheus 3.13, RDS.
   * @default - none
   */
  readonly filters?: Filter[];

  /**
   * Clusters or caches to discover. Roles ECS, MSK, RDS and ELASTICACHE.
   * @default - all in the region
   */
  readonly clusters?: string[];
}

const ROLE_SINCE: { readonly [role: string]: string } = { [AwsRole.MSK]: '3.10.0', [AwsRole.RDS]: '3.11.0', [AwsRole.ELASTICACHE]: '3.11.0' };

/** Roles that read a field; Prometheus ignores it with any other role. */
const READ_BY: { readonly [F in 'filters' | 'clusters']: readonly AwsRole[] } = {
  filters: [AwsRole.EC2, AwsRole.RDS],
  clusters: [AwsRole.ECS, AwsRole.MSK, AwsRole.RDS, AwsRole.ELASTICACHE],
};

/** Fields of `aws_sd_configs`. */
export const AWS: DiscoveryType<AwsDiscoveryProps> = {
  name: 'aws',
  since: '3.8.0',
  fields: {
    role: required(since((role) => ROLE_SINCE[role], choice(AwsRole))),
    filters: filters(),
    clusters: texts(),
    ...AWS_ACCOUNT,
  },
  check: (config, where) => [...checkAwsAccount(config, where), ...checkRole(config, where)],
};

function checkRole(config: AwsDiscoveryProps, where: string): Problem[] {
  return (['filters', 'clusters'] as const)
    .filter((field) => config[field] !== undefined && !READ_BY[field].includes(config.role))
    .map((field) => conflict(`${where}${field} is set, and role ${quote(config.role)} does not read it`, `leave it out, or use one of ${quoteList(READ_BY[field])}`));
}
