/** All targets of a server: of each job, and over all of its shards. */
import { droppedTarget } from './dropped-target';
import { Outcome } from './make-target';
import { requiredLabels, sharedConditions } from './required-labels';
import { fillFor, Shards } from './shards';
import { DroppedTarget, JobTargets, Target } from './target';
import { dividesByUnknown, findTargets, Found, identityOf } from './targets-of-job';
import { compareByBytes } from '../../go/compare-by-bytes';
import { PLACEHOLDER, withPodNames } from '../../kubernetes/placeholder';
import { RunningCluster } from '../../kubernetes/running-cluster';
import { ScrapeJob } from '../configuration/scrape-job';
import { KubernetesDiscovery } from '../discovery/kubernetes-discovery';

/** A job, and who lists its static targets. */
export interface DeclaredJob {
  readonly job: ScrapeJob;
  /** Key of an object. */
  readonly declaredBy: string;
}

/** Reads the jobs of a server anew, with what stands for the number of a shard filled in. */
export type ReadJobs = (fill: (text: string) => string) => Iterable<DeclaredJob>;

/** What is known of the cluster. */
export interface Scene {
  readonly cluster: RunningCluster;
  readonly discovery: KubernetesDiscovery;
}

/** One job after the other, in the order of the configuration. */
export function* targetsOfServer(readJobs: ReadJobs, shards: Shards, scene: Scene): Generator<JobTargets> {
  const others = Array.from({ length: shards.count - 1 }, (_, i) => readJobs(fillFor(i + 1, shards))[Symbol.iterator]());
  for (const first of readJobs(fillFor(0, shards))) {
    const jobs = [first.job, ...others.map((each) => (each.next().value as DeclaredJob).job)];
    yield targetsOfJob(jobs, first.declaredBy, scene);
  }
}

/** @param jobs one job as each shard has it */
function targetsOfJob(jobs: readonly ScrapeJob[], declaredBy: string, { cluster, discovery }: Scene): JobTargets {
  const [job, ...others] = jobs;
  const named = (text: string) => withPodNames(text, (address) => cluster.tryPodAt(address)?.name);
  const required = sharedConditions(jobs.map(({ rules }) => requiredLabels(rules)));
  const inOthers = others.map((each) => findTargets(each, discovery, declaredBy, required));
  const targets = new Map<string, Target>();
  const dropped: DroppedTarget[] = [];
  const isDivided = job.rules.some(({ action, modulus }) => action === 'hashmod' && modulus > 1n);
  for (const found of findTargets(job, discovery, declaredBy, required)) {
    const outcomes = [found.outcome, ...inOthers.map((each) => (each.next().value as Found).outcome)];
    const kept = outcomes.flatMap((outcome, shard) => (isKept(outcome) ? [{ outcome, shard }] : []));
    // Where all shards keep it, nothing hangs on the address.
    const isEverywhere = jobs.length > 1 && kept.length === jobs.length;
    const isNotKnown = isDivided && !isEverywhere && dividesByUnknown(found.discovered, job);
    for (const { outcome, shard } of isNotKnown ? kept.slice(0, 1) : kept) {
      const known = jobs.length > 1 && !isNotKnown;
      targets.set(`${known ? shard : ''} ${identityOf(outcome)}`, { ...targetOf(found, outcome, named), ...known && { shard } });
    }
    if (kept.length === 0) dropped.push(droppedTarget(found, outcomes, job, named, isNotKnown));
  }

  return { job: job.name, declaredBy, targets: [...targets.values()].sort(byUrl), dropped, unknown: unknownOf(job) };
}

type Kept = Extract<Outcome, { readonly url: string }>;

function isKept(outcome: Outcome): outcome is Kept {
  return 'url' in outcome;
}

function targetOf({ target }: Found, { url, labels }: Kept, named: (text: string) => string): Target {
  const shown = [...labels].filter(([name]) => !name.startsWith('__'));

  return {
    url: named(url),
    labels: new Map(shown.filter(([, value]) => !value.includes(PLACEHOLDER)).map(([name, value]) => [name, named(value)] as const)),
    source: target.source,
    unknownLabels: shown.filter(([, value]) => value.includes(PLACEHOLDER)).map(([name]) => name),
    ...target.replicas !== undefined && { replicas: target.replicas },
  };
}

function unknownOf({ discoveries }: ScrapeJob): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of discoveries) {
    if (each.kind === 'unknown') counts.set(each.name, (counts.get(each.name) ?? 0) + 1);
  }

  return counts;
}

function byUrl(a: Target, b: Target): number {
  return compareByBytes(a.url, b.url) || compareByBytes(JSON.stringify([...a.labels]), JSON.stringify([...b.labels]));
}
