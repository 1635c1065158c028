/** Targets that are pods of the manifests, with their URLs taken apart. */
import { Forecast, ScrapedTarget } from './forecast';
import { MonitorEndpoint, partsOf } from './monitor-endpoints';
import { Pod } from '../kubernetes/pods/pod';
import { StoredObject } from '../manifests/objects';
import { groupBy } from '../units/group';

/** One of them. */
export interface PodTarget extends ScrapedTarget {
  /** It stands for all replicas of its workload. */
  readonly pod: Pod;
  readonly scheme: string;
  readonly port: number;
  /** With its query, unless that may be secret. */
  readonly path: string;
}

/** Those of all servers, job by job. */
export function* podTargets(forecast: Forecast): Generator<PodTarget> {
  const pods = groupBy(forecast.cluster.pods(), ({ source }) => [source]);
  for (const server of forecast.servers) {
    for (const job of server.jobs()) {
      for (const target of job.targets) {
        const [, scheme, host, port, path, query] = URL.exec(target.url) ?? [];
        // A job that stands in a Secret may ask for something secret.
        const isSecret = server.managed !== undefined && job.declaredBy === server.key;
        const pod = pods.get(target.source)?.find(({ name, ips }) => name === host || ips.includes(host));
        if (pod) yield { server, job, target, pod, scheme, port: Number(port ?? (scheme === 'https' ? 443 : 80)), path: isSecret ? path : `${path}${query}` };
      }
    }
  }
}

const URL = /^(\w+):\/\/\[?([^/?]*?)\]?(?::(\d+))?(\/[^?]*|)(\?.*|)$/s;

/** The monitor that a job is of, and its part; nothing for jobs that stand in the configuration of a server. */
export function tryDeclaration(forecast: Forecast, { declaredBy, job: name }: ScrapedTarget['job']): { readonly monitor: StoredObject; readonly part: MonitorEndpoint } | undefined {
  const [kind, namespace, ...rest] = declaredBy.split('/');
  const monitor = KINDS.has(kind) ? forecast.objects.tryFind(kind, namespace, rest.join('/')) : undefined;
  const part = monitor && partsOf(monitor).find(({ job }) => job === name);

  return monitor && part && { monitor, part };
}

const KINDS: ReadonlySet<string> = new Set(['ServiceMonitor', 'PodMonitor', 'Probe', 'ScrapeConfig']);

/** Key of the object that a finding on a target belongs to: the monitor, or what is scraped where a server's own configuration says so. */
export function subjectOf({ job, target }: ScrapedTarget): string {
  return KINDS.has(job.declaredBy.split('/')[0]) ? job.declaredBy : target.source;
}
