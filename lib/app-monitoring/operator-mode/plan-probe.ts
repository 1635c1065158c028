/** A Probe of the Ingress in front of the workload, or of the given targets. */
import { literal } from '../../endpoint/relabeling';
import { Scheme } from '../../endpoint/scheme';
import { refuse } from '../../findings/refusal';
import { findIngress } from '../find/find-ingress';
import { findRoutes, targetsOfRoutes } from '../find/find-route';
import { planMesh } from '../mesh/plan-mesh';
import { Plan, PlanContext } from '../plan';
import { ProberProps } from '../prober-props';
import { endpointsOf, Scrape } from '../resolve';
import { assemble, monitorProps } from './assemble';
import { chooseIngressPaths } from './choose-ingress-paths';
import { toProbeSpec } from './probe';
import { selectIngress } from './select';
import { selectFrom, stamp } from './stamp';

/** Finds the prober and the Ingress, then writes the monitor. */
export function planProbe(context: PlanContext): Plan {
  const { view, monitoring, props, profile, workload } = context;
  // A query string belongs to the path of the endpoint, which a Probe does not use.
  const scrape: Scrape = { ...context.scrapes[0], params: endpointsOf(props)[0].params };
  const prober = props.probe?.prober ?? profile?.props.prober
    ?? refuse('AM112', 'a Probe needs a prober, and neither probe.prober nor the profile sets one', 'set probe: { prober: \'blackbox-exporter:9115\' }, or prober in the profile');
  const mesh = planMesh(context, [{ scrape }]);
  // With strict mTLS, Prometheus reaches the prober through the mesh.
  const targets = props.probe?.targets ?? tryRouteTargets(context);
  const isTls = mesh.scrapeClass !== undefined || (scrape.tls !== undefined && props.probe?.proberScheme === undefined);
  const settings: ProberProps = {
    ...props.probe,
    ...(props.jobName !== undefined && { jobName: literal(props.jobName) }),
    targets,
    ...(isTls && { proberScheme: Scheme.HTTPS }),
  };
  const ingress = targets ? undefined : findIngress(view, monitoring, props, workload);
  const selection = ingress && selectIngress(context, ingress);
  const chosen = ingress && chooseIngressPaths(context, ingress.value);
  const spec = toProbeSpec(
    mesh.scrapes[0].scrape,
    { prober, settings, ...(selection && { ingress: selectFrom(context, selection.selector), ingressRules: chosen?.rules }) },
    monitorProps(context, mesh),
  );

  return assemble(context, {
    monitor: stamp(context, spec),
    mesh,
    notes: chosen?.notes,
    podAmendments: [],
    others: ingress ? [{ object: ingress.object, amendments: selection?.amendments ?? [] }] : [],
  });
}

/** URLs of the routes that are given as `ingress`; undefined for an Ingress. */
function tryRouteTargets({ view, monitoring, props: { ingress }, workloads, scrapes: [{ given }] }: PlanContext): string[] | undefined {
  if (!ingress || ingress.node.root !== monitoring.node.root) return undefined;
  const routes = findRoutes(view, ingress);
  const { path, scheme } = given;

  return routes.length === 0
    ? undefined
    : targetsOfRoutes(view, routes, workloads.map(({ value }) => value), { path, scheme: scheme as string as 'http' | 'https' | undefined });
}
