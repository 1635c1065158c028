/** What a job scrapes, and what it found and does not scrape. */
import { RuleOrigin } from '../../manifests/rule-origin';
import { Refusal } from '../configuration/refused';
import { SampleSettings } from '../configuration/scrape-job';
import { DeniedReads } from '../discovery/needed-reads';

/** One target of a server. */
export interface Target {
  /** With the name of the pod as its host where the pod's address is not known yet. */
  readonly url: string;
  /** Final labels, sorted by name, without those that begin with `__` and those in {@link unknownLabels}. */
  readonly labels: ReadonlyMap<string, string>;
  /** Key of the object that it comes from: the workload of a pod, a Service, or the object that lists the address. */
  readonly source: string;
  /** How many pods it represents. */
  readonly replicas?: number;
  /** Which shard of the server scrapes it; absent without shards, and if the shard depends on an address that is not known yet. */
  readonly shard?: number;
  /** Names of labels whose values are known only in the cluster. */
  readonly unknownLabels: readonly string[];
}

/** A label that keeps Prometheus from making a target, after relabeling. */
export interface InvalidLabel {
  /** E.g. `__address__`. */
  readonly label: string;
  /** Its value; empty if it is not set. */
  readonly value: string;
}

/** A target that was found and is not scraped. */
export interface DroppedTarget {
  /** The address before relabeling, as in a URL. */
  readonly address: string;
  readonly source: string;
  /** The rule that drops it, or what is invalid after relabeling. */
  readonly reason: string;
  /** Index of that rule in `relabel_configs`. */
  readonly rule?: number;
  /** Where that rule comes from; absent for a configuration that is given as text. */
  readonly origin?: RuleOrigin;
  /** How alike what a rule compared and what it keeps are; absent if they have nothing in common. */
  readonly likeness?: number;
  /** Absent if a rule drops it. */
  readonly invalid?: InvalidLabel;
}

/** All of one job. */
export interface JobTargets {
  readonly job: string;
  /** Key of the object that declares the job: a monitor, or the server if the job is in its own configuration. */
  readonly declaredBy: string;
  readonly targets: readonly Target[];
  /** Targets that are found and not scraped, of the objects that its first rules select. */
  readonly dropped: readonly DroppedTarget[];
  /** Targets that it would scrape if the server were allowed to list them. */
  readonly undiscovered: readonly Target[];
  /** What its discoveries are not allowed to read, for each discovery that lacks something. */
  readonly denied: readonly DeniedReads[];
  /** How many entries of each other discovery it has, whose targets are known only at run time. */
  readonly unknown: ReadonlyMap<string, number>;
  /** Absent if it stores all samples as they are. */
  readonly samples?: SampleSettings;
}

/** A key of a target: Prometheus scrapes targets with the same URL and labels once. */
export function identityOf({ url, labels }: Pick<Target, 'url' | 'labels'>): string {
  return JSON.stringify([url, ...labels]);
}

/** Whether a job has targets, or would have some if the server were allowed to list them. */
export function findsTargets({ targets, undiscovered }: Pick<JobTargets, 'targets' | 'undiscovered'>): boolean {
  return targets.length > 0 || undiscovered.length > 0;
}

/** All targets of a server. */
export interface ServerTargets {
  /** In the order of the configuration. */
  readonly jobs: readonly JobTargets[];
  /** Why Prometheus does not load the configuration; it scrapes nothing then. Absent if it does. */
  readonly refused?: readonly ServerRefusal[];
}

/** What Prometheus refuses of a configuration, and who brings it. */
export interface ServerRefusal extends Refusal {
  /** Key of the object that declares it: a monitor, or the server. */
  readonly declaredBy: string;
}
