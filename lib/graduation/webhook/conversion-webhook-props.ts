/** Props of the conversion webhook. */
import { ApiObjectMetadata } from 'cdk8s';
import { WebhookCertificate } from './webhook-certificate';

/** How the conversion webhook runs. */
export interface ConversionWebhookProps {
  /**
   * Image with the package `cdk8s-app-monitoring`, so that the command `cdk8s-app-monitoring` is on its PATH. No image is published:
   * docs/conversion-webhook.md has a Dockerfile of four lines.
   */
  readonly image: string;

  /** Certificate that the webhook serves with. */
  readonly certificate: WebhookCertificate;

  /**
   * Number of pods. While no pod is ready, ScrapeConfigs can be read and written in the stored version only.
   * @default 2
   */
  readonly replicas?: number;

  /**
   * Metadata of the Deployment, the Service and the Certificate.
   * @default - a generated name, in the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Names of Secrets in the namespace for pulling the image.
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * Convert with the difference that docs/conversion-webhook.md describes, to try the webhook; not for production.
   * @default false
   */
  readonly demonstration?: boolean;
}
