/** Versions of the Prometheus operator: which are known, and how they are compared. */
import { compareVersions, whyNotVersion } from './version';

/** The oldest version whose CRDs and behaviour are known. */
export const OLDEST_OPERATOR = '0.70.0';

/** The newest version whose behaviour is known: the default. */
export const PROVEN_OPERATOR = '0.94.1';

/** The newest version whose CRDs are known; its behaviour is taken from the newest proven version. */
export const NEWEST_OPERATOR = '0.95.2';

/** What is wrong with a version of the operator, as the end of a sentence; undefined if it can be used. */
export function whyNotOperatorVersion(version: string, example = `v${PROVEN_OPERATOR}`): string | undefined {
  return whyNotVersion(version, example) ?? (isOlderThanKnown(version) ? `is older than v${OLDEST_OPERATOR}, the oldest version that is known` : undefined);
}

/** Whether a version is older than all that are known. */
export function isOlderThanKnown(version: string): boolean {
  return compareVersions(version, OLDEST_OPERATOR) < 0;
}

/** Whether the behaviour of a version is not known, because it has a newer minor version than the newest proven one. */
export function isNewerThanProven(version: string): boolean {
  return minorOf(version) > minorOf(PROVEN_OPERATOR);
}

/** Number of a minor version, e.g. 79 for `v0.79.2`; a later major version is above every minor version. */
export function minorOf(version: string): number {
  const known = minors.get(version);
  if (known !== undefined) return known;
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  const found = Number(major) > 0 ? Infinity : Number(minor);
  minors.set(version, found);

  return found;
}

const minors = new Map<string, number>();
