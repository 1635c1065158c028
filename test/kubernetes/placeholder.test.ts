import * as fc from 'fast-check';
import { addressOf, holdsAddress, withPodNames } from '../../lib/kubernetes/placeholder';

describe('addressOf()', () => {
  test.each([
    { it: 'the first pod', pod: 0, expected: '240.0.0.1' },
    { it: 'the last one of a byte', pod: 254, expected: '240.0.0.255' },
    { it: 'one more than a byte', pod: 255, expected: '240.0.1.0' },
    { it: 'the last one of two bytes', pod: 65_534, expected: '240.0.255.255' },
    { it: 'one more than two bytes', pod: 65_535, expected: '240.1.0.0' },
    { it: 'one more than three bytes', pod: 16_777_215, expected: '241.0.0.0' },
  ])('is an IPv4 address of nobody for $it', ({ pod, expected }) => {
    expect(addressOf(pod)).toBe(expected);
    expect(holdsAddress(addressOf(pod))).toBe(true);
  });

  test.each([257, 65_800])('differs for each of %i pods', (count) => {
    expect(new Set(Array.from({ length: count }, (_, pod) => addressOf(pod))).size).toBe(count);
  });

  test('is found again in any host and port', () => {
    fc.assert(fc.property(fc.nat(16_000_000), fc.nat(65_535), (pod, port) => {
      expect(withPodNames(`http://${addressOf(pod)}:${port}/metrics`, (address) => (address === addressOf(pod) ? 'cart-0' : undefined))).toBe(`http://cart-0:${port}/metrics`);
    }));
  });
});

describe('holdsAddress()', () => {
  test.each([
    { it: 'an address alone', text: '240.0.0.1', expected: true },
    { it: 'one with a port', text: '240.0.0.1:8080', expected: true },
    { it: 'one in a URL', text: 'http://240.0.0.1/x', expected: true },
    { it: 'one before a name', text: '240.0.0.1.nip.io', expected: true },
    { it: 'one at the end of a sentence', text: 'is 240.0.0.1.', expected: true },
    { it: 'one after a letter', text: 'ip-240.0.0.1', expected: true },
    { it: 'nothing', text: '', expected: false },
    { it: 'an address of somebody', text: '10.240.0.1', expected: false },
    { it: 'an address with more in front', text: '1240.0.0.1', expected: false },
    { it: 'five numbers', text: '240.0.0.1.5', expected: false },
    { it: 'five numbers, the other way', text: '5.240.0.0.1', expected: false },
    { it: 'a number of four digits', text: '240.0.0.1234', expected: false },
    { it: 'three numbers', text: '240.0.0', expected: false },
    { it: 'the broadcast address', text: '255.255.255.255', expected: false },
    { it: 'dashes', text: '240-0-0-1', expected: false },
  ])('is $expected for $it', ({ text, expected }) => {
    expect(holdsAddress(text)).toBe(expected);
  });
});

describe('withPodNames()', () => {
  const nameOf = (address: string) => ({ '240.0.0.1': 'cart-0', '240.0.0.15': 'login-0' } as { [address: string]: string })[address];

  test.each([
    { it: 'each of several', text: '240.0.0.1;240.0.0.15:80;240.0.0.1', expected: 'cart-0;login-0:80;cart-0' },
    { it: 'the longest number there is', text: '240.0.0.15', expected: 'login-0' },
    { it: 'no address that is nobody\'s', text: '240.0.0.2:80', expected: '240.0.0.2:80' },
    { it: 'no part of a longer one', text: '240.0.0.151', expected: '240.0.0.151' },
    { it: 'nothing in an empty text', text: '', expected: '' },
    { it: 'nothing in a text without addresses', text: 'é 10.0.0.1', expected: 'é 10.0.0.1' },
  ])('replaces $it', ({ text, expected }) => {
    expect(withPodNames(text, nameOf)).toBe(expected);
    expect(withPodNames(text, nameOf)).toBe(expected);
  });

  test('takes names as they are', () => {
    expect(withPodNames('240.0.0.1', () => '$&$1')).toBe('$&$1');
  });
});
