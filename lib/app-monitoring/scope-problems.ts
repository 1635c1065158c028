/** What AppMonitoring.forScope reports on workloads of its scope. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Severity } from '../findings/finding';
import { Problem, quote } from '../findings/problem';
import { Monitored } from './find/find-scope';

/** A workload that does not say which port serves metrics, or a construct that says how it is monitored, and holds no workload. */
export function notMonitored(construct: IConstruct): Problem {
  const isWorkload = ApiObject.isApiObject(construct);

  return {
    code: 'AM218',
    severity: Severity.INFO,
    message: `${nameOf(construct)} ${isWorkload ? 'declares no port for metrics' : 'implements IMonitorable, but no workload is in it'}, so it is not monitored`,
    fix: isWorkload ? 'name the port "metrics", set port, or add an AppMonitoring for this workload' : 'return workload, workloads, pods or service in monitoringProps()',
  };
}

/** A scope in which nothing is monitored. */
export function monitorsNothing({ node: { path } }: IConstruct, others: number): Problem {
  const scope = path === '' ? 'the app' : quote(path);
  const why = others === 0 ? 'has no workload that is not monitored or left out already' : `has ${others} workloads without a port for metrics`.replace(/^has 1 workloads/, 'has 1 workload');

  return {
    code: 'AM225',
    severity: Severity.WARNING,
    message: `AppMonitoring.forScope monitors nothing: ${scope} ${why}`,
    fix: others === 0 ? 'call it for a scope with further workloads, after they are added, or remove the call' : 'name the port "metrics", or set port',
  };
}

/** A workload that AppMonitoring.forScope could not find yet. */
export function cameLater({ subject }: Monitored): Problem {
  return {
    code: 'AM219',
    message: `${nameOf(subject)} was added after AppMonitoring.forScope, so it is not monitored`,
    fix: 'call AppMonitoring.forScope after the last workload is added, or once more',
  };
}

function nameOf(construct: IConstruct): string {
  return `${ApiObject.isApiObject(construct) ? construct.kind : 'construct'} ${quote(construct.node.path)}`;
}
