/** Permissive mTLS: from clients outside the mesh the sidecar accepts plain text only. */
import { MeshContext, MeshPlan, unchanged } from './mesh-plan';
import { Scheme } from '../../endpoint/scheme';
import { refuse } from '../../findings/refusal';

/** Plain http only: TLS from outside the mesh does not have the protocol marker that sidecars expect. */
export function planPermissive(context: MeshContext): MeshPlan {
  for (const { scrape } of context.scrapes) {
    if (scrape.scheme === Scheme.HTTPS || scrape.tls) {
      refuse('AM402', `${scrape.where}${scrape.tls ? 'tls' : 'scheme https'} does not work through a permissive sidecar, which expects plain text`,
        'leave it out, or use Istio.strict() or Istio.exemptedPort()');
    }
  }

  return unchanged(context);
}
