/** The PeerAuthentication that lets plain text through to some ports. */
import { Declared } from '../../cluster/from-app';
import { Workload } from '../../cluster/workload';
import { PeerAuthenticationPlan } from '../plan';
import { MeshPlan } from './mesh-plan';

/** Selects the pods by their labels: Istio takes no expressions, and port numbers are the containers'. */
export function planPeerAuthentication({ value }: Declared<Workload>, { permissivePorts }: MeshPlan): PeerAuthenticationPlan | undefined {
  const { name, namespace, selector, podLabels } = value;

  return permissivePorts && { name: `${name}-metrics`, namespace, selector: selector?.matchLabels ?? podLabels, ports: permissivePorts };
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
