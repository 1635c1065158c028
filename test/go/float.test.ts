import { goFloat } from '../../lib/go/float';

// FormatFloat(value, 'g', -1, 64) in strconv, Go 1.26
describe('goFloat()', () => {
  test.each([
    { value: 0, expected: '0' },
    { value: 1.5, expected: '1.5' },
    { value: -1.5, expected: '-1.5' },
    { value: 0.0001, expected: '0.0001' },
    { value: 0.00001, expected: '1e-05' },
    { value: 999999.5, expected: '999999.5' },
    { value: 1000000, expected: '1e+06' },
    { value: 1234567.5, expected: '1.2345675e+06' },
    { value: 1e100, expected: '1e+100' },
    { value: 5e-324, expected: '5e-324' },
  ])('is "$expected" for $value', ({ value, expected }) => expect(goFloat(value)).toBe(expected));
});
