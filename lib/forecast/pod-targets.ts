/** Targets that are pods of the manifests, with their URLs parsed. */
import { Forecast, ScrapedTarget } from './forecast';
import { MonitorEndpoint, partsOf } from './monitor-endpoints';
import { Pod } from '../kubernetes/pods/pod';
import { StoredObject } from '../manifests/objects';
import { groupBy } from '../units/group';

/** A target that is a pod of the manifests. */
export interface PodTarget extends ScrapedTarget {
  /** Represents all replicas of its workload. */
  readonly pod: Pod;
  readonly scheme: string;
  readonly port: number;
  /** Includes the query, unless it may be secret. */
  readonly path: string;
}

/** The pod targets of all servers, job by job. */
export function* podTargets(forecast: Forecast): Generator<PodTarget> {
  const pods = groupBy(forecast.cluster.pods(), ({ source }) => [source]);
  for (const server of forecast.servers) {
    for (const job of server.jobs()) {
      for (const target of job.targets) {
        const [, scheme, host, port, path, query] = URL.exec(target.url) ?? [];
        // The query of a job from a Secret may be secret.
        const isSecret = server.managed !== undefined && job.declaredBy === server.key;
        const pod = pods.get(target.source)?.find(({ name, ips }) => name === host || ips.includes(host));
        if (pod) yield { server, job, target, pod, scheme, port: Number(port ?? (scheme === 'https' ? 443 : 80)), path: isSecret ? path : `${path}${query}` };
      }
    }
  }
}

const URL = /^(\w+):\/\/\[?([^/?]*?)\]?(?::(\d+))?(\/[^?]*|)(\?.*|)$/s;

/** The monitor and endpoint that a job comes from; undefined for jobs in the configuration of a server. */
export function tryDeclaration(forecast: Forecast, { declaredBy, job: name }: ScrapedTarget['job']): { readonly monitor: StoredObject; readonly part: MonitorEndpoint } | undefined {
  const [kind, namespace, ...rest] = declaredBy.split('/');
  const monitor = KINDS.has(kind) ? forecast.objects.tryFind(kind, namespace, rest.join('/')) : undefined;
  const part = monitor && partsOf(monitor).find(({ job }) => job === name);

  return monitor && part && { monitor, part };
}

const KINDS: ReadonlySet<string> = new Set(['ServiceMonitor', 'PodMonitor', 'Probe', 'ScrapeConfig']);

/** Key of the object that a finding on a target belongs to: the monitor, or the scraped object if no monitor declares the job. */
export function subjectOf({ job, target }: ScrapedTarget): string {
  return KINDS.has(job.declaredBy.split('/')[0]) ? job.declaredBy : target.source;
}
