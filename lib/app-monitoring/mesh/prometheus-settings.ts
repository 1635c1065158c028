/** The Prometheus side of strict mTLS. */
import { meshTls } from './certificates';
import { IstioPrometheusSettings } from './istio-props';
import { INCLUDE_INBOUND_PORTS, INCLUDE_OUTBOUND_IP_RANGES, INJECT, PROXY_CONFIG, USER_VOLUME_MOUNT } from '../../istio/names';

/** Folder in the sidecar's container that the shared volume is mounted at. */
const SIDECAR_FOLDER = '/etc/istio-output-certs';
const VOLUME = 'istio-certs';

/** @see https://istio.io/latest/docs/ops/integrations/prometheus/#tls-settings */
export function prometheusSettings(certificates: string, scrapeClass: string): IstioPrometheusSettings {
  return {
    podMetadata: {
      labels: { [INJECT]: 'true' },
      annotations: {
        // Certificates only: Prometheus dials pods itself, by address.
        [INCLUDE_INBOUND_PORTS]: '',
        [INCLUDE_OUTBOUND_IP_RANGES]: '',
        [PROXY_CONFIG]: `proxyMetadata:\n  OUTPUT_CERTS: ${SIDECAR_FOLDER}\n`,
        [USER_VOLUME_MOUNT]: JSON.stringify([{ name: VOLUME, mountPath: SIDECAR_FOLDER }]),
      },
    },
    volumes: [{ name: VOLUME, emptyDir: { medium: 'Memory' } }],
    volumeMounts: [{ name: VOLUME, mountPath: certificates, readOnly: true }],
    scrapeClasses: [{ name: scrapeClass, tlsConfig: meshTls(certificates) }],
  };
}
