/** Constructs that declare how they are monitored. */
import { IConstruct } from 'constructs';
import { AppMonitoringProps } from './app-monitoring-props';

/** A construct that declares how it is monitored; `AppMonitoring.forScope` uses it. */
export interface IMonitorable extends IConstruct {
  /**
   * Props for the AppMonitoring of this construct. A prop that is left out is taken from `AppMonitoring.forScope`. By default, each
   * workload in the construct has an AppMonitoring; with `workloads`, `pods` or targets to probe, one AppMonitoring is for all of it.
   *
   * It is called once, by `AppMonitoring.forScope`.
   */
  monitoringProps(): AppMonitoringProps;
}

/** Whether a construct implements IMonitorable. */
export function isMonitorable(construct: IConstruct): construct is IMonitorable {
  return typeof (construct as Partial<IMonitorable>).monitoringProps === 'function';
}
