import { nameOf } from '../../lib/consolidation/names';
import { whyNotDnsSubdomain } from '../../lib/units/kubernetes-names';

const named = (kind: string, name: string, index = 0) => nameOf({ monitor: { kind, name }, index });

describe('nameOf()', () => {
  test.each([
    ['ServiceMonitor', 'cart', 0, 'cart-sm-0'],
    ['PodMonitor', 'cart', 11, 'cart-pm-11'],
    ['Probe', 'cart', 0, 'cart-probe'],
    ['Probe', 'a.b', 0, 'a.b-probe'],
  ])('of %s %s, endpoint %i', (kind, name, index, expected) => expect(named(kind, name, index)).toBe(expected));

  test('is different for each endpoint of each monitor', () => {
    const names = ['cart', 'cart-sm-0', 'cart-probe', 'cart-pm-0'];
    const all = ['ServiceMonitor', 'PodMonitor'].flatMap((kind) => names.flatMap((name) => [0, 1, 10].map((index) => named(kind, name, index))))
      .concat(names.map((name) => named('Probe', name)));

    expect(new Set(all).size).toBe(all.length);
  });

  test.each([247, 248, 249, 253])('is valid and its own for a name of %i characters', (length) => {
    const all = ['a', 'b'].map((last) => `${'x-.'.repeat(100).slice(0, length - 1).replace(/[-.]+\./g, 'xx')}`.slice(0, length - 1).replace(/[-.]/g, 'x') + last)
      .map((name) => named('ServiceMonitor', name, 12));

    expect(all.map(whyNotDnsSubdomain)).toEqual([undefined, undefined]);
    expect(new Set(all).size).toBe(2);
  });

  test('does not end a part with a dash where it is cut', () => {
    expect(whyNotDnsSubdomain(named('ServiceMonitor', `${'a'.repeat(234)}.-`.padEnd(253, 'b').replace('.-', '.b')))).toBeUndefined();
  });
});
