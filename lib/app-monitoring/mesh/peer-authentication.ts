/** The PeerAuthentication that lets plain text through to some ports. */
import { refuse } from '../../findings/refusal';
import { Workload } from '../../kubernetes/workload';
import { describe } from '../../manifests/manifest';
import { Declared } from '../../tree/from-app';
import { PeerAuthenticationPlan } from '../plan';
import { MeshPlan } from './mesh-plan';

/** Name of the PeerAuthentication of a workload. */
export function peerAuthenticationName(workload: string): string {
  return `${workload}-metrics`;
}

/** Selects the pods by their labels: Istio does not support expressions, and ports are those of containers. */
export function planPeerAuthentication({ value }: Declared<Workload>, { permissivePorts }: MeshPlan): PeerAuthenticationPlan | undefined {
  if (!permissivePorts) return undefined;

  const { name, namespace, selector, podLabels } = value;
  const labels = selector?.matchLabels ?? podLabels;
  if (Object.keys(labels).length === 0) {
    refuse('AM404', `the pods of ${describe(value)} have no labels, so a PeerAuthentication could not select them`,
      'add a label to the pods, or use IstioExemption.EXCLUDE_INBOUND_PORTS');
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
