import { whyNotProber } from '../../lib/units/prober';

const NOT_HOST = 'has a host that is not a DNS name or an IP address';
const NOT_PORT = 'has a port outside 1 to 65535';

describe('whyNotProber()', () => {
  test.each([
    'blackbox', 'blackbox:9115', 'blackbox.monitoring.svc:9115', '10.0.0.1', '10.0.0.1:1', 'blackbox:65535', '[::1]:9115', `${'a'.repeat(63)}:80`, 'black_box',
  ])('takes %s', (given) => {
    expect(whyNotProber(given)).toBeUndefined();
  });

  test.each([
    { given: '', expected: 'is empty' },
    { given: 'http://blackbox:9115', expected: 'has a scheme' },
    { given: 'blackbox:0', expected: NOT_PORT },
    { given: 'blackbox:65536', expected: NOT_PORT },
    { given: `${'a'.repeat(64)}:80`, expected: NOT_HOST },
    { given: '-a:80', expected: NOT_HOST },
    { given: '[:::]:80', expected: NOT_HOST },
    { given: ':80', expected: NOT_HOST },
  ])('refuses "$given": $expected', ({ given, expected }) => {
    expect(whyNotProber(given)).toBe(expected);
  });

  test.each([
    'blackbox:9115/probe', 'blackbox/probe', 'user@blackbox', 'blackbox?x=y', 'blackbox#x', 'black box', 'blackbox:', 'blackbox:http', '[::1]', 'a:1:2', 'ä', 'fe80::1%eth0',
  ])('refuses "%s"', (given) => {
    expect(whyNotProber(given)).toEqual(expect.any(String));
  });
});
