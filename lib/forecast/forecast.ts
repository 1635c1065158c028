/** What will happen in the cluster: what each server selects and scrapes, with an index for each question. */
import { CompleteNamespaces } from './complete-namespaces';
import { statedNamespaces } from './given-namespaces';
import { Labelled } from './match-index';
import { DeclaredPod, MonitoredObjects } from './monitored-objects';
import { OPERATOR } from './operator';
import { Access } from '../kubernetes/access/access';
import { RunningService } from '../kubernetes/endpoints/running-service';
import { RunningCluster } from '../kubernetes/running-cluster';
import { Objects, StoredObject } from '../manifests/objects';
import { MONITOR_KINDS, MonitorKind } from '../operator-port/monitor-kinds';
import { Operator } from '../operator-port/operator';
import { Rejection } from '../operator-port/rejection';
import { Selection } from '../operator-port/selection';
import { Server } from '../operator-port/server';
import { JobTargets, Target } from '../prometheus/targets/target';
import { addTo } from '../units/group';
import { once } from '../units/once';

/** A server, its selection and its jobs. */
export interface CheckedServer {
  /** Key of the object, or `prometheus.yml`. */
  readonly key: string;
  /** Absent if no operator manages it, or the API server refuses the object. */
  readonly managed?: { readonly server: Server; readonly selection: Selection };
  /** Whether there is a configuration. */
  readonly isConfigured: () => boolean;
  /** The jobs of its configuration with their targets. */
  readonly jobs: () => readonly JobTargets[];
}

/** A target, and the server and job that scrape it. */
export interface ScrapedTarget {
  readonly server: CheckedServer;
  readonly job: JobTargets;
  readonly target: Target;
}

/** Answers what is selected, found and scraped; everything is computed once, on first use. */
export class Forecast {
  /** Servers that the operator manages. */
  readonly managedServers: readonly (CheckedServer & { readonly managed: NonNullable<CheckedServer['managed']> })[];

  /** The objects that monitors can select. */
  readonly monitored = once(() => new MonitoredObjects(this.objects, this.cluster));

  /** The namespaces of which the manifests hold all objects. */
  readonly completeNamespaces = once(() => new CompleteNamespaces(this.objects));

  /** What ServiceAccounts are allowed to read. */
  readonly access = once(() => new Access(this.objects));

  private readonly found = new Map<string, readonly Labelled[]>();
  /** Monitors by the keys of the objects that they select. */
  private readonly finders = once(() => {
    const finders = new Map<string, StoredObject[]>();
    for (const { monitor } of this.monitors()) this.selectedBy(monitor).forEach(({ source }) => addTo(finders, source, monitor));

    return finders;
  });

  private readonly bySource = once(() => {
    const found = new Map<string, ScrapedTarget[]>();
    for (const server of this.servers) {
      for (const job of server.jobs()) job.targets.forEach((target) => addTo(found, target.source, { server, job, target }));
    }

    return found;
  });

  private readonly byDeclaration = once(() => {
    const found = new Map<string, { readonly server: CheckedServer; readonly job: JobTargets }[]>();
    for (const server of this.servers) {
      for (const job of server.jobs()) addTo(found, job.declaredBy, { server, job });
    }

    return found;
  });

  private readonly takenBy = once(() => {
    const found = new Map<string, CheckedServer[]>();
    for (const server of this.managedServers) {
      const { serviceMonitors, podMonitors, probes, scrapeConfigs } = server.managed.selection;
      for (const { key } of [...serviceMonitors, ...podMonitors, ...probes, ...scrapeConfigs]) addTo(found, key, server);
    }

    return found;
  });

  constructor(
    readonly objects: Objects, readonly cluster: RunningCluster, readonly servers: readonly CheckedServer[],
    readonly operator: Operator = OPERATOR,
  ) {
    this.managedServers = servers.filter((server): server is Forecast['managedServers'][number] => server.managed !== undefined);
  }

  /** Monitors of all kinds, each with its kind. */
  *monitors(): Generator<{ readonly kind: MonitorKind; readonly monitor: StoredObject }> {
    for (const kind of MONITOR_KINDS) {
      for (const monitor of this.objects.ofKind(kind.kind)) yield { kind, monitor };
    }
  }

  /** Servers that select a monitor and do not reject it. */
  serversOf(monitor: StoredObject): readonly CheckedServer[] {
    return this.takenBy().get(monitor.key) ?? [];
  }

  /** Namespaces that a monitor searches, with the settings of its servers; undefined for all namespaces. */
  namespacesOf(monitor: StoredObject): readonly string[] | undefined {
    if (this.ignoresNamespaceSelector(monitor)) return [monitor.namespace];

    return statedNamespaces(monitor, this.monitored().targetSelectorOf(monitor)?.path);
  }

  /** Whether all servers of a monitor ignore its `namespaceSelector` and search only its own namespace. */
  ignoresNamespaceSelector(monitor: StoredObject): boolean {
    const servers = this.serversOf(monitor);

    return servers.length > 0 && servers.every(({ managed }) => managed?.server.spec.ignoreNamespaceSelectors);
  }

  /** Services, pods or Ingresses that a monitor selects. */
  selectedBy(monitor: StoredObject): readonly Labelled[] {
    const lookup = this.monitored().targetSelectorOf(monitor);
    const found = this.found.get(monitor.key) ?? lookup?.index.matching(this.namespacesOf(monitor), lookup.selector) ?? [];
    this.found.set(monitor.key, found);

    return found;
  }

  /** Services that a ServiceMonitor selects; empty for other kinds. */
  servicesOf(monitor: StoredObject): readonly RunningService[] {
    return monitor.kind === 'ServiceMonitor' ? this.selectedBy(monitor) as readonly RunningService[] : [];
  }

  /** Pods that a PodMonitor selects, or the pods of the Services that a ServiceMonitor selects. */
  podsOf(monitor: StoredObject): readonly DeclaredPod[] {
    if (monitor.kind === 'PodMonitor') return this.selectedBy(monitor) as readonly DeclaredPod[];

    return [...new Set(this.servicesOf(monitor).flatMap((service) => this.monitored().podsOf(service)))];
  }

  /** Monitors that select a Service, the pods of a workload, or an Ingress, by its key. */
  monitorsSelecting(source: string): readonly StoredObject[] {
    return this.finders().get(source) ?? [];
  }

  /** Whether a monitor, or one of its jobs, has a target in any server. */
  hasTargets({ key }: StoredObject, name?: string): boolean {
    return this.jobsOf(key).some(({ job }) => job.targets.length > 0 && (name === undefined || job.job === name));
  }

  /** The servers that a monitor is rejected for, with the operator's reasons. */
  rejectionsOf(monitor: StoredObject): { readonly server: CheckedServer; readonly rejection: Rejection }[] {
    return this.managedServers.flatMap((server) => {
      const rejection = server.managed.selection.rejected.get(monitor.key);

      return rejection === undefined ? [] : [{ server, rejection }];
    });
  }

  /** The jobs of a monitor, or of the configuration of a server, by its key. */
  jobsOf(key: string): readonly { readonly server: CheckedServer; readonly job: JobTargets }[] {
    return this.byDeclaration().get(key) ?? [];
  }

  /** Targets of a workload, a Service or an Ingress in all servers and jobs. */
  targetsFrom(source: string): readonly ScrapedTarget[] {
    return this.bySource().get(source) ?? [];
  }

  /** Keys of the objects that targets come from. */
  sources(): Iterable<string> {
    return this.bySource().keys();
  }
}
