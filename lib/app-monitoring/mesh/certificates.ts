/** Files that a sidecar writes its certificates to. */
import { TlsConfig } from '../../../imports/shared';
import { CERTIFICATE_FILES } from '../../istio/certificates';

/** TLS with the certificates of the mesh. Prometheus cannot verify Istio's SPIFFE identities, so verification is switched off. */
export function meshTls(folder: string): TlsConfig {
  const at = (file: string) => `${folder.replace(/\/$/, '')}/${file}`;

  return {
    caFile: at(CERTIFICATE_FILES.ca),
    certFile: at(CERTIFICATE_FILES.certificate),
    keyFile: at(CERTIFICATE_FILES.key),
    insecureSkipVerify: true,
  };
}
