/** All targets of a server: of each job, in all shards. */
import { droppedTarget } from './dropped-target';
import { Outcome } from './make-target';
import { requiredLabels, sharedConditions } from './required-labels';
import { ShardedJob } from './sharded-job';
import { DroppedTarget, identityOf, JobTargets, Target } from './target';
import { dividesByUnknown, findTargets, Found } from './targets-of-job';
import { compareByBytes } from '../../go/compare-by-bytes';
import { PLACEHOLDER, withPodNames } from '../../kubernetes/placeholder';
import { RunningCluster } from '../../kubernetes/running-cluster';
import { KubernetesConfig, ScrapeJob, SdConfig } from '../configuration/scrape-job';
import { discoveredBy, DiscoveredBy } from '../discovery/discovered-by';
import { Discovery } from '../discovery/kubernetes-discovery';
import { META } from '../discovery/meta-labels';
import { DeniedRead, DeniedReads } from '../discovery/needed-reads';
import { TargetGroup } from '../discovery/target-group';

/** What discoveries see of the cluster. */
export interface DiscoveryView {
  readonly cluster: RunningCluster;
  readonly discovery: Discovery;
  /**
   * Version of Prometheus, which decides on some targets and labels.
   * @default - not known, so those of 3.14 are taken
   */
  readonly prometheusVersion?: string;
  /**
   * What a discovery is not allowed to read, by its configuration and the key of the object that declares its job.
   * @default - everything may be read
   */
  readonly deniedReads?: (config: KubernetesConfig, declaredBy: string) => DeniedReads | undefined;
}

/** Receives each job, and what it scrapes. */
export type OnFound = (job: ShardedJob, found: JobTargets) => void;

/** Yields the targets of one job after the other, in the order of the configuration. */
export function* targetsOfServer(jobs: Iterable<ShardedJob>, view: DiscoveryView, onFound?: OnFound): Generator<JobTargets> {
  const version = discoveredBy(view.prometheusVersion);
  for (const job of jobs) {
    const found = targetsOfJob(job, view, version);
    onFound?.(job, found);
    yield found;
  }
}

/** Receives each target and each dropped target, with what was found and the shard that scrapes it or drops it last. */
export type OnTarget = (row: Target | DroppedTarget, found: Found, shard: number) => void;

/** What one job scrapes. @param version what the version of the server discovers */
export function targetsOfJob(
  sharded: ShardedJob, view: DiscoveryView, version: DiscoveredBy, onTarget?: OnTarget,
): JobTargets {
  const { cluster, discovery } = view;
  const { byShard, declaredBy } = sharded;
  const [job] = byShard;
  const named = podNamesIn(cluster);
  const required = sharedConditions(byShard.map(({ rules }) => requiredLabels(rules)));
  const denied = deniedIn(sharded, view);
  const targets = new Map<string, Target>();
  const undiscovered = new Map<string, Target>();
  const dropped: DroppedTarget[] = [];
  const isDivided = job.rules.some(({ action, modulus }) => action === 'hashmod' && modulus > 1n);
  const lacking = (by: SdConfig, group: TargetGroup) => (
    denied.get(by)?.unlabelled.filter((read) => isIn(read, group)).map(({ label }) => label!) ?? []);
  for (const found of findTargets(byShard, discovery, declaredBy, required, lacking, version)) {
    const kept = found.outcomes.flatMap((outcome, shard) => (isKept(outcome) ? [{ outcome, shard }] : []));
    // A target that all shards keep does not depend on the address.
    const isEverywhere = byShard.length > 1 && kept.length === byShard.length;
    const isNotKnown = isDivided && !isEverywhere && dividesByUnknown(found.discovered, job);
    const isDiscovered = !isLost(found, denied);
    for (const { outcome, shard } of isNotKnown ? kept.slice(0, 1) : kept) {
      const known = byShard.length > 1 && !isNotKnown;
      const target = { ...targetOf(found, outcome, named), ...known && { shard } };
      (isDiscovered ? targets : undiscovered).set(`${known ? shard : ''} ${identityOf(outcome)}`, target);
      onTarget?.(target, found, shard);
    }
    if (kept.length > 0 || !isDiscovered) continue;
    const lost = droppedTarget(found, sharded, named, isNotKnown);
    dropped.push(lost);
    onTarget?.(lost, found, found.outcomes.findIndex(({ dropped: rule }) => rule === lost.rule));
  }

  return {
    job: job.name,
    declaredBy,
    targets: [...targets.values()].sort(byUrl),
    dropped,
    undiscovered: [...undiscovered].filter(([id]) => !targets.has(id)).map(([, target]) => target).sort(byUrl),
    denied: [...denied.values()],
    unknown: unknownOf(job, view, denied),
    ...job.samples.rules.length > 0 && { samples: job.samples },
  };
}

/** Replaces addresses that are not known yet by the names of their pods. */
export function podNamesIn(cluster: RunningCluster): (text: string) => string {
  return (text) => withPodNames(text, (address) => cluster.tryPodAt(address)?.name);
}

/** Whether a discovery looks for nodes, which are not among the manifests. */
export function findsUnknownNodes(discovery: SdConfig, { nodes }: RunningCluster): boolean {
  return discovery.kind === 'kubernetes' && discovery.config.role === 'node' && nodes().size === 0;
}

/** What each discovery of a job is not allowed to read. */
function deniedIn({ byShard: [job], declaredBy }: ShardedJob, { deniedReads }: DiscoveryView): ReadonlyMap<SdConfig, DeniedReads> {
  return new Map(job.discoveries.flatMap((each) => {
    const denied = each.kind === 'kubernetes' ? deniedReads?.(each.config, declaredBy) : undefined;

    return denied ? [[each, denied] as const] : [];
  }));
}

function isIn({ namespaces }: DeniedRead, { labels }: TargetGroup): boolean {
  return namespaces === undefined || namespaces.includes(labels.get(`${META}namespace`) ?? '');
}

/** Whether a discovery never gets to a target, since it waits for what it is not allowed to list. */
function isLost({ by, group }: Found, denied: ReadonlyMap<SdConfig, DeniedReads>): boolean {
  const lost = denied.get(by)?.lost;

  return lost === 'all' || lost?.has(group.labels.get(`${META}namespace`) ?? '') === true;
}

type Kept = Extract<Outcome, { readonly url: string }>;

function isKept(outcome: Outcome): outcome is Kept {
  return 'url' in outcome;
}

function targetOf({ target }: Found, { url, labels }: Kept, named: (text: string) => string): Target {
  const known = new Map<string, string>();
  const unknownLabels: string[] = [];
  for (const [name, value] of labels) {
    if (name.startsWith('__')) continue;
    if (value.includes(PLACEHOLDER)) unknownLabels.push(name);
    else known.set(name, named(value));
  }

  return {
    url: named(url),
    labels: known,
    source: target.source,
    unknownLabels,
    ...target.replicas !== undefined && { replicas: target.replicas },
  };
}

/** Discoveries that ask something outside of the cluster; and those of nodes, which are seldom among the manifests. */
function unknownOf(
  { discoveries }: ScrapeJob, { cluster }: DiscoveryView, denied: ReadonlyMap<SdConfig, DeniedReads>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of discoveries) {
    const isUnknown = each.kind === 'unknown' || (findsUnknownNodes(each, cluster) && denied.get(each)?.lost !== 'all');
    const name = each.kind === 'unknown' ? each.name : 'kubernetes_sd_configs';
    if (isUnknown) counts.set(name, (counts.get(name) ?? 0) + 1);
  }

  // The counts of all jobs are kept, and most are empty.
  return counts.size === 0 ? NONE : counts;
}

const NONE: ReadonlyMap<string, number> = new Map();

function byUrl(a: Target, b: Target): number {
  return compareByBytes(a.url, b.url) || compareByBytes(JSON.stringify([...a.labels]), JSON.stringify([...b.labels]));
}
