/** From props and tree to a plan, through all stages. */
import { IConstruct } from 'constructs';
import { Severity } from '../findings/finding';
import { Problem, quote } from '../findings/problem';
import { refuse } from '../findings/refusal';
import { Workload } from '../kubernetes/workload';
import { describe } from '../manifests/manifest';
import { Profile } from '../profiles/profile';
import { AppView, Declared } from '../tree/from-app';
import { planAnnotations } from './annotations/plan-annotations';
import { AppMonitoringProps } from './app-monitoring-props';
import { planCompanions } from './companions/plan-companions';
import { findWorkload, findWorkloads } from './find/find-workload';
import { representativeOf } from './find/pods-outside';
import { MonitorType } from './monitor-type';
import { consolidatePlan } from './operator-mode/consolidate-plan';
import { planOperatorMode } from './operator-mode/plan-operator-mode';
import { Place, Plan, PlanContext } from './plan';
import { planSeveral } from './plan-several';
import { refuseNameClash } from './refuse-name-clash';
import { resolveMonitorType, resolveScrapes } from './resolve';

/** @throws Refusal with all problems that prevent a plan */
export function planMonitoring(view: AppView, monitoring: IConstruct, props: AppMonitoringProps, place?: Place): Plan {
  const workloads = props.workloads ? findWorkloads(view, monitoring, props.workloads) : [findWorkload(view, monitoring, props)];
  const context = {
    view,
    monitoring,
    props,
    profile: props.profile ?? Profile.tryOf(monitoring),
    scrapes: resolveScrapes(props),
    place,
    workloads,
  };
  const planned = planSeveral(context, planOne);
  const ofHooks = workloads.flatMap(notRunning);
  const noted = ofHooks.length === 0 ? planned : { ...planned, notes: planned.notes.concat(ofHooks) };
  const supported = props.companions ? withCompanions(noted, planCompanions(context, noted)) : noted;
  const plan = props.operatorMode && props.consolidateMonitors ? consolidatePlan(supported, context) : supported;
  refuseNameClash(context, plan);

  return props.pods ? { ...plan, podOutside: representativeOf(workloads[0].value) } : plan;
}

function withCompanions(plan: Plan, { companions, notes }: Pick<Plan, 'companions' | 'notes'>): Plan {
  return { ...plan, companions, notes: [...plan.notes, ...notes] };
}

function planOne(context: PlanContext): Plan {
  refuseAdditionsToUnseen(context);

  return context.props.operatorMode ? planOperatorMode(context) : planAnnotations(context);
}

/** A workload that only a hook creates. Its pods run for a while, so this is a warning. */
function notRunning({ object, value }: Declared<Workload>): Problem[] {
  if (value.notRunning === undefined) return [];

  return [{
    code: 'AM201',
    severity: Severity.WARNING,
    message: `${value.kind} ${quote(object.node.path)} is not part of the running app: ${value.notRunning}, so it is not scraped while the app runs`,
    fix: 'set workload to the object that runs the app, or remove the hook annotation if this is it',
  }];
}

/** Pods that are not in the manifests can be selected, but nothing can be added to them. */
function refuseAdditionsToUnseen({ workload: { value }, props }: PlanContext): void {
  if (!value.isUnseen) return;
  const isAnnotated = !props.operatorMode && resolveMonitorType(props) === MonitorType.POD;
  if (!isAnnotated && props.mesh === undefined) return;

  refuse('AM221', `the pods of ${describe(value)} are not in this app, so ${isAnnotated ? 'annotations' : 'settings of the mesh'} cannot be added to them`,
    isAnnotated ? 'set operatorMode: true, or set the annotations where the pods are made' : 'leave mesh out');
}
