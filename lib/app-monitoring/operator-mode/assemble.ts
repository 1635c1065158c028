/** What all kinds of monitors have in common after their ports are resolved. */
import { additionNotes } from './additions';
import { kindNotes } from './check-kind';
import { Problem, quote } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { refuseUnknownScrapeClass } from '../../profiles/known-scrape-class';
import { Amendment } from '../../tree/amendments';
import { defined } from '../defined';
import { MeshPlan } from '../mesh/mesh-plan';
import { planPeerAuthentication } from '../mesh/peer-authentication';
import { meshAmendments } from '../mesh/pod-amendments';
import { MonitorProps } from '../monitor-props';
import { MonitorPlan, ObjectAmendments, Plan, PlanContext } from '../plan';
import { resolveMonitorType } from '../resolve';

/** The parts of a plan that depend on the kind of monitor. */
export interface MonitorParts {
  readonly monitor: MonitorPlan;
  readonly mesh: MeshPlan;
  /** Notes for the user on this kind only. */
  readonly notes?: readonly Problem[];
  /** Additions to the pod template. */
  readonly podAmendments: readonly (Amendment | undefined)[];
  /** Additions to the Service or Ingress. */
  readonly others: readonly ObjectAmendments[];
}

/** A plan from a monitor and its additions to other objects. */
export function assemble(context: PlanContext, { monitor, mesh, notes = [], podAmendments, others }: MonitorParts): Plan {
  const { object, value: workload } = context.workload;
  const peerAuthentication = planPeerAuthentication(context.workload, mesh);
  const amendments = [{ object, amendments: defined(podAmendments).concat(meshAmendments(workload, mesh)) }, ...others]
    .filter((each) => each.amendments.length > 0);
  const own = kindNotes(context, resolveMonitorType(context.props));

  return {
    monitor,
    ...(peerAuthentication && { peerAuthentication }),
    amendments,
    notes: [...own, ...notes, ...mesh.notes, ...additionNotes(amendments, context.workload)],
  };
}

/** The monitor's own fields; a mesh may need a scrape class. */
export function monitorProps({ props, profile }: PlanContext, mesh: MeshPlan): MonitorProps {
  const { scrapeClass = mesh.scrapeClass } = props;
  if (mesh.scrapeClass !== undefined && scrapeClass !== mesh.scrapeClass) {
    refuse('AM409', `scrapeClass is ${quote(scrapeClass)}, and strict mTLS needs ${quote(mesh.scrapeClass)}`, 'leave scrapeClass out, or name it in Istio.strict()');
  }
  refuseUnknownScrapeClass(profile, scrapeClass);

  return scrapeClass === props.scrapeClass ? props : { ...props, scrapeClass };
}
