import { compareVersions, whyNotVersion } from '../../lib/units/version';

describe('compareVersions()', () => {
  test.each([
    { a: '1.30', b: '1.31', sign: -1 },
    { a: '1.9', b: '1.31', sign: -1 },
    { a: 'v3.14.0', b: '3.14', sign: 0 },
    { a: '3.14.0-rc.1', b: '3.14.0', sign: 0 },
    { a: '3.14.1', b: '3.14', sign: 1 },
    { a: '10.0', b: '9.99.99', sign: 1 },
  ])('$a against $b', ({ a, b, sign }) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
    expect(Math.sign(compareVersions(b, a))).toBe(sign === 0 ? 0 : -sign);
  });

  test.each(['', 'latest', '3', 'v3.x', '3.14.0.1', ' 3.14', '3.14\n'])('throws for %j', (given) => {
    expect(() => compareVersions(given, '1.0')).toThrow('is not a version like "v3.14.0" or "3.14"');
  });
});

describe('whyNotVersion()', () => {
  test.each(['3.14', 'v3.14.0', '0.0', '1.31.0-alpha.1', '1.31+build'])('takes %s', (given) => {
    expect(whyNotVersion(given)).toBeUndefined();
  });
});
