/** Targets of all servers in one list, as plain data. */
import { Inspected } from '../forecast/inspected';
import { Target } from '../prometheus/targets/target';

/** One target that a server will scrape. */
export interface InspectedTarget {
  /** Key of the server, e.g. `Prometheus/monitoring/main`, or `prometheus.yml`. */
  readonly server: string;

  /** Name of the job, e.g. `podMonitor/shop/cart/0`. */
  readonly job: string;

  /** Where it is scraped. The name of a pod stands in place of its address, which nobody knows before it runs. */
  readonly url: string;

  /** Final labels, `job` and `instance` among them. */
  readonly labels: { [name: string]: string };

  /** Key of the object that it comes from: a workload, e.g. `Deployment/shop/cart`, a Service or Ingress, or the object that lists it. */
  readonly source: string;

  /**
   * How many pods it stands for.
   * @default - not known, or it is no pod
   */
  readonly replicas?: number;

  /**
   * Which shard of the server scrapes it.
   * @default - there is one only, or it hangs on an address that nobody knows before the pod runs
   */
  readonly shard?: number;

  /**
   * Names of further labels, whose values only the cluster decides.
   * @default - none
   */
  readonly unknownLabels?: string[];
}

/** Sorted by server, then in the order of the jobs. */
export function targetsIn({ servers }: Pick<Inspected, 'servers'>): InspectedTarget[] {
  return [...servers].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([server, { targets }]) =>
    targets().jobs.flatMap(({ job, targets: found }) => found.map((target) => ({ server, job, ...targetAsJson(target) }))));
}

/** A target as JSON; keys that say nothing are left out. */
export function targetAsJson({ url, labels, source, replicas, shard, unknownLabels }: Target): Omit<InspectedTarget, 'server' | 'job'> {
  return {
    url,
    labels: Object.fromEntries(labels),
    source,
    ...replicas !== undefined && { replicas },
    ...shard !== undefined && { shard },
    ...unknownLabels.length > 0 && { unknownLabels: [...unknownLabels] },
  };
}
