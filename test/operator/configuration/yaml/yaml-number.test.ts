import { numberText } from '../../../../lib/operator/configuration/yaml/yaml-number';

describe('numberText()', () => {
  test.each([
    { given: 0, expected: '0' },
    { given: -1, expected: '-1' },
    { given: 3_000_000_000, expected: '3000000000' },
    { given: 1.5, expected: '1.5' },
    { given: 0.0001, expected: '0.0001' },
    { given: 0.00001, expected: '1e-05' },
    { given: -0.0000125, expected: '-1.25e-05' },
    { given: 999_999.5, expected: '999999.5' },
    { given: 1_234_567.5, expected: '1.2345675e+06' },
    { given: Infinity, expected: '.inf' },
    { given: -Infinity, expected: '-.inf' },
    { given: NaN, expected: '.nan' },
  ])('writes $given as $expected', ({ given, expected }) => {
    expect(numberText(given)).toBe(expected);
  });
});
