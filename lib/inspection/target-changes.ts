/** What a change of the manifests does to the targets. */
import { InspectedTarget } from './inspected-target';
import { groupBy } from '../cluster/group';

/** Targets that come, go, or are scraped with other labels. */
export interface TargetChanges {
  /** Of the later inspection alone. */
  readonly gained: InspectedTarget[];

  /** Of the earlier inspection alone: nobody scrapes them any more. */
  readonly lost: InspectedTarget[];

  /** The same server scrapes the same URL with other labels, or in another job; as they are in the later inspection. */
  readonly changed: InspectedTarget[];
}

/** Compares by server and URL; of equal ones by job and labels. */
export function targetChanges(before: readonly InspectedTarget[], after: readonly InspectedTarget[]): TargetChanges {
  const [olds, news] = [before, after].map((targets) => groupBy(targets, (target) => [placeOf(target)]));
  const isNewIn = (others: Map<string, InspectedTarget[]>) => (target: InspectedTarget) => !others.has(placeOf(target));
  const hasTwin = (target: InspectedTarget) => (olds.get(placeOf(target)) ?? []).some((old) => looksOf(old) === looksOf(target));

  return {
    gained: after.filter(isNewIn(olds)),
    lost: before.filter(isNewIn(news)),
    changed: after.filter((target) => olds.has(placeOf(target)) && !hasTwin(target)),
  };
}

function placeOf({ server, url }: InspectedTarget): string {
  return `${server} ${url}`;
}

function looksOf({ job, labels }: InspectedTarget): string {
  return JSON.stringify([job, Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
