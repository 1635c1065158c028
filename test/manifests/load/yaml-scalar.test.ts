import { resolveKey, resolvePlain, resolveScalar, resolveTagged, whyNotTagged } from '../../../lib/manifests/load/yaml-scalar';

describe('resolvePlain()', () => {
  test.each<{ it: string; given: string[]; expected: unknown }>([
    { it: 'words for true', given: ['y', 'Y', 'yes', 'on', 'ON', 'True'], expected: true },
    { it: 'words for false', given: ['n', 'N', 'no', 'Off', 'FALSE'], expected: false },
    { it: 'nothing', given: ['', '~', 'null', 'NULL'], expected: null },
    { it: 'fifteen in every base', given: ['15', '+15', '017', '0o17', '0O17', '0xf', '0XF', '0b1111', '1_5', '0_17', '15.', '1.5e1'], expected: 15 },
    { it: 'a decimal with a zero in front', given: ['08', '8', '8.0'], expected: 8 },
    { it: 'fractions', given: ['.5', '0.5', '+0.5', '5e-1'], expected: 0.5 },
    { it: 'signs after 0b, as Go lets through', given: ['0b-11', '-3'], expected: -3 },
  ])('takes $it', ({ given, expected }) => expect(given.map(resolvePlain)).toEqual(given.map(() => expected)));

  test.each(['yES', 'nUll', '1:30', '2001-01-01', '0x', '0b12', '0o8', '0xg', '-0b-1', '1e999', '.1e999', '_1', '1,5', '+', '-', '.', '..5', '0x1p3', '<<', '=', `0x${'f'.repeat(17)}`])(
    'leaves %s text', (text) => expect(resolvePlain(text)).toBe(text),
  );

  test('takes whole numbers of 64 bits, and larger ones for floats', () => {
    expect(['9223372036854775808', '18446744073709551615', '18446744073709551616', '-9223372036854775809'].map(resolvePlain))
      .toEqual([2 ** 63, 2 ** 64, 2 ** 64, -(2 ** 63)]);
  });
});

describe('resolveScalar()', () => {
  test.each([
    { text: '', tag: 'null', value: null },
    { text: '~', tag: 'null', value: null },
    { text: 'nULL', tag: 'str', value: 'nULL' },
    { text: 'y', tag: 'bool', value: true },
    { text: 'Off', tag: 'bool', value: false },
    { text: 'oN', tag: 'str', value: 'oN' },
    { text: '0', tag: 'int', value: 0 },
    { text: '017', tag: 'int', value: 15 },
    { text: '018', tag: 'float', value: 18 },
    { text: '0o17', tag: 'int', value: 15 },
    { text: '0o18', tag: 'str', value: '0o18' },
    { text: '-0x1F', tag: 'int', value: -31 },
    { text: '+0b11', tag: 'int', value: 3 },
    { text: '-_8_7', tag: 'int', value: -87 },
    { text: '9223372036854775808', tag: 'int', value: 2 ** 63 },
    { text: '+9223372036854775808', tag: 'float', value: 2 ** 63 },
    { text: '-9223372036854775808', tag: 'int', value: -(2 ** 63) },
    { text: '18446744073709551616', tag: 'float', value: 2 ** 64 },
    { text: '0x10000000000000000', tag: 'str', value: '0x10000000000000000' },
    { text: '1.', tag: 'float', value: 1 },
    { text: '-.5e-1', tag: 'float', value: -0.05 },
    { text: '1e400', tag: 'str', value: '1e400' },
    { text: '-.INF', tag: 'float', value: -Infinity },
    { text: '.', tag: 'str', value: '.' },
    { text: '-', tag: 'str', value: '-' },
    { text: '190:20:30', tag: 'str', value: '190:20:30' },
    { text: '2001-12-14', tag: 'timestamp', value: '2001-12-14' },
    { text: '2001-12-14 1:2:3', tag: 'timestamp', value: '2001-12-14 1:2:3' },
    { text: '1.2.3', tag: 'str', value: '1.2.3' },
    { text: 'constructor', tag: 'str', value: 'constructor' },
  ])('takes "$text" for $tag $value', ({ text, tag, value }) => expect(resolveScalar(text)).toEqual({ tag, value }));
});

describe('resolveTagged()', () => {
  test.each([
    { tag: 'str', text: '12', expected: '12' },
    { tag: 'int', text: '12', expected: 12 },
    { tag: 'int', text: '1.5', expected: undefined },
    { tag: 'float', text: '12', expected: 12 },
    { tag: 'float', text: '9223372036854775808', expected: undefined },
    { tag: 'bool', text: 'on', expected: true },
    { tag: 'bool', text: '1', expected: undefined },
    { tag: 'null', text: '~', expected: null },
    { tag: 'null', text: 'x', expected: undefined },
    { tag: 'binary', text: 'aG\nk=', expected: 'hi' },
    { tag: 'binary', text: 'aGk', expected: undefined },
    { tag: 'timestamp', text: '2001-1-2', expected: '2001-1-2' },
    { tag: 'timestamp', text: 'x', expected: undefined },
    { tag: 'timestamp', text: '2001-02-30', expected: undefined },
    { tag: 'timestamp', text: '2001-02-03 4:5:6,7', expected: '2001-02-03 4:5:6,7' },
    { tag: 'unknown', text: '12', expected: '12' },
  ])('reads !!$tag $text', ({ tag, text, expected }) => expect(resolveTagged(`tag:yaml.org,2002:${tag}`, text)).toBe(expected));
});

describe('whyNotTagged()', () => {
  test.each([
    { tag: 'int', text: '2001-01-01', expected: 'cannot decode !!str `2001-01-01` as a !!int' },
    { tag: 'timestamp', text: '2001-02-30', expected: 'cannot decode !!str `2001-02-30` as a !!timestamp' },
    { tag: 'timestamp', text: '12', expected: 'cannot decode !!int `12` as a !!timestamp' },
    { tag: 'float', text: '9223372036854775807', expected: undefined },
    { tag: 'float', text: '9223372036854775808', expected: 'cannot decode !!int `9223372036854775808` as a !!float' },
    { tag: 'float', text: '1.5', expected: undefined },
    { tag: 'binary', text: 'a b=', expected: '!!binary value contains invalid base64 data' },
    { tag: 'str', text: '12', expected: undefined },
  ])('is $expected for !!$tag $text', ({ tag, text, expected }) => expect(whyNotTagged(`tag:yaml.org,2002:${tag}`, text)).toBe(expected));
});

describe('resolveKey()', () => {
  test.each([
    { text: 'y', expected: 'true' },
    { text: '0x10', expected: '16' },
    { text: '9007199254740993', expected: '9007199254740993' },
    { text: '9223372036854775808', expected: undefined },
    { text: '~', expected: undefined },
    { text: '1.10', expected: '1.1' },
    { text: '1e6', expected: '1e+06' },
    { text: '0.00001', expected: '1e-05' },
    { text: '16777217.0', expected: '1.6777216e+07' },
    { text: '1e99', expected: '.inf' },
    { text: '-.inf', expected: '-.inf' },
    { text: '.nan', expected: '.nan' },
    { text: '-1e-60', expected: '-0' },
    { text: '1:30', expected: '1:30' },
  ])('makes $expected of $text', ({ text, expected }) => expect(resolveKey(undefined, text)).toBe(expected));
});
