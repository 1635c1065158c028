/** What AppMonitoring.forScope reports on workloads of its scope. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ScopeMonitoringProps } from './scope-monitoring-props';
import { Severity } from '../findings/finding';
import { Problem, quote } from '../findings/problem';
import { quoteFew } from '../findings/quote-few';
import { canonicalJson } from '../units/canonical-json';
import { count } from '../units/count';
import { groupBy } from '../units/group';
import { FoundScope, Monitored } from './find/find-scope';

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

/** The construct of AppMonitoring.forScope. */
type MonitoredScope = IConstruct & { readonly apps: readonly IConstruct[] };

/** A scope in which nothing is monitored is probably a mistake. */
export function monitorsNothing({ apps, node }: MonitoredScope, { monitored, others }: FoundScope): Problem[] {
  return apps.length > 0 || monitored.length > 0 ? [] : [nothingIn(node.scope!, others.length)];
}

function nothingIn({ node: { path } }: IConstruct, others: number): Problem {
  const scope = path === '' ? 'the app' : quote(path);
  const why = others === 0 ? 'has no workload that is not monitored or left out already' : `has ${count(others, 'workload')} without a port for metrics`;

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

/** What an AppMonitoring writes. */
interface Written {
  readonly monitor?: ApiObject;
  readonly scrapeConfigs: readonly ApiObject[];
}

/**
 * Monitors with one name in one namespace of a chart: the cluster keeps only the last of them.
 * @param subjects what each of them is for
 */
export function sharedNames(apps: readonly Written[], subjects: readonly IConstruct[], { metadata }: ScopeMonitoringProps): Problem[] {
  const written = apps.flatMap(({ monitor, scrapeConfigs }, i) => (
    [...monitor ? [monitor] : [], ...scrapeConfigs].map((object) => ({ path: subjects[i].node.path, object }))));
  const byName = groupBy(written, ({ object: { chart, kind, name, metadata: { namespace } } }) => (
    [canonicalJson([chart.node.path, kind, namespace, name])]));

  return [...byName.values()].filter((all) => all.length > 1).map((all): Problem => {
    const [{ object: { kind, name } }] = all;
    const message = `${count(all.length, kind)} of AppMonitoring.forScope would have the name ${quote(name)}, and the cluster keeps only the last of them: ${quoteFew(all.map(({ path }) => path))}`;

    return metadata?.name === name
      ? { code: 'AM223', message, fix: 'leave metadata.name out, so that each monitor is named after its workload, or set workloads of one AppMonitoring to monitor them together' }
      : { code: 'AM121', message, fix: 'exclude all but one of them, and add an AppMonitoring with metadata.name for each of the others' };
  });
}

function nameOf(construct: IConstruct): string {
  return `${ApiObject.isApiObject(construct) ? construct.kind : 'construct'} ${quote(construct.node.path)}`;
}
