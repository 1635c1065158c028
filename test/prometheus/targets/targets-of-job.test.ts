import { identityOf } from '../../../lib/prometheus/targets/target';
import { dividesByUnknown } from '../../../lib/prometheus/targets/targets-of-job';
import { Fields } from '../../support/manifests/manifest';
import { jobOf } from '../../support/running';

describe('dividesByUnknown()', () => {
  const hash = { action: 'hashmod', source_labels: ['__address__'], target_label: '__tmp_hash', modulus: 2 };
  const divides = (address: string, ...rules: Fields[]) => dividesByUnknown(new Map([['__address__', address], ['pod', 'cart-0']]), jobOf({ relabel_configs: rules }));

  test.each<{ it: string; address: string; rules: Fields[]; expected: boolean }>([
    { it: 'a stand-in', address: '240.0.0.1:80', rules: [hash], expected: true },
    { it: 'an address that is known', address: '10.1.2.3:80', rules: [hash], expected: false },
    { it: 'something else', address: '240.0.0.1:80', rules: [{ ...hash, source_labels: ['pod'] }], expected: false },
    {
      it: 'a stand-in in another label',
      address: '240.0.0.1:80',
      rules: [{ source_labels: ['__address__'], target_label: '__tmp_hash' }, { ...hash, source_labels: ['pod', '__tmp_hash'] }],
      expected: true,
    },
    { it: 'an address that rules replace', address: '240.0.0.1:80', rules: [{ target_label: '__address__', replacement: 'x' }, hash], expected: false },
    { it: 'nothing, since rules drop it before', address: '240.0.0.1:80', rules: [{ action: 'drop' }, hash], expected: false },
    { it: 'nothing without rules', address: '240.0.0.1:80', rules: [], expected: false },
  ])('is $expected for $it', ({ address, rules, expected }) => {
    expect(divides(address, ...rules)).toBe(expected);
  });
});

describe('identityOf()', () => {
  const identity = (url: string, labels: [string, string][]) => identityOf({ url, labels: new Map(labels) });

  test('tells targets by URL and labels apart', () => {
    const all = [identity('u', []), identity('v', []), identity('u', [['a', 'b']]), identity('u', [['a', 'c']]), identity('u', [['a', 'b'], ['c', 'd']]), identity('u', [['a', 'b,c']])];

    expect(new Set(all).size).toBe(all.length);
    expect(identity('u', [['a', 'b']])).toBe(identity('u', [['a', 'b']]));
  });
});
