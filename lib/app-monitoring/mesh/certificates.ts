/** The files a sidecar writes its certificates to. */
import { TlsConfig } from '../../../imports/shared';

/** TLS with the mesh's certificates: Istio's identities are SPIFFE names, which Prometheus cannot check, so it must not verify. */
export function meshTls(folder: string): TlsConfig {
  const at = (file: string) => `${folder.replace(/\/$/, '')}/${file}`;

  return { caFile: at('root-cert.pem'), certFile: at('cert-chain.pem'), keyFile: at('key.pem'), insecureSkipVerify: true };
}
