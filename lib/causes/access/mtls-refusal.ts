/** Whether a mode of mutual TLS refuses a scrape. */
import { hasMeshCertificate, membershipOfServer } from './server-in-mesh';
import { Forecast } from '../../forecast/forecast';
import { PodTarget } from '../../forecast/pod-targets';
import { Membership } from '../../istio/membership';
import { MutualTls } from '../../istio/peer-authentications';

/** Why a scrape is refused: plain http to a port that requires mutual TLS, or mesh certificates for one that does not. */
export interface MtlsRefusal {
  readonly why: 'plain-http' | 'mesh-tls';
  readonly by: MutualTls;
  /** Whether Prometheus is certainly outside the mesh; otherwise it may be. */
  readonly isOutside: boolean;
}

/** Undefined if the mode lets the scrape through, or no mode is set. */
export function tryMtlsRefusal(
  each: PodTarget, mesh: Membership, mode: MutualTls | undefined, forecast: Forecast,
): MtlsRefusal | undefined {
  const { scheme, server: { managed } } = each;
  if (!mode) return undefined;
  if (mode.mode === 'STRICT') {
    const membership = managed && membershipOfServer(managed.server, forecast);
    const isIn = membership !== undefined && membership !== 'none';

    return scheme === 'http' && !isIn ? { why: 'plain-http', by: mode, isOutside: membership === 'none' } : undefined;
  }

  return scheme === 'https' && mesh === 'sidecar' && hasMeshCertificate(each, forecast) ? { why: 'mesh-tls', by: mode, isOutside: false } : undefined;
}
