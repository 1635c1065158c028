/** Operator mode: one monitor, and additions to the objects that it selects. */
import { MonitorType } from '../monitor-type';
import { Plan, PlanContext } from '../plan';
import { resolveMonitorType } from '../resolve';
import { checkKind } from './check-kind';
import { planPodMonitor } from './plan-pod-monitor';
import { planProbe } from './plan-probe';
import { planServiceMonitor } from './plan-service-monitor';

/** The monitor of the given type. */
export function planOperatorMode(context: PlanContext): Plan {
  const type = resolveMonitorType(context.props);
  checkKind(context, type);
  switch (type) {
    case MonitorType.POD: return planPodMonitor(context);
    case MonitorType.SERVICE: return planServiceMonitor(context);
    case MonitorType.INGRESS: return planProbe(context);
  }
}
