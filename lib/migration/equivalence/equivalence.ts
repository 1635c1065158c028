/** Whether a migration keeps every job, rule and target: the data of its report. */
import { compareTargets, TargetEquivalence } from './compare-targets';
import { InspectedTarget } from '../../inspection/inspected-target';

/** What became of one job, annotation or monitor. */
export interface JobEquivalence {
  /** Its name before, e.g. the `job_name`. */
  readonly name: string;
  /** Keys of the objects that take its place, e.g. `ScrapeConfig/monitoring/node`; empty if it is not migrated. */
  readonly becomes: readonly string[];
  /** Settings and rules that are not the same; empty if it is equivalent. */
  readonly differences: readonly Difference[];
  /** What is good to know about it, and does not make it different. */
  readonly notes: readonly string[];
}

/** A setting that is not the same. */
export interface Difference {
  /** Its field, e.g. `proxy_url` or `relabel_configs[2]`. */
  readonly field: string;
  /** What is different, and what to do. */
  readonly text: string;
}

/** What a migration keeps, and what it does not. */
export interface Equivalence {
  readonly jobs: readonly JobEquivalence[];
  /** Targets before and after; absent if no manifests are known that targets follow from. */
  readonly targets?: TargetEquivalence;
}

/**
 * Compares what was scraped before with what is scraped after. Names of servers and of jobs may differ: targets are compared by URL and
 * labels.
 */
export function equivalenceOf(
  jobs: readonly JobEquivalence[], before?: readonly InspectedTarget[], after: readonly InspectedTarget[] = [],
): Equivalence {
  return { jobs, ...before && { targets: compareTargets(before, after) } };
}

/** Whether something is not scraped any more: a target is lost, or a job is not migrated. */
export function losesTargets({ jobs, targets }: Equivalence): boolean {
  return (targets?.lost.length ?? 0) > 0 || jobs.some(isMissing);
}

/** Whether nothing takes the place of a job. One without targets has no differences, and is not missed. */
export function isMissing({ becomes, differences }: JobEquivalence): boolean {
  return becomes.length === 0 && differences.length > 0;
}
