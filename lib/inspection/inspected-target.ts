/** A target as plain data. The code that creates it is in another file, so that its declarations do not import internal types. */

/** A target that a server will scrape. */
export interface InspectedTarget {
  /** Key of the server, e.g. `Prometheus/monitoring/main`, or `prometheus.yml`. */
  readonly server: string;

  /** Name of the job, e.g. `podMonitor/shop/cart/0`. */
  readonly job: string;

  /** URL of the scrape. It has the name of the pod in place of its address, which is not known before the pod runs. */
  readonly url: string;

  /** Labels after relabeling, including `job` and `instance`. */
  readonly labels: { [name: string]: string };

  /** Key of the object that it comes from: a workload like `Deployment/shop/cart`, a Service, an Ingress, or the object that lists it. */
  readonly source: string;

  /**
   * Number of pods that this target represents.
   * @default - the number is not known, or the target is not a pod
   */
  readonly replicas?: number;

  /**
   * Number of the shard that scrapes it.
   * @default - the server has one shard, or the shard depends on an address that is not known before the pod runs
   */
  readonly shard?: number;

  /**
   * Names of further labels whose values depend on the cluster.
   * @default - all labels are known
   */
  readonly unknownLabels?: string[];
}
