/** Constructs that bring their own monitoring. */
import { IConstruct } from 'constructs';
import { AppMonitoringProps } from './app-monitoring-props';

/** A construct of a library that knows how it is monitored: `AppMonitoring.forScope` asks it. */
export interface IMonitorable extends IConstruct {
  /**
   * How the construct is scraped. What is left out is as in `AppMonitoring.forScope`; the workload is the construct, unless it says otherwise.
   *
   * Asked once, when the scope is monitored.
   */
  monitoringProps(): AppMonitoringProps;
}

/** Whether a construct says how it is monitored. */
export function isMonitorable(construct: IConstruct): construct is IMonitorable {
  return typeof (construct as Partial<IMonitorable>).monitoringProps === 'function';
}
