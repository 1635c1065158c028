/** From props and tree to a plan, through all stages. */
import { IConstruct } from 'constructs';
import { refuse } from '../findings/refusal';
import { describe } from '../manifests/manifest';
import { Profile } from '../profiles/profile';
import { AppView } from '../tree/from-app';
import { planAnnotations } from './annotations/plan-annotations';
import { AppMonitoringProps } from './app-monitoring-props';
import { findWorkload } from './find/find-workload';
import { planOperatorMode } from './operator-mode/plan-operator-mode';
import { Plan, PlanContext } from './plan';
import { refuseNameClash } from './refuse-name-clash';
import { resolveScrapes } from './resolve';

/** @throws Refusal with all problems that prevent a plan */
export function planMonitoring(view: AppView, monitoring: IConstruct, props: AppMonitoringProps): Plan {
  const context: PlanContext = {
    view,
    monitoring,
    props,
    profile: props.profile ?? Profile.tryOf(monitoring),
    workload: findWorkload(view, monitoring, props.workload),
    scrapes: resolveScrapes(props),
  };

  refuseAdditionsToUnseen(context);
  const plan = props.operatorMode ? planOperatorMode(context) : planAnnotations(context);
  refuseNameClash(context, plan);

  return plan;
}

/** Pods that are not in the manifests can be selected, but nothing can be added to them. */
function refuseAdditionsToUnseen({ workload: { value }, props }: PlanContext): void {
  if (!value.isUnseen || (props.operatorMode && props.mesh === undefined)) return;

  refuse('AM221', `the pods of ${describe(value)} are made by its operator, so ${props.operatorMode ? 'settings of the mesh' : 'annotations'} cannot be added to them`,
    props.operatorMode ? 'leave mesh out' : 'set operatorMode: true, or set the annotations in the fields of the object itself');
}
