/** A plan for several workloads: each is planned alone, then the plans become one. */
import { findIngress } from './find/find-ingress';
import { findService } from './find/find-service';
import { Marked, mergePlans, PlannedMonitor } from './merge-plans';
import { MonitorType } from './monitor-type';
import { MARKER_LABEL, refuseMarkedSelector } from './operator-mode/select';
import { Plan, PlanContext, SeveralContext } from './plan';
import { resolveMonitorType } from './resolve';
import { allOrRefusal, refuse } from '../findings/refusal';
import { Workload } from '../kubernetes/workload';
import { describe } from '../manifests/manifest';
import { Amendment } from '../tree/amendments';

/** @param plan the plan for one workload */
export function planSeveral(context: SeveralContext, plan: (context: PlanContext) => Plan): Plan {
  const { workloads } = context;
  // V8 finds out slowly what an object does not have, if a key was added to it after a spread: 180 ns each time, in place of 15.
  if (workloads.length === 1) return plan({ workload: workloads[0], ...context });
  const plans = allOrRefusal(workloads.map((workload) => () => ({ workload, plan: plan({ workload, ...context }) })));

  return mergePlans(plans, (planned) => markAll(context, planned));
}

/** A label for all that is selected: no selector of labels that are there matches only these. */
function markAll(context: SeveralContext, planned: readonly PlannedMonitor[]): Marked {
  const value = context.monitoring.node.addr;
  const amendments = planned.map(({ workload }) => {
    const { object, paths } = markedOf({ workload, ...context });

    return { object, amendments: paths.map((path): Amendment => ({ path: [...path, MARKER_LABEL], value })) };
  });

  return { selector: { matchLabels: { [MARKER_LABEL]: value } }, amendments };
}

/** The object that is selected, and where its labels are. */
function markedOf({ workload, ...context }: PlanContext) {
  const { view, monitoring, props } = context;
  switch (resolveMonitorType(props)) {
    case MonitorType.SERVICE:
      return { object: findService(view, monitoring, props.service, workload, context.scrapes).object, paths: [LABELS] };
    case MonitorType.INGRESS: return { object: findIngress(view, monitoring, props, workload).object, paths: [LABELS] };
    case MonitorType.POD: return { object: workload.object, paths: templateLabels(workload.value) };
  }
}

const LABELS: Amendment['path'] = ['metadata', 'labels'];

function templateLabels(workload: Workload): Amendment['path'][] {
  if (workload.templatePaths.length === 0) {
    refuse('AM224', `the pods of ${describe(workload)} are not in this app, so one monitor cannot select them together with those of the other workloads`, 'use one AppMonitoring for each');
  }

  refuseMarkedSelector(workload);

  return workload.templatePaths.map((path) => [...path, ...LABELS]);
}
