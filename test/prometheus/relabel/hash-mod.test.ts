import { hashMod } from '../../../lib/prometheus/relabel/hash-mod';

describe('hashMod()', () => {
  // The MD5 of nothing ends in e9800998ecf8427e.
  test.each([
    { it: 'is zero for one', text: '', modulus: 1n, expected: '0' },
    { it: 'counts exactly beyond what a number holds', text: '', modulus: 2n ** 64n - 1n, expected: String(0xe9800998ecf8427en) },
    { it: 'takes the last bytes', text: '', modulus: 256n, expected: String(0x7e) },
    { it: 'hashes UTF-8', text: 'é', modulus: 1000n, expected: '23' },
  ])('$it', ({ text, modulus, expected }) => {
    expect(hashMod(text, modulus)).toBe(expected);
  });
});
