/** Where the certificate of the conversion webhook comes from. */

/**
 * A certificate of the conversion webhook: an object of cert-manager, or a Secret that exists.
 * @example
 * new ConversionWebhook(chart, 'webhook', {
 *   image: 'registry.example.com/scrape-config-webhook:1.0.0',
 *   certificate: WebhookCertificate.certManager(),
 * });
 */
export class WebhookCertificate {
  /**
   * A Certificate of cert-manager, which also writes the CA bundle into the CRD.
   * @param issuer reference to the issuer; without it, an Issuer is written that lets the certificate sign itself
   * @example
   * WebhookCertificate.certManager({ name: 'cluster-ca', kind: 'ClusterIssuer' });
   */
  public static certManager(issuer?: WebhookIssuer): WebhookCertificate {
    return new WebhookCertificate({ issuer: issuer ?? 'self-signed' });
  }

  /**
   * A Secret of type `kubernetes.io/tls` in the namespace of the webhook. Its certificate must be for `<service>.<namespace>.svc`. The
   * webhook reads it again when it changes.
   * @param name of the Secret
   * @param caBundle PEM text with the authority that signed the certificate
   * @example
   * WebhookCertificate.secret('webhook-tls', readFileSync('ca.crt', 'utf8'));
   */
  public static secret(name: string, caBundle: string): WebhookCertificate {
    return new WebhookCertificate({ secret: name, caBundle });
  }

  private constructor(private readonly source: CertificateSource) {}

  /**
   * What it was made from.
   * @internal
   */
  public get _source(): CertificateSource {
    return this.source;
  }
}

/** An issuer of cert-manager. */
export interface WebhookIssuer {
  /** Name of the issuer. */
  readonly name: string;
  /**
   * `Issuer` in the namespace of the webhook, `ClusterIssuer`, or the kind of another project.
   * @default Issuer
   */
  readonly kind?: string;
  /**
   * API group of the issuer.
   * @default cert-manager.io
   */
  readonly group?: string;
}

/** @internal */
export type CertificateSource = { readonly issuer: WebhookIssuer | 'self-signed' } | { readonly secret: string; readonly caBundle: string };
