/** The Prometheus side of strict mTLS. */
import { meshTls } from './certificates';
import { IstioPrometheusSettings } from './istio-props';

/** Where the sidecar writes: its own view of the shared volume. */
const SIDECAR_FOLDER = '/etc/istio-output-certs';
const VOLUME = 'istio-certs';

/** @see https://istio.io/latest/docs/ops/integrations/prometheus/#tls-settings */
export function prometheusSettings(certificates: string, scrapeClass: string): IstioPrometheusSettings {
  return {
    podMetadata: {
      labels: { 'sidecar.istio.io/inject': 'true' },
      annotations: {
        // Certificates only: Prometheus dials pods itself, by address.
        'traffic.sidecar.istio.io/includeInboundPorts': '',
        'traffic.sidecar.istio.io/includeOutboundIPRanges': '',
        'proxy.istio.io/config': `proxyMetadata:\n  OUTPUT_CERTS: ${SIDECAR_FOLDER}\n`,
        'sidecar.istio.io/userVolumeMount': JSON.stringify([{ name: VOLUME, mountPath: SIDECAR_FOLDER }]),
      },
    },
    volumes: [{ name: VOLUME, emptyDir: { medium: 'Memory' } }],
    volumeMounts: [{ name: VOLUME, mountPath: certificates, readOnly: true }],
    scrapeClasses: [{ name: scrapeClass, tlsConfig: meshTls(certificates) }],
  };
}
