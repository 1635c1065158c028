/** Checks the props of AppMonitoring.forScope that only it has, and those that are not for it. */
import { IConstruct } from 'constructs';
import { checkValues } from './check-props';
import { checkTypes } from './check-types';
import { Problem, quote } from '../../findings/problem';
import { setFields } from '../../units/set-fields';
import { ScopeMonitoringProps } from '../scope-monitoring-props';

const OF_ONE_WORKLOAD = ['workload', 'workloads', 'pods'] as const;

/** Problems of the props that do not depend on a workload. */
export function checkScopeProps(scope: IConstruct, props: ScopeMonitoringProps): Problem[] {
  const wrongTypes = checkTypes(props);

  return wrongTypes.length > 0 ? wrongTypes : checkScope(scope, props).concat(checkValues(props));
}

/** Constructs must be in the scope, and workloads are found there. */
function checkScope(scope: IConstruct, props: ScopeMonitoringProps): Problem[] {
  const ofOneWorkload = [...setFields(props, new Set(OF_ONE_WORKLOAD)), ...(props.probe?.targets ? ['probe.targets'] : [])];

  return [
    ...ofOneWorkload.map((field) => bad(`${field} is set for AppMonitoring.forScope, which finds the workloads itself`, 'set include, or use new AppMonitoring')),
    ...(['include', 'exclude'] as const).flatMap((field) => (props[field] ?? []).flatMap((construct, i) => (
      construct.node.scopes.includes(scope)
        ? []
        : [bad(`${field}[${i}] ${quote(construct.node.path)} is not in the scope ${quote(scope.node.path)}`, 'give constructs of the scope')]))),
  ];
}

function bad(message: string, fix: string): Problem {
  return { code: 'AM223', message, fix };
}
