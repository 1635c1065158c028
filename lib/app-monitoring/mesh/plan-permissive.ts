/** Permissive mTLS: from clients outside the mesh the sidecar accepts what the app serves. */
import { scrapedDirectly } from './direct-scrape';
import { MeshContext, MeshPlan, RoutedScrape } from './mesh-plan';
import { Scheme } from '../../endpoint/scheme';
import { quote } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { isCaptured } from '../../istio/ports';
import { isDeclaredAsHttp } from '../../istio/protocols';
import { Service, ServicePort } from '../../kubernetes/service';
import { describe } from '../../manifests/manifest';
import { PlanContext } from '../plan';
import { tryPodPortNumber } from '../ports/pod-port';

/**
 * The sidecar passes TLS of the app on as it is, unless a Service declares the port as HTTP: then it accepts plain http only.
 * @see inboundPermissiveFilterChainMatchWithMxcOptions and its HTTP variant in pilot/pkg/networking/core/filterchain_options.go of Istio
 */
export function planPermissive(plan: PlanContext, context: MeshContext): MeshPlan {
  for (const routed of context.scrapes) refuseTlsToHttp(plan, routed);

  return scrapedDirectly(context);
}

function refuseTlsToHttp(plan: PlanContext, { scrape: { where, scheme, tls }, number }: RoutedScrape): void {
  if ((scheme !== Scheme.HTTPS && !tls) || number === undefined || !isCaptured(plan.workload.value.podAnnotations, number)) return;
  const leading = portsTo(plan, number);
  if (leading.length === 0 || !leading.every(({ port }) => isDeclaredAsHttp(port))) return;
  const [{ service, port: { name, appProtocol } }] = leading;
  const declared = appProtocol === undefined ? `name ${quote(name)}` : `appProtocol ${quote(appProtocol)}`;

  refuse('AM402', `${where}${tls ? 'tls' : 'scheme https'}: ${describe(service)} declares the port as HTTP (${declared}), so a permissive sidecar accepts only plain http on it`,
    'set appProtocol of the Service port to "https", or use Istio.exemptedPort()');
}

/** Service ports that lead to a port of the pods. */
function portsTo({ view, workload: { value } }: PlanContext, number: number): { readonly service: Service; readonly port: ServicePort }[] {
  return view.servicesOf(value).flatMap(({ value: service }) => service.ports
    .filter(({ protocol, targetPort }) => protocol === 'TCP' && tryPodPortNumber(targetPort, value) === number)
    .map((port) => ({ service, port })));
}
