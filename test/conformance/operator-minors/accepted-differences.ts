/** Differences between our model and an older operator that are accepted, each with the reason. */
import { Difference } from './compare';
import { minorNumber, OperatorMinor } from './minors';

/** A kind of difference. */
export interface AcceptedDifference {
  readonly why: string;
  /** First and last minor that it is accepted for, e.g. 70. */
  readonly from: number;
  readonly to: number;
  readonly matches: (difference: Difference) => boolean;
}

/** Every row is met in the long run: one that is not is removed. */
export const ACCEPTED_DIFFERENCES: readonly AcceptedDifference[] = [];

/** The row that accepts a difference. */
export function tryAccepted(minor: OperatorMinor, difference: Difference): AcceptedDifference | undefined {
  return ACCEPTED_DIFFERENCES.find(({ from, to, matches }) => from <= minorNumber(minor) && minorNumber(minor) <= to && matches(difference));
}
