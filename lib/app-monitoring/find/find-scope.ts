/** Finds what can be monitored in a scope: workloads, and constructs that declare how they are monitored. */
import { ApiObject, Chart, Names } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { probesTargets, workloadsOrUnseenIn } from './find-workload';
import { tryWorkload } from '../../kubernetes/workload';
import { readPlain } from '../../tree/amendments';
import { kindsIn } from '../../tree/app-kinds';
import { workloadsIn } from '../../tree/from-app';
import { AppMonitoringProps } from '../app-monitoring-props';
import { IMonitorable, isMonitorable } from '../monitorable';
import { tryMetricsPort } from '../ports/metrics-port';
import { ScopeMonitoringProps } from '../scope-monitoring-props';

/** What one AppMonitoring is for. */
export interface Monitored {
  /** The workload; or the construct that declares something else, such as `pods` or several `workloads`. */
  readonly subject: IConstruct;
  /** The workloads, as far as they are in the app. */
  readonly workloads: readonly ApiObject[];
  readonly props: AppMonitoringProps;
}

/** What is in a scope. */
export interface FoundScope {
  readonly monitored: readonly Monitored[];
  /** Workloads without a port for metrics, and constructs that declare how they are monitored and hold no workload. */
  readonly others: readonly IConstruct[];
}

/** The props that a construct gives; it is asked once. */
export type Ask = (construct: IMonitorable) => AppMonitoringProps;

/** Workloads come first, those of constructs that implement IMonitorable with their props; then what such constructs have beside them. */
export function findScope(scope: IConstruct, { include, exclude, ...props }: ScopeMonitoringProps, ask: Ask): FoundScope {
  const choice = { include, exclude };
  const inScope = new Set(workloadsIn(scope));
  const declared = scope.node.findAll().filter(isMonitorable).map((construct) => declaredBy(construct, props, ask(construct)));
  const owners = new Map(declared.flatMap((each) => each.claimed.map((workload) => [workload, each])));

  const all = [
    ...[...inScope].flatMap((workload) => {
      const owner = owners.get(workload);

      if (owner?.isWhole || !isWanted(choice, workload, owner?.construct)) return [];

      return [asMonitored(workload, owner?.props ?? withMetricsPort(workload, props))];
    }),
    ...declared.flatMap((each) => besideWorkloads(each, inScope, choice)),
  ];

  return { monitored: all.filter(isMonitored), others: all.filter((each) => !isMonitored(each)) as IConstruct[] };
}

/** Which constructs of the scope are monitored. */
type Choice = Pick<ScopeMonitoringProps, 'include' | 'exclude'>;

/** Whether a workload is monitored; it is also included by the construct that declares how. */
function isWanted({ include, exclude = [] }: Choice, workload: IConstruct, by: IConstruct = workload): boolean {
  return !isInOne(workload, exclude) && (include === undefined || isInOne(workload, include) || isInOne(by, include));
}

function isInOne({ node: { scopes } }: IConstruct, constructs: readonly IConstruct[]): boolean {
  return constructs.some((construct) => scopes.includes(construct));
}

/** The workload itself if it declares no port for metrics. */
function asMonitored(workload: ApiObject, props: AppMonitoringProps | undefined): Monitored | ApiObject {
  return props ? { subject: workload, workloads: [workload], props: { ...props, workload } } : workload;
}

/** Whether what is found is monitored already. */
export function isCovered({ subject, workloads }: Monitored, covered: ReadonlySet<IConstruct>): boolean {
  return covered.has(subject) || (workloads.length > 0 && workloads.every((workload) => covered.has(workload)));
}

/** Where the AppMonitoring is added: beside its workload, or in the construct that declares it. */
export function placeIn({ subject }: Monitored): [Construct, string] {
  if (ApiObject.isApiObject(subject)) return [Chart.of(subject), `monitoring-${Names.toDnsLabel(subject)}`];

  return [subject as Construct, subject.node.tryFindChild('monitoring') ? 'scope-monitoring' : 'monitoring'];
}

function isMonitored(found: Monitored | IConstruct): found is Monitored {
  return 'subject' in found;
}

/** What a construct declares. */
interface DeclaredBy {
  readonly construct: IConstruct;
  /** Its props, with those of the scope. */
  readonly props: AppMonitoringProps;
  /** Workloads that are monitored as it says. */
  readonly claimed: readonly ApiObject[];
  /** Whether one AppMonitoring is for all of it; otherwise each workload has one. */
  readonly isWhole: boolean;
}

function declaredBy(construct: IConstruct, props: AppMonitoringProps, own: AppMonitoringProps): DeclaredBy {
  const all = { ...props, ...own };
  const claimed = (own.workloads ?? [own.workload ?? construct]).flatMap(workloadsOrUnseenIn);
  const isBehind = claimed.length === 0 && (own.service !== undefined || own.ingress !== undefined);
  const isWhole = own.workload === undefined && (own.workloads !== undefined || own.pods !== undefined || probesTargets(all) || isBehind);

  return { construct, props: all, claimed, isWhole };
}

/** What a construct declares beside the workloads of the scope; the construct itself if it declares nothing. */
function besideWorkloads(declared: DeclaredBy, inScope: ReadonlySet<ApiObject>, choice: Choice): (Monitored | IConstruct)[] {
  const { construct, props, claimed, isWhole } = declared;
  const wanted = claimed.filter((workload) => isWanted(choice, workload, construct));
  const elsewhere = wanted.filter((workload) => !inScope.has(workload));
  if (!isWhole && claimed.length > 0) return elsewhere.map((workload) => asMonitored(workload, props));
  if (props.workloads && isWhole) {
    return wanted.length === 0 ? [] : [{ subject: construct, workloads: wanted, props: { ...props, workloads: wanted } }];
  }
  if (!isWanted(choice, construct)) return [];

  return [isWhole ? { subject: construct, workloads: [], props } : construct];
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
