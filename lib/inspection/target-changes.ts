/** Compares the targets of two inspections. */
import { InspectedTarget } from './inspected-target';
import { groupBy } from '../units/group';

/** Targets that differ between two inspections. */
export interface TargetChanges {
  /** Targets that only the later inspection has. */
  readonly gained: InspectedTarget[];

  /** Targets that only the earlier inspection has: no server scrapes them any more. */
  readonly lost: InspectedTarget[];

  /** Targets that the same server scrapes at the same URL, with other labels or in another job; as they are in the later inspection. */
  readonly changed: InspectedTarget[];
}

/** Compares targets by server and URL. If several share both, targets of the same job are paired first, then the others in their order. */
export function targetChanges(before: readonly InspectedTarget[], after: readonly InspectedTarget[]): TargetChanges {
  const changes: TargetChanges = { gained: [], lost: [], changed: [] };
  const [olds, news] = [before, after].map((targets) => groupBy(targets, (target) => [placeOf(target)]));
  for (const place of new Set([...olds.keys(), ...news.keys()])) compare(olds.get(place) ?? [], news.get(place) ?? [], changes);

  return changes;
}

function compare(olds: readonly InspectedTarget[], news: readonly InspectedTarget[], { gained, lost, changed }: TargetChanges): void {
  const without = (targets: readonly InspectedTarget[], others: readonly InspectedTarget[], alike: (target: InspectedTarget) => string) => {
    const counts = new Map<string, number>();
    others.forEach((target) => counts.set(alike(target), (counts.get(alike(target)) ?? 0) + 1));

    return targets.filter((target) => {
      const left = counts.get(alike(target)) ?? 0;
      counts.set(alike(target), left - 1);

      return left <= 0;
    });
  };
  const [gone, come] = [without(olds, news, looksOf), without(news, olds, looksOf)];
  const [goneJobs, comeJobs] = [without(gone, come, ({ job }) => job), without(come, gone, ({ job }) => job)];
  const moved = Math.min(goneJobs.length, comeJobs.length);
  changed.push(...come.filter((target) => !comeJobs.includes(target)), ...comeJobs.slice(0, moved));
  gained.push(...comeJobs.slice(moved));
  lost.push(...goneJobs.slice(moved));
}

/** The earlier form of a changed target: a removed target with the same server and URL, preferably of the same job. */
export function earlierTarget(target: InspectedTarget, was: readonly InspectedTarget[], is: readonly InspectedTarget[]): InspectedTarget {
  const same = (other: InspectedTarget) => placeOf(other) === placeOf(target);
  const kept = new Set(is.filter(same).map(looksOf));
  const olds = was.filter(same);
  const gone = olds.filter((old) => !kept.has(looksOf(old)));

  return gone.find(({ job }) => job === target.job) ?? gone[0] ?? olds[0];
}

function placeOf({ server, url }: InspectedTarget): string {
  return `${server} ${url}`;
}

function looksOf({ job, labels }: InspectedTarget): string {
  return JSON.stringify([job, Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
