/** All targets of a server: of each job, in all shards. */
import { droppedTarget } from './dropped-target';
import { Outcome } from './make-target';
import { requiredLabels, sharedConditions } from './required-labels';
import { ShardedJob } from './sharded-job';
import { DroppedTarget, JobTargets, Target } from './target';
import { dividesByUnknown, findTargets, Found, identityOf } from './targets-of-job';
import { compareByBytes } from '../../go/compare-by-bytes';
import { PLACEHOLDER, withPodNames } from '../../kubernetes/placeholder';
import { RunningCluster } from '../../kubernetes/running-cluster';
import { ScrapeJob } from '../configuration/scrape-job';
import { KubernetesDiscovery } from '../discovery/kubernetes-discovery';

/** What discoveries see of the cluster. */
export interface DiscoveryView {
  readonly cluster: RunningCluster;
  readonly discovery: KubernetesDiscovery;
}

/** Yields the targets of one job after the other, in the order of the configuration. */
export function* targetsOfServer(jobs: Iterable<ShardedJob>, view: DiscoveryView): Generator<JobTargets> {
  for (const job of jobs) yield targetsOfJob(job, view);
}

function targetsOfJob(sharded: ShardedJob, { cluster, discovery }: DiscoveryView): JobTargets {
  const { byShard, declaredBy } = sharded;
  const [job] = byShard;
  const named = (text: string) => withPodNames(text, (address) => cluster.tryPodAt(address)?.name);
  const required = sharedConditions(byShard.map(({ rules }) => requiredLabels(rules)));
  const targets = new Map<string, Target>();
  const dropped: DroppedTarget[] = [];
  const isDivided = job.rules.some(({ action, modulus }) => action === 'hashmod' && modulus > 1n);
  for (const found of findTargets(byShard, discovery, declaredBy, required)) {
    const kept = found.outcomes.flatMap((outcome, shard) => (isKept(outcome) ? [{ outcome, shard }] : []));
    // A target that all shards keep does not depend on the address.
    const isEverywhere = byShard.length > 1 && kept.length === byShard.length;
    const isNotKnown = isDivided && !isEverywhere && dividesByUnknown(found.discovered, job);
    for (const { outcome, shard } of isNotKnown ? kept.slice(0, 1) : kept) {
      const known = byShard.length > 1 && !isNotKnown;
      targets.set(`${known ? shard : ''} ${identityOf(outcome)}`, { ...targetOf(found, outcome, named), ...known && { shard } });
    }
    if (kept.length === 0) dropped.push(droppedTarget(found, sharded, named, isNotKnown));
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
