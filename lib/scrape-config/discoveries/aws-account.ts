/** Props of all discoveries of AWS: region, credentials, role. */
import { Duration } from 'cdk8s';
import { SecretKeySelector } from '../../../imports/k8s';
import { Problem } from '../../findings/problem';
import { conflict } from '../discovery-type';
import { Fields, since } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { HttpClientProps } from '../http-client-props';
import { duration, port, secretVariable, text } from '../values';

/** AWS account and credentials. Without credentials, the role of the Prometheus pod is used. */
export interface AwsAccountProps extends HttpClientProps {
  /**
   * Region, e.g. `eu-central-1`.
   * @default - the region in the environment of the Prometheus pod
   */
  readonly region?: string;

  /**
   * Endpoint of the API.
   * @default - the endpoint of the region
   */
  readonly endpoint?: string;

  /**
   * Access key ID: a key of a Secret. Set it together with `secretKey`.
   * @default - the credentials of the Prometheus pod
   */
  readonly accessKey?: SecretKeySelector;

  /**
   * Secret access key: a key of a Secret. Set it together with `accessKey`.
   * @default - the credentials of the Prometheus pod
   */
  readonly secretKey?: SecretKeySelector;

  /**
   * Profile of the AWS configuration files to take credentials from.
   * @default - none
   */
  readonly profile?: string;

  /**
   * ARN of a role to assume.
   * @default - none
   */
  readonly roleArn?: string;

  /**
   * External ID for assuming `roleArn`. Needs Prometheus 3.12.
   * @default - none
   */
  readonly externalId?: string;

  /**
   * Port of the targets, 0 to 65535.
   * @default - left out, so Prometheus uses 80
   */
  readonly port?: number;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 1m
   */
  readonly refreshInterval?: Duration;
}

/** Fields of every discovery of AWS. */
export const AWS_ACCOUNT: Fields<AwsAccountProps> = {
  region: text(),
  endpoint: text(),
  accessKey: secretVariable(),
  secretKey: secretVariable(),
  profile: text(),
  roleArn: text(),
  externalId: since('3.12.0', text()),
  port: port(),
  refreshInterval: duration(),
  ...HTTP_CLIENT,
};

/** Prometheus ignores a key pair that is not complete. */
export function checkAwsAccount(config: AwsAccountProps, where: string): Problem[] {
  const half = (config.accessKey === undefined) !== (config.secretKey === undefined);

  return [
    ...checkHttpClient(config, where),
    ...(half ? [conflict(`${where}${config.accessKey ? 'accessKey is set without secretKey' : 'secretKey is set without accessKey'}, so Prometheus uses neither`, 'set both, or remove both')] : []),
  ];
}
