/** Files of the certificates that a sidecar can write for its app. */

/** Names of the files in the folder that `OUTPUT_CERTS` names. */
export const CERTIFICATE_FILES = { ca: 'root-cert.pem', certificate: 'cert-chain.pem', key: 'key.pem' } as const;

/** Whether the file of a client certificate is one that a sidecar wrote. */
export function isMeshCertificate(file: unknown): boolean {
  return typeof file === 'string' && file.endsWith(CERTIFICATE_FILES.certificate);
}
