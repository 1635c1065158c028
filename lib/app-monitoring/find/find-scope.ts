/** Finds the workloads of a scope that can be monitored. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { MonitoringError } from '../../findings/monitoring-error';
import { findingAt } from '../../findings/problem';
import { tryWorkload } from '../../kubernetes/workload';
import { readPlain } from '../../tree/amendments';
import { kindsIn } from '../../tree/app-kinds';
import { workloadsIn } from '../../tree/from-app';
import { AppMonitoringProps } from '../app-monitoring-props';
import { checkTypes } from '../check/check-types';
import { isMonitorable } from '../monitorable';
import { tryMetricsPort } from '../ports/metrics-port';
import { ScopeMonitoringProps } from '../scope-monitoring-props';

/** A workload to be monitored. */
export interface MonitoredWorkload {
  readonly workload: ApiObject;
  readonly props: AppMonitoringProps;
}

/** Workloads of a scope. */
export interface FoundScope {
  readonly monitored: readonly MonitoredWorkload[];
  /** Workloads without a port for metrics. */
  readonly others: readonly ApiObject[];
}

/** Constructs that implement IMonitorable come first, each for the workloads in it. */
export function findScope(scope: IConstruct, { include, exclude = [], ...props }: ScopeMonitoringProps): FoundScope {
  const own = ownProps(scope, props);
  const monitored: MonitoredWorkload[] = [];
  const others: ApiObject[] = [];
  const isWanted = (workload: ApiObject) => (include === undefined || isInOne(workload, include)) && !isInOne(workload, exclude);
  for (const workload of workloadsIn(scope).filter(isWanted)) {
    const given = own.get(workload) ?? withMetricsPort(workload, props);
    if (given) monitored.push({ workload, props: { ...given, workload } });
    else others.push(workload);
  }

  return { monitored, others };
}

function isInOne({ node: { scopes } }: IConstruct, constructs: readonly IConstruct[]): boolean {
  return constructs.some((construct) => scopes.includes(construct));
}

function ownProps(scope: IConstruct, props: AppMonitoringProps): Map<ApiObject, AppMonitoringProps> {
  return new Map(scope.node.findAll().filter(isMonitorable).flatMap((construct) => {
    const own = construct.monitoringProps();
    const problems = checkTypes(own);
    if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt(construct.node.path, problem)));

    return workloadsIn(own.workload ?? construct).map((workload): [ApiObject, AppMonitoringProps] => [workload, { ...props, ...own }]);
  }));
}

/** The given port, where it is declared; otherwise a port for metrics. */
function withMetricsPort(workload: ApiObject, props: AppMonitoringProps): AppMonitoringProps | undefined {
  const { containers = [] } = tryWorkload(readPlain(workload), kindsIn(workload)) ?? {};
  const ports = containers.flatMap((container) => container.ports).filter(({ protocol }) => protocol === 'TCP');
  if (props.port !== undefined) {
    return ports.some(({ name, containerPort }) => name === props.port || `${containerPort}` === `${props.port}`) ? props : undefined;
  }
  const port = tryMetricsPort(ports, ({ containerPort }) => [containerPort]);

  return port && { ...props, port: port.name || port.containerPort };
}
