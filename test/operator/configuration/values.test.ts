import { quantityAsFloat } from '../../../lib/operator/configuration/quantity';
import { compareAsYamlKeys, mapInKeyOrder } from '../../../lib/operator/configuration/yaml/go-map';
import { bytesOf } from '../../../lib/units/byte-size';

describe('quantityAsFloat()', () => {
  test.each([
    { quantity: '1', expected: 1 },
    { quantity: '0', expected: 0 },
    { quantity: 1.25, expected: 1.25 },
    { quantity: '1.1', expected: 1.1 },
    { quantity: '1.7', expected: 1.7000000000000002 },
    { quantity: '500m', expected: 0.5 },
    { quantity: '2Ki', expected: 2048 },
    { quantity: '1.5Mi', expected: 1572864 },
    { quantity: '3k', expected: 3000 },
    { quantity: '12e-1', expected: 1.2000000000000002 },
    { quantity: '-2', expected: -2 },
    { quantity: '.0000000001', expected: 1e-9 },
    { quantity: 'many', expected: NaN },
  ])('quantityAsFloat($quantity) is $expected', ({ quantity, expected }) => {
    expect(quantityAsFloat(quantity)).toBe(expected);
  });
});

describe('bytesOf()', () => {
  test.each([
    { size: '0B', expected: 0 },
    { size: '1KB', expected: 1024 },
    { size: '1KiB', expected: 1024 },
    { size: '1.5MB', expected: 1572864 },
    { size: '.5GiB', expected: 536870912 },
    { size: '1KB2B', expected: 1026 },
    { size: '1KiB2MB', expected: 0 },
    { size: '9000000EB', expected: 0 },
    { size: 'x1B', expected: 0 },
  ])('bytesOf($size) is $expected', ({ size, expected }) => {
    expect(bytesOf(size)).toBe(expected);
  });
});

describe('compareAsYamlKeys()', () => {
  test.each([
    { it: 'sorts numbers by value', keys: ['a2', 'a10', 'a1'], expected: ['a1', 'a2', 'a10'] },
    { it: 'sorts letters last', keys: ['a', 'A', '_', '1', 'é'], expected: ['_', '1', 'A', 'a', 'é'] },
    { it: 'sorts fewer zeros first', keys: ['a001', 'a01', 'a1'], expected: ['a1', 'a01', 'a001'] },
    { it: 'knows a zero within a number', keys: ['a1-', 'a10', 'a1'], expected: ['a1', 'a1-', 'a10'] },
    { it: 'sorts what goes on last', keys: ['ab', 'a', ''], expected: ['', 'a', 'ab'] },
  ])('$it', ({ keys, expected }) => {
    expect([...keys].sort(compareAsYamlKeys)).toEqual(expected);
  });
});

test('mapInKeyOrder() sorts by bytes, where emoji come after all of the basic plane', () => {
  expect(
    [...mapInKeyOrder({ '\u{1f600}': 1, '\uffee': 2, 'b': 3, 'a10': 4, 'a2': 5 }).keys()],
  ).toEqual(['a10', 'a2', 'b', '\uffee', '\u{1f600}']);
});
