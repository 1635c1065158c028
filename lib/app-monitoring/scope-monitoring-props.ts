/** The props of AppMonitoring.forScope. */
import { IConstruct } from 'constructs';
import { AppMonitoringProps } from './app-monitoring-props';

/** How the workloads of a scope are monitored, and which of them. */
export interface ScopeMonitoringProps extends AppMonitoringProps {
  /**
   * Workloads of the scope that are monitored, or constructs with such workloads.
   * @default - all workloads of the scope
   */
  readonly include?: IConstruct[];

  /**
   * Workloads of the scope that are not monitored, or constructs with such workloads.
   * @default - none
   */
  readonly exclude?: IConstruct[];
}
