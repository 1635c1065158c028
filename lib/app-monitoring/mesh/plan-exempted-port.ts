/** Exempted port: the mesh lets the metrics port through, so the app is scraped as if there were no mesh. */
import { quote } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { EXCLUDE_INBOUND_PORTS } from '../../istio/names';
import { MonitorType } from '../monitor-type';
import { scrapedDirectly } from './direct-scrape';
import { ExemptedPort } from './istio-mode';
import { IstioExemption } from './istio-props';
import { MeshContext, MeshPlan, podPortOf } from './mesh-plan';

/** Both exemptions name container ports, not Service ports. */
export function planExemptedPort(mode: ExemptedPort, context: MeshContext): MeshPlan {
  if (context.monitorType === MonitorType.INGRESS) {
    refuse('AM404', 'a probe of an Ingress does not use a port of the app, so there is no port to exempt', 'leave mesh out, or use MonitorType.POD');
  }
  const ports = [...new Set(context.scrapes.map(podPortOf))];
  if (mode.exemption === IstioExemption.PEER_AUTHENTICATION) return { ...scrapedDirectly(context), permissivePorts: ports };
  refuseNoList(context.podAnnotations[EXCLUDE_INBOUND_PORTS]);

  return { ...scrapedDirectly(context), excludedPorts: { annotation: EXCLUDE_INBOUND_PORTS, ports } };
}

function refuseNoList(existing = ''): void {
  const listed = existing.split(',').map((port) => port.trim());
  if (listed.some((port) => !/^(\*|\d*)$/.test(port))) {
    refuse('AM404', `the pod template has ${EXCLUDE_INBOUND_PORTS}: ${quote(existing)}, which is not a list of ports`, 'write it like "8080,9090"');
  }
}
