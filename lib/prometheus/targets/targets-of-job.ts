/** Finds the targets of a job and relabels them. */
import { discoveredLabels } from './discovered-labels';
import { makeTarget, Outcome } from './make-target';
import { holdsAddress } from '../../kubernetes/placeholder';
import { SdConfig, ScrapeJob } from '../configuration/scrape-job';
import { discoveredBy } from '../discovery/discovered-by';
import { RequiredLabel } from '../discovery/group-index';
import { Discovery } from '../discovery/kubernetes-discovery';
import { DiscoveredTarget, TargetGroup } from '../discovery/target-group';
import { relabel } from '../relabel/relabel';

/** A target that was found, and what becomes of it in each shard. */
export interface Found {
  /** What found it. */
  readonly by: SdConfig;
  readonly group: TargetGroup;
  readonly discovered: ReadonlyMap<string, string>;
  readonly target: DiscoveredTarget;
  readonly outcomes: readonly Outcome[];
}

/**
 * Yields all targets that a job finds, of the objects that its first rules select.
 * @param byShard the job of each shard
 * @param declaredBy key of the object that lists static targets
 * @param required conditions of those rules
 * @param lacking discovered labels that targets of a group lack
 * @param version what the version of the server discovers
 */
export function* findTargets(
  byShard: readonly ScrapeJob[], discovery: Discovery, declaredBy: string, required: readonly RequiredLabel[],
  lacking: (by: SdConfig, group: TargetGroup) => readonly string[] = () => [],
  version = discoveredBy(),
): Generator<Found> {
  // Shards differ only in their rules.
  const [job] = byShard;
  for (const each of job.discoveries) {
    for (const group of groupsOf(each, discovery, declaredBy, required)) {
      const unset = lacking(each, group);
      for (const target of group.targets) {
        if (!version.finds(target)) continue;
        const discovered = discoveredLabels(job, group, target);
        unset.forEach((label) => discovered.delete(label));
        version.adjust(discovered, target);
        yield { by: each, group, discovered, target, outcomes: byShard.map((ofShard) => makeTarget(discovered, ofShard)) };
      }
    }
  }
}

function groupsOf(
  each: SdConfig, discovery: Discovery, declaredBy: string, required: readonly RequiredLabel[],
): readonly TargetGroup[] {
  switch (each.kind) {
    case 'kubernetes': return discovery.find(each.config).candidates(required);
    case 'static': return each.groups.map(({ labels, targets }) => (
      { labels, targets: targets.map((address) => ({ labels: new Map([['__address__', address]]), source: declaredBy })) }));
    case 'unknown': return [];
  }
}

/** Whether rules divide targets by an address that is known only in the cluster. */
export function dividesByUnknown(discovered: ReadonlyMap<string, string>, { rules }: ScrapeJob): boolean {
  const divides = rules.findIndex(({ action }) => action === 'hashmod');
  if (divides < 0) return false;
  const { labels } = relabel(discovered, rules.slice(0, divides));
  const { sourceLabels, separator } = rules[divides];

  return labels !== undefined && holdsAddress(sourceLabels.map((name) => labels.get(name) ?? '').join(separator));
}
