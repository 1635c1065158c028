/** The files a sidecar writes its certificates to. */
import { TlsConfig } from '../../../imports/shared';
import { CERTIFICATE_FILES } from '../../istio/certificates';

/** TLS with the mesh's certificates: Istio's identities are SPIFFE names, which Prometheus cannot check, so it must not verify. */
export function meshTls(folder: string): TlsConfig {
  const at = (file: string) => `${folder.replace(/\/$/, '')}/${file}`;

  return {
    caFile: at(CERTIFICATE_FILES.ca),
    certFile: at(CERTIFICATE_FILES.certificate),
    keyFile: at(CERTIFICATE_FILES.key),
    insecureSkipVerify: true,
  };
}
