/** Instances of Amazon EC2. */
import { AWS_ACCOUNT, AwsAccountProps, checkAwsAccount } from './aws-account';
import { Filter } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { notInCrd } from '../field';
import { HTTP_CLIENT_WITHOUT_LOGIN_IN_CRD } from '../http-client-fields';
import { filters } from '../values';

/**
 * Instances of Amazon EC2. `endpoint`, `profile`, `externalId`, `basicAuth`, `authorization` and `oauth2` need AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#ec2_sd_config
 */
export interface Ec2DiscoveryProps extends AwsAccountProps {
  /**
   * Filters of the EC2 API, each name once.
   * @default - no filter
   */
  readonly filters?: Filter[];
}

/** Fields of `ec2_sd_configs`. */
export const EC2: DiscoveryType<Ec2DiscoveryProps> = {
  name: 'ec2',
  specField: 'ec2SdConfigs',
  fields: {
    ...AWS_ACCOUNT,
    endpoint: notInCrd(AWS_ACCOUNT.endpoint),
    profile: notInCrd(AWS_ACCOUNT.profile),
    externalId: notInCrd(AWS_ACCOUNT.externalId),
    filters: filters(),
    ...HTTP_CLIENT_WITHOUT_LOGIN_IN_CRD,
  },
  check: checkAwsAccount,
};
