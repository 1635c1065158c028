/** Versions as the operator reads and compares them: a pre-release comes before its release. */
import { rangeErrorOf } from './range-error';
import { remembering } from './remembering';

/** The parts of a version. Build metadata is validated, but ignored when versions are compared. */
export interface Semver {
  readonly numbers: readonly [major: bigint, minor: bigint, patch: bigint];
  /** `rc.1` gives `['rc', 1n]`; empty for a release. */
  readonly prerelease: readonly (string | bigint)[];
}

/**
 * Reads `v3.14`, `3.14.0` or `3.0.0-rc.1`.
 * @throws RangeError with the message of the operator's parser
 * @see ParseTolerant in github.com/blang/semver v4.0.0
 */
export function parseSemver(text: string): Semver {
  return parsed(text);
}

/** A few versions are compared for each object. */
const parsed = remembering(parse);

function parse(text: string): Semver {
  const [major, minor, rest] = threeParts(text.trim().replace(/^v/, ''));
  const [beforeBuild, build] = cut(rest, '+');
  const [patch, prerelease] = cut(beforeBuild, '-');
  const numbers = [numberOf(major, 'major'), numberOf(minor, 'minor'), numberOf(patch, 'patch')] as const;
  const identifiers = prerelease?.split('.').map(prereleaseOf) ?? [];
  build?.split('.').forEach(refuseBadBuild);

  return { numbers, prerelease: identifiers };
}

/** Whether a text is a version that can be compared. */
export function isSemver(text: string): boolean {
  return rangeErrorOf(() => parseSemver(text)) === undefined;
}

/** Whether `version` is `since` or later. `3.0.0-rc.1` is not at least `3.0.0`, but at least `3.0.0-0`. */
export function semverAtLeast(version: string, since: string): boolean {
  return compareSemver(parseSemver(version), parseSemver(since)) >= 0;
}

/** Whether `version` is before `since`. Text that is not a version is not: a server with it has no configuration, which is reported. */
export function isSemverBefore(version: string, since: string): boolean {
  return isSemver(version) && !semverAtLeast(version, since);
}

/** Negative if `a` is older than `b`, positive if it is newer, 0 if they are equal. */
export function compareSemver(a: Semver, b: Semver): number {
  const differs = a.numbers.findIndex((number, i) => number !== b.numbers[i]);
  if (differs >= 0) return a.numbers[differs] < b.numbers[differs] ? -1 : 1;
  if (a.prerelease.length === 0 || b.prerelease.length === 0) return b.prerelease.length - a.prerelease.length;

  return comparePrereleases(a.prerelease, b.prerelease);
}

function comparePrereleases(a: readonly (string | bigint)[], b: readonly (string | bigint)[]): number {
  const differs = a.findIndex((part, i) => part !== b[i]);
  if (differs < 0) return a.length - b.length;
  const [left, right] = [a[differs], b[differs]];
  if (right === undefined) return 1;
  if (typeof left !== typeof right) return typeof left === 'bigint' ? -1 : 1;

  return left < right ? -1 : 1;
}

/** Major, minor and the rest, without leading zeros; missing parts are 0. */
function threeParts(text: string): string[] {
  const split = text.split('.');
  const parts = [...split.slice(0, 2), ...split.length > 2 ? [split.slice(2).join('.')] : []].map(withoutLeadingZeros);
  if (parts.length < 3 && /[+-]/.test(parts[parts.length - 1])) {
    throw new RangeError('Short version cannot contain PreRelease/Build meta data');
  }

  return [...parts, '0', '0'].slice(0, 3);
}

function withoutLeadingZeros(part: string): string {
  if (part.length < 2) return part;
  const stripped = part.replace(/^0+/, '');

  return /^[0-9]/.test(stripped) ? stripped : `0${stripped}`;
}

function cut(text: string, separator: string): [before: string, after: string | undefined] {
  const index = text.indexOf(separator);

  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}

function numberOf(text: string, what: string): bigint {
  if (!/^[0-9]*$/.test(text)) throw new RangeError(`Invalid character(s) found in ${what} number "${text}"`);
  const value = text === '' ? -1n : BigInt(text);
  if (value < 0n) throw new RangeError('strconv.ParseUint: parsing "": invalid syntax');
  if (value >= 2n ** 64n) throw new RangeError(`strconv.ParseUint: parsing "${text}": value out of range`);

  return value;
}

function prereleaseOf(text: string): string | bigint {
  if (text === '') throw new RangeError('Prerelease is empty');
  if (!/^[0-9A-Za-z-]+$/.test(text)) throw new RangeError(`Invalid character(s) found in prerelease "${text}"`);
  if (!/^[0-9]+$/.test(text)) return text;
  if (/^0./.test(text)) throw new RangeError(`Numeric PreRelease version must not contain leading zeroes "${text}"`);

  return BigInt(text);
}

function refuseBadBuild(text: string): void {
  if (text === '') throw new RangeError('Build meta data is empty');
  if (!/^[0-9A-Za-z-]+$/.test(text)) throw new RangeError(`Invalid character(s) found in build meta data "${text}"`);
}
