/** Instances of Amazon Lightsail. */
import { AWS_ACCOUNT, AwsAccountProps, checkAwsAccount } from './aws-account';
import { DiscoveryType } from '../discovery-type';
import { notInCrd } from '../field';

/**
 * Instances of Amazon Lightsail. `profile` and `externalId` need AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#lightsail_sd_config
 */
export interface LightSailDiscoveryProps extends AwsAccountProps {}

/** Fields of `lightsail_sd_configs`. */
export const LIGHT_SAIL: DiscoveryType<LightSailDiscoveryProps> = {
  name: 'lightsail',
  specField: 'lightSailSdConfigs',
  fields: {
    ...AWS_ACCOUNT,
    profile: notInCrd(AWS_ACCOUNT.profile),
    externalId: notInCrd(AWS_ACCOUNT.externalId),
  },
  check: checkAwsAccount,
};
