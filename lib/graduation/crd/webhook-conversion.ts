/** The part of a CRD that names the conversion webhook. */
import { ConversionOfCrd } from './staged-crd';

/** Where the webhook is, and how the API server knows its certificate. */
export interface WebhookPlace {
  readonly namespace: string;
  /** Name of the Service. */
  readonly name: string;
  /** PEM with the authorities that may have signed the certificate. */
  readonly caBundle?: string;
  /** Certificate of cert-manager whose authority is added by cert-manager. */
  readonly injectCaFrom?: { readonly namespace: string; readonly name: string };
}

/** Port of the Service. */
export const WEBHOOK_PORT = 443;

/** `spec.conversion`, and the annotation for cert-manager. */
export function webhookConversion({ namespace, name, caBundle, injectCaFrom }: WebhookPlace): ConversionOfCrd {
  const service = { namespace, name, path: '/convert', port: WEBHOOK_PORT };
  const bundle = caBundle === undefined ? {} : { caBundle: Buffer.from(caBundle).toString('base64') };

  return {
    conversion: { strategy: 'Webhook', webhook: { clientConfig: { service, ...bundle }, conversionReviewVersions: ['v1'] } },
    ...injectCaFrom && { annotations: { 'cert-manager.io/inject-ca-from': `${injectCaFrom.namespace}/${injectCaFrom.name}` } },
  };
}
