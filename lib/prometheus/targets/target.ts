/** What a job scrapes, and what it found and does not scrape. */

/** One target of a server. */
export interface Target {
  /** Without the address of a pod that nobody knows yet: the pod's name stands there. */
  readonly url: string;
  /** Final labels, sorted by name; those that begin with `__` and those in {@link unknownLabels} left out. */
  readonly labels: ReadonlyMap<string, string>;
  /** Key of the object that it comes from: the workload of a pod, a Service, or the object that lists it. */
  readonly source: string;
  /** How many pods it stands for. */
  readonly replicas?: number;
  /** Which shard of the server scrapes it; absent without shards, and where it hangs on an address that nobody knows yet. */
  readonly shard?: number;
  /** Names of labels whose values only the cluster decides. */
  readonly unknownLabels: readonly string[];
}

/** A target that was found and is not scraped. */
export interface DroppedTarget {
  /** The address it was found with, as in a URL. */
  readonly address: string;
  readonly source: string;
  /** The rule that drops it, or what is wrong with it after relabeling. */
  readonly reason: string;
  /** Index of that rule in `relabel_configs`. */
  readonly rule?: number;
}

/** All of one job. */
export interface JobTargets {
  readonly job: string;
  /** Key of the object that the job is of: a monitor, or the server where it stands in its configuration. */
  readonly declaredBy: string;
  readonly targets: readonly Target[];
  /** Those among the objects that its first rules select. */
  readonly dropped: readonly DroppedTarget[];
  /** How many entries of each other discovery it has, whose targets nobody knows until run time. */
  readonly unknown: ReadonlyMap<string, number>;
}

/** All targets of a server. */
export interface ServerTargets {
  /** In the order of the configuration. */
  readonly jobs: readonly JobTargets[];
  /** Why Prometheus does not load the configuration, in which case it scrapes nothing. */
  readonly refused?: string;
}
