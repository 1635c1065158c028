/** What AppMonitoring.forScope reports on workloads of its scope. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Severity } from '../findings/finding';
import { Problem, quote } from '../findings/problem';
import { MonitoredWorkload } from './find/find-scope';

/** A workload that does not say which port serves metrics. */
export function withoutMetricsPort({ kind, node: { path } }: ApiObject): Problem {
  return {
    code: 'AM218',
    severity: Severity.INFO,
    message: `${kind} ${quote(path)} declares no port for metrics, so it is not monitored`,
    fix: 'name the port "metrics", set port, or add an AppMonitoring for this workload',
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
export function cameLater({ workload: { kind, node: { path } } }: MonitoredWorkload): Problem {
  return {
    code: 'AM219',
    message: `${kind} ${quote(path)} was added after AppMonitoring.forScope, so it is not monitored`,
    fix: 'call AppMonitoring.forScope after the last workload is added, or once more',
  };
}
