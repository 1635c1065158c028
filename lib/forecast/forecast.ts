/** What will happen in the cluster: what each server selects and scrapes, with an index for each question. */
import { CheckedServer, isManaged, ManagedServer, checkedServer } from './checked-server';
import { CompleteNamespaces } from './complete-namespaces';
import { DiscoveryRights } from './discovery-rights';
import { ServerForecast } from './forecast-server';
import { givenNamespaces } from './given-namespaces';
import { Labelled } from './match-index';
import { DeclaredPod, MonitoredObjects } from './monitored-objects';
import { NarrowRuns } from './narrow-runs';
import { OPERATOR } from './operator';
import { ServerSelection } from './server-selection';
import { ServerView } from './server-targets';
import { ServicePaths } from './service-paths';
import { ScrapedTarget, ServerJob, TargetIndex } from './target-index';
import { WorkloadFamily } from './workload-family';
import { RunningService } from '../kubernetes/endpoints/running-service';
import { RunningCluster } from '../kubernetes/running-cluster';
import { Objects, StoredObject } from '../manifests/objects';
import { MONITOR_KINDS, MonitorKind } from '../operator-port/monitor-kinds';
import { Operator } from '../operator-port/operator';
import { Reader } from '../operator-port/reader';
import { Rejection } from '../operator-port/rejection';
import { ServerPods } from '../operator-port/server-pods';
import { Discovery } from '../prometheus/discovery/kubernetes-discovery';
import { findsTargets } from '../prometheus/targets/target';
import { whyNotRunning } from '../surroundings/hooks';
import { addTo } from '../units/group';
import { once } from '../units/once';

/** A source of targets as a server sees it. */
export interface FoundSource {
  readonly source: string;
  /** Final labels of a target. */
  readonly labels?: ReadonlyMap<string, string>;
}

/** Answers what is selected, found and scraped; everything is computed once, on first use. */
export class Forecast {
  readonly cluster: RunningCluster;

  readonly servers: readonly CheckedServer[];

  /** Servers that the operator manages. */
  readonly managedServers: readonly ManagedServer[];

  /** Which server takes which monitor. */
  readonly selection: ServerSelection;

  /** What Services lead to. */
  readonly paths: ServicePaths;

  /** Jobs run again for some targets alone. */
  readonly narrow: NarrowRuns;

  /** Workloads and what they have made. */
  readonly family: WorkloadFamily;

  /** The objects that monitors can select. */
  readonly monitored = once(() => new MonitoredObjects(this.cluster));

  /** What monitors would select of the objects that only a hook of Helm or Argo CD creates. */
  readonly monitoredOfHooks = once(() => {
    const hooks = this.objects.all().filter((object) => whyNotRunning(object) !== undefined);

    return new MonitoredObjects(new RunningCluster(new Objects(hooks.map(({ manifest }) => manifest)), this.cluster.workloads.kinds));
  });

  /** The namespaces in which no app creates objects by itself. */
  readonly completeNamespaces = once(() => new CompleteNamespaces(this.objects));

  /** Who else creates or changes objects. */
  readonly surroundings: DiscoveryRights['surroundings'];

  /** What servers are allowed to read. */
  readonly rights: DiscoveryRights;

  private readonly byKey: ReadonlyMap<string, CheckedServer>;
  private readonly targets = once(() => new TargetIndex(this.servers));
  private readonly found = new Map<string, readonly Labelled[]>();
  /** Monitors by the keys of the objects that they select. */
  private readonly finders = once(() => {
    const finders = new Map<string, StoredObject[]>();
    for (const { monitor } of this.monitors()) this.selectedBy(monitor).forEach(({ source }) => addTo(finders, source, monitor));

    return finders;
  });

  constructor(
    readonly objects: Objects, private readonly view: ServerView, results: ReadonlyMap<string, ServerForecast>,
    readonly operator: Operator = OPERATOR,
  ) {
    const { cluster, rights } = view;
    this.cluster = cluster;
    this.rights = rights;
    this.surroundings = rights.surroundings;
    this.servers = [...results].map(([key, result]) => checkedServer(key, result));
    this.byKey = new Map(this.servers.map((server) => [server.key, server]));
    this.managedServers = this.servers.filter(isManaged);
    this.selection = new ServerSelection(objects, this.managedServers, operator);
    this.paths = new ServicePaths(cluster);
    this.narrow = new NarrowRuns(view, operator);
    this.family = new WorkloadFamily(cluster.workloads);
  }

  /** What Prometheus finds in the cluster. */
  get discovery(): Discovery {
    return this.view.discovery;
  }

  /** The server of a key. */
  tryServer(key: string): CheckedServer | undefined {
    return this.byKey.get(key);
  }

  /** The pods of a server, as far as they are known. */
  tryPodsOfServer({ managed }: CheckedServer): ServerPods | undefined {
    if (managed === undefined) return undefined;
    const { reader } = managed.server;

    return reader === undefined ? this.operator.podsOf(managed.server) : tryReaderPods(reader);
  }

  /** Monitors of all kinds, each with its kind. */
  *monitors(): Generator<{ readonly kind: MonitorKind; readonly monitor: StoredObject }> {
    for (const kind of MONITOR_KINDS) {
      for (const monitor of this.objects.ofKind(kind.kind)) yield { kind, monitor };
    }
  }

  /** Servers that select a monitor and do not reject it. */
  serversOf(monitor: StoredObject): readonly CheckedServer[] {
    return this.selection.takersOf(monitor);
  }

  /** The servers that a monitor is rejected for, with the operator's reasons. */
  rejectionsOf(monitor: StoredObject): { readonly server: CheckedServer; readonly rejection: Rejection }[] {
    return this.selection.rejectionsOf(monitor);
  }

  /**
   * Namespaces that a monitor searches; undefined for all namespaces.
   * @param servers whose settings hold
   */
  namespacesOf(monitor: StoredObject, servers: readonly CheckedServer[] = this.serversOf(monitor)): readonly string[] | undefined {
    if (keepsToItsNamespace(servers)) return [monitor.namespace];

    return givenNamespaces(monitor, this.monitored().targetSelectorOf(monitor)?.path);
  }

  /** Whether all servers of a monitor ignore its `namespaceSelector` and search only its own namespace. */
  ignoresNamespaceSelector(monitor: StoredObject): boolean {
    return keepsToItsNamespace(this.serversOf(monitor));
  }

  /**
   * Services, pods or Ingresses that a monitor selects.
   * @param servers whose settings hold
   */
  selectedBy(monitor: StoredObject, servers: readonly CheckedServer[] = this.serversOf(monitor)): readonly Labelled[] {
    const id = `${keepsToItsNamespace(servers)} ${monitor.key}`;
    const known = this.found.get(id);
    if (known) return known;
    const lookup = this.monitored().targetSelectorOf(monitor);
    const found = lookup?.index.matching(this.namespacesOf(monitor, servers), lookup.selector) ?? [];
    this.found.set(id, found);

    return found;
  }

  /** Services that a ServiceMonitor selects; empty for other kinds. */
  servicesOf(monitor: StoredObject, servers?: readonly CheckedServer[]): readonly RunningService[] {
    return monitor.kind === 'ServiceMonitor' ? this.selectedBy(monitor, servers) as readonly RunningService[] : [];
  }

  /** Pods that a PodMonitor selects, or the pods of the Services that a ServiceMonitor selects. */
  podsOf(monitor: StoredObject): readonly DeclaredPod[] {
    if (monitor.kind === 'PodMonitor') return this.selectedBy(monitor) as readonly DeclaredPod[];

    return [...new Set(this.servicesOf(monitor).flatMap((service) => this.monitored().podsOf(service)))];
  }

  /**
   * Keys of the Services through which a ServiceMonitor gets to what it scrapes; several where more than one leads there and no label shows
   * which it is.
   */
  servicesBetween(monitor: StoredObject, server: CheckedServer, { source, labels }: FoundSource): readonly string[] {
    const leading = this.servicesOf(monitor, [server]).filter((service) => this.paths.leadsTo(service, source));
    const named = leading.filter(({ name, namespace }) => labels?.get('service') === name && labels.get('namespace') === namespace);

    return (named.length === 1 ? named : leading).map((service) => service.source);
  }

  /** Monitors that select a Service, the pods of a workload, or an Ingress, by its key. */
  monitorsSelecting(source: string): readonly StoredObject[] {
    return this.finders().get(source) ?? [];
  }

  /** Whether a monitor, or one of its jobs, has a target in any server, or would have one if the server were allowed to list it. */
  hasTargets({ key }: StoredObject, name?: string): boolean {
    return this.jobsOf(key).some(({ job }) => findsTargets(job) && (name === undefined || job.job === name));
  }

  /** The jobs of a monitor, or of the configuration of a server, by its key. */
  jobsOf(key: string): readonly ServerJob[] {
    return this.targets().declaredBy(key);
  }

  /** Targets of a workload, a Service or an Ingress in all servers and jobs. */
  targetsFrom(source: string): readonly ScrapedTarget[] {
    return this.targets().from(source);
  }
}

/** Their labels say nothing as long as their namespace is not known. */
function tryReaderPods({ namespace, podLabels }: Reader): ServerPods | undefined {
  return namespace === undefined ? undefined : { namespace, ...podLabels && { labels: podLabels }, mayHaveOtherLabels: true };
}

/** Whether servers look in a monitor's own namespace alone, whatever it says. */
function keepsToItsNamespace(servers: readonly CheckedServer[]): boolean {
  return servers.length > 0 && servers.every(({ managed }) => managed?.server.spec.ignoreNamespaceSelectors);
}
