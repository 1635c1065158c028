/** What explanations look at: servers, what runs, and jobs run again for some objects alone. */
import { IsWanted, NarrowDiscovery } from './explain-discovery';
import { ServerForecast } from '../forecast/forecast-server';
import { Inspected } from '../forecast/inspected';
import { jobsOfMonitor, MonitorJob, selectionOf } from '../forecast/monitor-jobs';
import { OPERATOR } from '../forecast/operator';
import { jobsThroughOperator, targetsByText, targetsThroughOperator } from '../forecast/server-targets';
import { controllerOf } from '../kubernetes/pods/replicas';
import { isWorkloadKind, templatePathOf, WORKLOAD_KINDS } from '../kubernetes/workload';
import { tryYamlValue } from '../manifests/load/try-yaml-value';
import { StringMap, stringMapAt, valueAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';
import { Selection } from '../operator-port/selection';
import { Server } from '../operator-port/server';
import { readWholeConfiguration } from '../prometheus/configuration/read-configuration';
import { ScrapeJob } from '../prometheus/configuration/scrape-job';
import { JobTargets } from '../prometheus/targets/target';
import { withoutSecretTargets } from '../redaction/hide-target-secrets';
import { once } from '../units/once';

/** Something that selectors of monitors look at: a Service, a pod, an Ingress. */
export interface Selectable {
  /** Of the object; of the workload for a pod. */
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  readonly labels: StringMap;
  /** A workload that runs no pods: its template would match. */
  readonly isIdle?: true;
}

/** Something that runs, as selectors see it. */
export function selectable({ source, namespace, name, labels }: Omit<Selectable, 'key'> & { readonly source: string }): Selectable {
  return { key: source, namespace, name, labels };
}

function idlePod({ key, kind, namespace, name, manifest }: StoredObject): Selectable {
  return { key, namespace, name, labels: stringMapAt(valueAt(manifest, templatePathOf(kind)), ['metadata', 'labels']), isIdle: true };
}

/** A server that the operator manages. */
export interface ManagedServer extends ServerForecast {
  readonly key: string;
  readonly managed: { readonly server: Server; readonly selection: Selection };
}

/** Everything is made when it is first asked for, once. */
export class ExplainScene {
  readonly workloads = once(() => WORKLOAD_KINDS.flatMap((kind) => this.inspected.objects.ofKind(kind))
    .filter(({ kind, manifest }) => isWorkloadKind(manifest.apiVersion ?? '', kind)));
  /** Of each workload its children: pods of a ReplicaSet, for example. */
  private readonly children = once(() => {
    const children = new Map<string, string[]>();
    for (const { key, namespace, manifest } of this.workloads()) {
      const parent = controllerOf(manifest);
      const parentKey = parent && `${parent.kind}/${namespace}/${parent.name}`;
      if (parentKey !== undefined) children.set(parentKey, [...children.get(parentKey) ?? [], key]);
    }

    return children;
  });
  readonly services = once(() => this.inspected.cluster.services().map(selectable));
  readonly ingresses = once(() => this.inspected.cluster.ingresses().map(selectable));
  /** Running ones, then workloads that run none. */
  readonly pods = once((): Selectable[] => {
    const running = this.inspected.cluster.pods();
    const busy = new Set(running.map(({ source }) => source));
    const idle = this.workloads().filter(({ key }) => !busy.has(key) && !this.children().has(key));

    return [
      ...running.map(selectable),
      ...idle.map(idlePod),
    ];
  });

  constructor(readonly inspected: Inspected, private readonly hideSecrets: boolean) {}

  /** Keys of a workload and of whatever it has made. */
  sourcesOf(workload: string): Set<string> {
    const keys = new Set<string>();
    const visit = (key: string): void => {
      if (keys.has(key)) return;
      keys.add(key);
      this.children().get(key)?.forEach(visit);
    };
    visit(workload);

    return keys;
  }

  /** Sorted by key. */
  serverKeys(): string[] {
    return [...this.inspected.servers.keys()].sort();
  }

  /** The jobs of one monitor, as its server reads them. */
  jobsOf({ managed }: ManagedServer, monitor: StoredObject): MonitorJob[] {
    return jobsOfMonitor(managed, monitor);
  }

  /** The jobs of a server that go by no selector: of ScrapeConfigs, and those that stand in a configuration. */
  otherJobsOf(key: string): ScrapeJob[] {
    const { managed, given = '' } = this.inspected.servers.get(key)!;
    if (!managed) return readWholeConfiguration(tryYamlValue(given, true), { fill: (text) => text });
    const { server, selection } = managed;

    const others = { ...selection, serviceMonitors: [], podMonitors: [], probes: [], server };

    return [...jobsThroughOperator(OPERATOR, others)].map(({ byShard: [job] }) => job);
  }

  /** What becomes of targets that are wanted, in the jobs of a monitor or all of them. */
  run(key: string, isWanted: IsWanted, monitor?: StoredObject): readonly JobTargets[] {
    const { managed, given = '' } = this.inspected.servers.get(key)!;
    const { cluster } = this.inspected;
    const view = { cluster, discovery: new NarrowDiscovery(cluster, isWanted) };
    if (!managed) return targetsByText(given, view).jobs;
    const { server, selection } = managed;
    const found = targetsThroughOperator(OPERATOR, { ...monitor ? selectionOf(selection, monitor) : selection, server }, view);

    return this.hideSecrets ? withoutSecretTargets(key, found, () => found).jobs : found.jobs;
  }
}
