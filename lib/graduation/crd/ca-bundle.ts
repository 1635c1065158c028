/** The CA bundle with which the API server checks the certificate of the webhook. */

/** Why a text cannot be the CA bundle; it is written into the CRD, which many people may read. The text itself is not shown. */
export function whyNotCaBundle(text: string): string | undefined {
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(text)) return 'holds a private key, which must not be in a CRD';

  return /^-----BEGIN CERTIFICATE-----\s[\s\S]*^-----END CERTIFICATE-----/m.test(text) ? undefined : 'holds no certificate in PEM form, so the API server would refuse the CRD';
}

/** What to give instead. */
export const CA_BUNDLE_FIX = 'use the certificate of the authority that signed the certificate of the webhook, such as ca.crt of its Secret';
