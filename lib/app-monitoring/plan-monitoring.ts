/** From props and tree to a plan: the one way through all stages. */
import { IConstruct } from 'constructs';
import { AppView } from '../cluster/from-app';
import { Profile } from '../profiles/profile';
import { planAnnotations } from './annotations/plan-annotations';
import { AppMonitoringProps } from './app-monitoring-props';
import { findWorkload } from './find/find-workload';
import { planOperatorMode } from './operator-mode/plan-operator-mode';
import { Plan, PlanContext } from './plan';
import { refuseNamesakes } from './refuse-namesakes';
import { resolveScrapes } from './resolve';

/** @throws Refusal with all that stands in the way */
export function planMonitoring(view: AppView, reader: IConstruct, props: AppMonitoringProps): Plan {
  const context: PlanContext = {
    view,
    reader,
    props,
    profile: props.profile ?? Profile.tryOf(reader),
    workload: findWorkload(view, reader, props.workload),
    scrapes: resolveScrapes(props),
  };

  const plan = props.operatorMode ? planOperatorMode(context) : planAnnotations(context);
  refuseNamesakes(context, plan);

  return plan;
}
