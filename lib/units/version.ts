/** Versions as `v3.14.0`, `3.14` or `1.31`. */

/** Negative when `a` is older than `b`, 0 when equal; missing parts count as 0, suffixes such as `-rc.1` are not looked at. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  for (let i = 0; i < 3; i++) {
    if (left[i] !== right[i]) return left[i] - right[i];
  }

  return 0;
}

/** Why `version` is no version, or nothing. */
export function whyNotVersion(version: string): string | undefined {
  return VERSION.test(version) ? undefined : 'is not a version like "v3.14.0" or "3.14"';
}

const VERSION = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:[-+][0-9A-Za-z.+-]+)?$/;

function parseVersion(version: string): number[] {
  const found = VERSION.exec(version);
  if (!found) throw new RangeError(`"${version}" ${whyNotVersion(version)}`);

  return found.slice(1, 4).map((part) => Number(part ?? 0));
}
