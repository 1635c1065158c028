/** The version of a Prometheus that loads a configuration: minor versions know different fields and values. */
import { NameValidationScheme } from '../../units/prometheus-names';

/** A version that is known. Where it is not, a field is known if any version knows it, and rules are those of the newest version. */
export interface LoaderVersion {
  /** As it is shown, e.g. `3.14.0`. */
  readonly text: string;
  /** E.g. 3014 for 3.14. */
  readonly minor: number;
}

/** The newest minor version whose fields and rules are known. */
export const NEWEST_LOADER = '3.16';

/** A version such as `v3.14.0` or `2.55.0-rc.0`; undefined if it is not known. */
export function loaderVersion(version: string | undefined): LoaderVersion | undefined {
  const found = /^v?(\d+)\.(\d+)/.exec(version ?? '');

  return found ? { text: version!.replace(/^v/, ''), minor: Number(found[1]) * 1000 + Number(found[2]) } : undefined;
}

/** Whether a version is a minor version such as `3.8`, or later; that which is not known is. */
export function reaches(version: LoaderVersion | undefined, minor: string): boolean {
  return version === undefined || version.minor >= minorNumber(minor);
}

/** Whether it is newer than all versions whose fields are known. */
export function isBeyond(version: LoaderVersion | undefined): boolean {
  return version !== undefined && version.minor > minorNumber(NEWEST_LOADER);
}

/** What a version does not know, as the end of a sentence. */
export function needs(minor: string, { text }: LoaderVersion): string {
  return `needs Prometheus ${minor} or later, but the server runs ${text}`;
}

/** Which names labels may have wherever no scheme is set: UTF-8 came with 3.0. */
export function namesOf(version: LoaderVersion | undefined): NameValidationScheme {
  return reaches(version, '3.0') ? 'utf8' : 'legacy';
}

/** E.g. 3008 for `3.8`. */
function minorNumber(minor: string): number {
  const known = numbers.get(minor) ?? loaderVersion(minor)!.minor;
  numbers.set(minor, known);

  return known;
}

const numbers = new Map<string, number>();
