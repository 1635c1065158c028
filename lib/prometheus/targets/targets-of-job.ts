/** A job to its targets: discovery, relabeling, and each target once. */
import { discoveredLabels } from './discovered-labels';
import { makeTarget, Outcome } from './make-target';
import { holdsAddress } from '../../kubernetes/placeholder';
import { SdConfig, ScrapeJob } from '../configuration/scrape-job';
import { RequiredLabel } from '../discovery/group-index';
import { KubernetesDiscovery } from '../discovery/kubernetes-discovery';
import { DiscoveredTarget, TargetGroup } from '../discovery/target-group';
import { relabel } from '../relabel/relabel';

/** A target that was found, and what becomes of it. */
export interface Found {
  readonly discovered: ReadonlyMap<string, string>;
  readonly target: DiscoveredTarget;
  readonly outcome: Outcome;
}

/**
 * Everything that a job finds among the objects which its first rules select.
 * @param declaredBy key of the object that lists static targets
 * @param required conditions of those rules
 */
export function* findTargets(
  job: ScrapeJob, discovery: KubernetesDiscovery, declaredBy: string, required: readonly RequiredLabel[],
): Generator<Found> {
  for (const each of job.discoveries) {
    for (const group of groupsOf(each, discovery, declaredBy, required)) {
      for (const target of group.targets) {
        const discovered = discoveredLabels(job, group, target);
        yield { discovered, target, outcome: makeTarget(discovered, job) };
      }
    }
  }
}

function groupsOf(
  each: SdConfig, discovery: KubernetesDiscovery, declaredBy: string, required: readonly RequiredLabel[],
): readonly TargetGroup[] {
  switch (each.kind) {
    case 'kubernetes': return discovery.find(each.config).candidates(required);
    case 'static': return each.groups.map(({ labels, targets }) => (
      { labels, targets: targets.map((address) => ({ labels: new Map([['__address__', address]]), source: declaredBy })) }));
    case 'unknown': return [];
  }
}

/** Prometheus scrapes targets of one URL and equal labels once. */
export function identityOf({ url, labels }: Extract<Outcome, { readonly url: string }>): string {
  return JSON.stringify([url, ...labels]);
}

/** Whether rules divide targets by an address that only the cluster decides. */
export function dividesByUnknown(discovered: ReadonlyMap<string, string>, { rules }: ScrapeJob): boolean {
  const divides = rules.findIndex(({ action }) => action === 'hashmod');
  if (divides < 0) return false;
  const { labels } = relabel(discovered, rules.slice(0, divides));
  const { sourceLabels, separator } = rules[divides];

  return labels !== undefined && holdsAddress(sourceLabels.map((name) => labels.get(name) ?? '').join(separator));
}
