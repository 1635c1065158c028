/** Targets that are pods of the manifests, with their URLs parsed. */
import { Forecast } from './forecast';
import { MonitorEndpoint, partsOf } from './monitor-endpoints';
import { ScrapedTarget } from './target-index';
import { Pod } from '../kubernetes/pods/pod';
import { StoredObject } from '../manifests/objects';
import { isMonitorKey } from '../operator-port/monitor-kinds';

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
  for (const server of forecast.servers) {
    for (const job of server.jobs()) {
      for (const target of job.targets) {
        const parts = urlParts(target.url);
        if (!parts) continue;
        const { scheme, host, port, path, query } = parts;
        // The query of a job from a Secret may be secret.
        const isSecret = server.managed !== undefined && job.declaredBy === server.key;
        const pod = forecast.cluster.podsFrom(target.source).find(({ name, ips }) => name === host || ips.includes(host));
        if (pod) yield { server, job, target, pod, scheme, port, path: isSecret ? path : `${path}${query}` };
      }
    }
  }
}

/** The parts of the URL of a target. */
export interface UrlParts {
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** With its `?`. */
  readonly query: string;
}

/** Splits the URL of a target; undefined if it has no scheme. */
export function urlParts(url: string): UrlParts | undefined {
  const [whole, scheme, host, port, path, query] = URL.exec(url) ?? [];

  return whole === undefined ? undefined : { scheme, host, port: Number(port ?? (scheme === 'https' ? 443 : 80)), path, query };
}

const URL = /^(\w+):\/\/\[?([^/?]*?)\]?(?::(\d+))?(\/[^?]*|)(\?.*|)$/s;

/** The monitor and endpoint that a job comes from; undefined for jobs in the configuration of a server. */
export function tryDeclaration(forecast: Forecast, { declaredBy, job: name }: ScrapedTarget['job']): { readonly monitor: StoredObject; readonly part: MonitorEndpoint } | undefined {
  const monitor = isMonitorKey(declaredBy) ? forecast.objects.tryFindByKey(declaredBy) : undefined;
  const part = monitor && partsOf(monitor).find(({ job }) => job === name);

  return monitor && part && { monitor, part };
}

/** Key of the object that a finding on a target belongs to: the monitor, or the scraped object if no monitor declares the job. */
export function subjectOf({ job, target }: ScrapedTarget): string {
  return isMonitorKey(job.declaredBy) ? job.declaredBy : target.source;
}
