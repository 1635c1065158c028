/** The PeerAuthentication that lets plain text through to some ports. */
import { refuse } from '../../findings/refusal';
import { Workload } from '../../kubernetes/workload';
import { describe } from '../../manifests/manifest';
import { Declared } from '../../tree/from-app';
import { PeerAuthenticationPlan } from '../plan';
import { MeshPlan } from './mesh-plan';

/** What the PeerAuthentication of a workload is called. */
export function peerAuthenticationName(workload: string): string {
  return `${workload}-metrics`;
}

/** Selects the pods by their labels: Istio takes no expressions, and port numbers are the containers'. */
export function planPeerAuthentication({ value }: Declared<Workload>, { permissivePorts }: MeshPlan): PeerAuthenticationPlan | undefined {
  if (!permissivePorts) return undefined;

  const { name, namespace, selector, podLabels } = value;
  const labels = selector?.matchLabels ?? podLabels;
  if (Object.keys(labels).length === 0) {
    refuse('AM404', `the pods of ${describe(value)} carry no label, so a PeerAuthentication would hold for none of them alone`,
      'give the pods a label, or use IstioExemption.EXCLUDE_INBOUND_PORTS');
  }

  return { name: peerAuthenticationName(name), namespace, selector: labels, ports: permissivePorts };
}

/**
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function peerAuthenticationSpec({ selector, ports }: PeerAuthenticationPlan): object {
  return {
    selector: { matchLabels: selector },
    portLevelMtls: Object.fromEntries(ports.map((port) => [String(port), { mode: 'PERMISSIVE' }])),
  };
}
