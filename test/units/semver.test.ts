import { compareSemver, parseSemver, semverAtLeast } from '../../lib/units/semver';

describe('semverAtLeast()', () => {
  test.each([
    { version: '2.45.0', since: '2.45.0', expected: true },
    { version: '2.44.9', since: '2.45.0', expected: false },
    { version: 'v3.14', since: '3.2.0', expected: true },
    { version: '3', since: '3.0.0', expected: true },
    { version: '2.9.0', since: '2.10.0', expected: false },
    { version: '3.0.0-rc.1', since: '3.0.0', expected: false },
    { version: '3.0.0-rc.1', since: '3.0.0-0', expected: true },
    { version: '2.55.0', since: '3.0.0-0', expected: false },
    { version: '3.0.0+build', since: '3.0.0', expected: true },
    { version: '18446744073709551615.0.0', since: '3.0.0', expected: true },
  ])('$version is at least $since: $expected', ({ version, since, expected }) => {
    expect(semverAtLeast(version, since)).toBe(expected);
  });
});

describe('compareSemver()', () => {
  test('orders pre-releases as semver does', () => {
    const ordered = ['1.0.0-1', '1.0.0-2', '1.0.0-10', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-rc.1', '1.0.0', '1.0.1'];

    expect([...ordered].reverse().sort((a, b) => compareSemver(parseSemver(a), parseSemver(b)))).toEqual(ordered);
  });
});

describe('parseSemver()', () => {
  test.each([
    { given: '', expected: 'strconv.ParseUint: parsing "": invalid syntax' },
    { given: '1.2.3.4', expected: 'Invalid character(s) found in patch number "3.4"' },
    { given: '1.2-rc', expected: 'Short version cannot contain PreRelease/Build meta data' },
    { given: '1.2.3-', expected: 'Prerelease is empty' },
    { given: '1.2.3-a..b', expected: 'Prerelease is empty' },
    { given: '1.2.3-ä', expected: 'Invalid character(s) found in prerelease "ä"' },
    { given: '1.2.3-01', expected: 'Numeric PreRelease version must not contain leading zeroes "01"' },
    { given: '1.2.3+', expected: 'Build meta data is empty' },
    { given: '18446744073709551616.0.0', expected: 'strconv.ParseUint: parsing "18446744073709551616": value out of range' },
  ])('refuses "$given"', ({ given, expected }) => {
    expect(() => parseSemver(given)).toThrow(expected);
  });
});
