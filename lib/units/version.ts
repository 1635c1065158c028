/** Compares versions such as `v3.14.0`, `3.14` or `1.31`. */
import { remembering } from './remembering';
import { compareSemver, Semver } from './semver';

/** Negative if `a` is older than `b`, positive if newer, 0 if equal. Missing parts are 0; suffixes such as `-rc.1` are ignored. */
export function compareVersions(a: string, b: string): number {
  return compareSemver(releaseOf(a), releaseOf(b));
}

/** The newest version of Kubernetes whose behaviour is known: the default. */
export const NEWEST_KUBERNETES = '1.37';

/** What is wrong with a version, as the end of a sentence; undefined if it is valid. */
export function whyNotVersion(version: string, example = 'v3.14.0'): string | undefined {
  return VERSION.test(version) ? undefined : `is not a version like "${example}" or "${example.replace(/^v|\.\d+$/g, '')}"`;
}

const VERSION = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:[-+][0-9A-Za-z.+-]+)?$/;

/** A few versions are compared for each object. */
const releaseOf = remembering((version: string): Semver => {
  const found = VERSION.exec(version);
  if (!found) throw new RangeError(`"${version}" ${whyNotVersion(version)}`);
  const [major, minor, patch] = found.slice(1, 4).map((part) => BigInt(part ?? 0));

  return { numbers: [major, minor, patch], prerelease: [] };
});
