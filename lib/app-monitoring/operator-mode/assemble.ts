/** What all kinds of monitors have in common once their ports are known. */
import { Amendment } from '../../cluster/amendments';
import { quote, quoteList } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { MeshPlan } from '../mesh/mesh-plan';
import { planPeerAuthentication } from '../mesh/peer-authentication';
import { meshAmendments } from '../mesh/pod-amendments';
import { MonitorProps } from '../monitor-props';
import { MonitorPlan, ObjectAmendments, Plan, PlanContext } from '../plan';
import { resolveMonitorType } from '../resolve';
import { kindNotes } from './check-kind';

/** What one kind of monitor contributes. */
export interface MonitorParts {
  readonly monitor: MonitorPlan;
  readonly mesh: MeshPlan;
  /** Additions to the pod template. */
  readonly podAmendments: readonly (Amendment | undefined)[];
  /** Additions to the Service or Ingress. */
  readonly others: readonly ObjectAmendments[];
}

/** One plan out of a monitor and what it needs around it. */
export function assemble(context: PlanContext, { monitor, mesh, podAmendments, others }: MonitorParts): Plan {
  const { object, value: workload } = context.workload;
  const peerAuthentication = planPeerAuthentication(context.workload, mesh);

  return {
    monitor,
    ...(peerAuthentication && { peerAuthentication }),
    amendments: [{ object, amendments: [...present(podAmendments), ...meshAmendments(workload, mesh)] }, ...others],
    notes: [...kindNotes(context, resolveMonitorType(context.props)), ...mesh.notes],
  };
}

/** The amendments that are needed. */
export function present(amendments: readonly (Amendment | undefined)[]): Amendment[] {
  return amendments.filter((amendment) => amendment !== undefined);
}

/** The monitor's own fields; a mesh may need a scrape class. */
export function monitorProps({ props, profile }: PlanContext, mesh: MeshPlan): MonitorProps {
  const { scrapeClass = mesh.scrapeClass } = props;
  if (mesh.scrapeClass !== undefined && scrapeClass !== mesh.scrapeClass) {
    refuse('AM409', `scrapeClass is ${quote(scrapeClass)}, and strict mTLS needs ${quote(mesh.scrapeClass)}`, 'leave scrapeClass out, or name it in Istio.strict()');
  }
  const known = profile?.props.scrapeClasses;
  if (scrapeClass !== undefined && known && !known.includes(scrapeClass)) {
    refuse('AM504', `scrapeClass ${quote(scrapeClass)} is not defined by profile ${profile!.name} (has ${quoteList(known)})`, 'use one of those');
  }

  return { ...props, ...(scrapeClass !== undefined && { scrapeClass }) };
}

/** Refuses two endpoints that are the same scrape. */
export function refuseTwins(scrapes: readonly { readonly where: string; readonly key: unknown }[]): void {
  const seen = new Map<string, string>();
  for (const { where, key } of scrapes) {
    const text = JSON.stringify(key);
    const twin = seen.get(text);
    if (twin !== undefined) refuse('AM118', `${place(twin)} and ${place(where)} are the same port and path, so every sample would be stored twice`, 'remove one of them');
    seen.set(text, where);
  }
}

function place(where: string): string {
  return where.replace(/\.$/, '');
}
