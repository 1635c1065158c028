/** Compares targets before and after a migration. */
import { InspectedTarget } from '../../inspection/inspected-target';
import { earlierTarget, targetChanges } from '../../inspection/target-changes';

/** Targets before and after. */
export interface TargetEquivalence {
  /** How many there were. */
  readonly before: number;
  /** How many there are now. */
  readonly after: number;
  readonly lost: readonly InspectedTarget[];
  readonly gained: readonly InspectedTarget[];
  /** Targets with the same URL and other labels. */
  readonly relabelled: readonly RelabelledTarget[];
}

/** A target with other labels than before. */
export interface RelabelledTarget {
  readonly before: InspectedTarget;
  readonly after: InspectedTarget;
}

/** Compares by URL and labels; another server or another name of the job does not count, since the label `job` is compared. */
export function compareTargets(before: readonly InspectedTarget[], after: readonly InspectedTarget[]): TargetEquivalence {
  const [was, is] = [new Map(before.map(withoutNames)), new Map(after.map(withoutNames))];
  const [olds, news] = [[...was.keys()], [...is.keys()]];
  const { lost, gained, changed } = targetChanges(olds, news);

  return {
    before: before.length,
    after: after.length,
    lost: lost.map((target) => was.get(target)!),
    gained: gained.map((target) => is.get(target)!),
    relabelled: changed.map((target) => ({ before: was.get(earlierTarget(target, olds, news))!, after: is.get(target)! })),
  };
}

function withoutNames(target: InspectedTarget): [InspectedTarget, InspectedTarget] {
  return [{ ...target, server: '', job: target.labels.job ?? '' }, target];
}
