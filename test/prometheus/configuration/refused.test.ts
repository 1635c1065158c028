import { boolean, list, mapping, RefusedConfiguration, text } from '../../../lib/prometheus/configuration/refused';

describe('mapping()', () => {
  test.each([{ value: undefined, expected: {} }, { value: null, expected: {} }, { value: {}, expected: {} }, { value: { a: 1 }, expected: { a: 1 } }])('takes $value', ({ value, expected }) => {
    expect(mapping(value, 'x')).toEqual(expected);
  });

  test.each([[[]], ['a'], [1], [true]])('refuses %j', (value) => {
    expect(() => mapping(value, 'global')).toThrow(new RefusedConfiguration('global is not a map'));
  });
});

describe('list()', () => {
  test.each([{ value: undefined, expected: [] }, { value: null, expected: [] }, { value: [null], expected: [null] }])('takes $value', ({ value, expected }) => {
    expect(list(value, 'x')).toEqual(expected);
  });

  test.each([[{}], ['a'], [0]])('refuses %j', (value) => {
    expect(() => list(value, 'targets')).toThrow(new RefusedConfiguration('targets is not a list'));
  });
});

describe('text()', () => {
  test.each([
    {
      value: 'a',
      expected: 'a',
    }, { value: '', expected: '' }, { value: 0, expected: '0' }, { value: 18446744073709551615n, expected: '18446744073709551615' }, { value: false, expected: 'false' }, { value: undefined, expected: 'default' },
  ])('takes $value', ({ value, expected }) => {
    expect(text(value, 'x', 'default')).toBe(expected);
  });

  test.each([[{}], [[]]])('refuses %j', (value) => {
    expect(() => text(value, 'scheme')).toThrow(new RefusedConfiguration('scheme is not text'));
  });
});

describe('boolean()', () => {
  test.each([{ value: true, expected: true }, { value: false, expected: false }, { value: undefined, expected: true }, { value: null, expected: true }])('takes $value', ({ value, expected }) => {
    expect(boolean(value, 'x', true)).toBe(expected);
  });

  test.each([['true'], [1], [[]]])('refuses %j', (value) => {
    expect(() => boolean(value, 'node', true)).toThrow(new RefusedConfiguration('node is neither true nor false'));
  });
});
