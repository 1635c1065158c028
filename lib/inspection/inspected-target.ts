/** One target as plain data; apart from the code that makes it, so that the declarations lead to no inner types. */

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
