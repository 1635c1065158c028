/** Random values that custom resources are made of. */
import * as fc from 'fast-check';
import { compareAsYamlKeys } from '../../../lib/operator/configuration/yaml/go-map';

/** A plain object whose fields may each be missing, but for those that are required. */
export function record<T extends object, K extends keyof T & string>(
  fields: { [F in keyof T]: fc.Arbitrary<T[F]> }, required: K[] = [],
): fc.Arbitrary<T> {
  return fc.record(fields, { noNullPrototype: true, requiredKeys: required }) as unknown as fc.Arbitrary<T>;
}

/** One object of all their fields. */
export const merged = (...parts: fc.Arbitrary<object>[]): fc.Arbitrary<object> => fc.tuple(...parts).map(
  (objects) => Object.assign({}, ...objects),
);

/** There once in `times`. */
export const rarely = <T>(value: fc.Arbitrary<T>, times = 5): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

/** JSON has no undefined. */
export const withoutUndefined = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** Strings on which YAML writers differ: words with a meaning, numbers, times, indicators, line breaks, long lines, other alphabets. */
const AWKWARD = [
  '', ' ', 'yes', 'No', 'null', '~', 'on', 'y', 'true', '1', '007', '0x1F', '0o17', '0b11', '1_000', '1e3', '.5', '-.inf', '1:30', '12:61', '089',
  '2024-02-29', '2023-02-29', '2024-1-2 3:4:5', '2024-01-02T03:04:05Z', '2024-01-02T03:04:05.5+01:00', '2024-01-02 03:04:05.25', '2024-01-02 03:04:05Z',
  '- a', '-a', '-', '?', '? a', ':', 'a: b', 'a:b', 'a:', 'a #b', 'a#b', '#a', '[a]', '{a}', '&a', '*a', '!a', '|', '>', '%a', '@a', '`a`', "it's",
  "'", '"quoted"', 'back\\slash', 'tab\tinside', 'a\nb', 'a\nb\n', 'a\n\n', '\na', 'a \nb', ' a\nb', 'a\n b', 'ends in space ', ' begins with space',
  'two  spaces', 'ünïcode', '日本語', 'emoji 😀', 'nbsp\u00a0here', 'line\u2028separator', '\ufeffbom', 'control\u0007', '\r', '---', '--- a', '...', '<<', '=',
  `${'long '.repeat(30)}line`, `'${'quoted long '.repeat(12)}'`, `"double: ${'long  line '.repeat(12)}"`, 'x'.repeat(200), `${'ü '.repeat(70)}`,
  `# ${'comment like '.repeat(15)}`, '18446744073709551615', '18446744073709551616', '0x10000000000000000', '+1', '+.inf', '+12e03', '0.', '1.e5', '_1', '1__',
];

/** Any text. */
export const TEXT = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('cart', 'shop', '${1}', '$1-$2', 'a-b.c', 'http://example.com/x?y=z') },
  { weight: 3, arbitrary: fc.constantFrom(...AWKWARD) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...' :#-\'"\\\n\tab1.,é{}[]'), maxLength: 12 }) },
);

export const LABEL_NAME = fc.constantFrom('app', 'team', 'y', 'app.kubernetes.io/name', 'tier-2', 'a10', 'a9', 'Zone', 'x_y');
export const LABEL_VALUE = fc.constantFrom('cart', 'yes', '1', '', 'a.b', 'v1');
export const PROMETHEUS_LABEL = fc.constantFrom('app', 'team', '__tmp_x', 'instance', 'y', 'job');
export const DURATION = fc.constantFrom('10s', '15s', '1m', '1m30s', '500ms', '1h', '0', '2d');
/** Never longer than an interval. */
export const TIMEOUT = fc.constantFrom('0', '100ms', '500ms');
export const LIMIT = fc.constantFrom(0, 1, 5, 10, 100, 1_000_000, 3_000_000_000);
export const BYTES = fc.constantFrom('0', '1B', '10KB', '1KiB', '1.5MB', '5MB', '1GB', '2GiB', '.5TB', '0KiB');
export const BOOLEAN = fc.boolean();
export const MAP_KEY = fc.oneof(
  fc.constantFrom('a', 'b', 'a1', 'a10', 'a2', 'A', '_', 'a-b', 'é', 'target', 'module', 'y', '10', '9', '0x', 'a01', 'a001'),
  // Go's order of keys with more digits than an integer has is not the same each time.
  TEXT.filter((text) => !/\d{19}/.test(text)),
);

/** A map of any names that Go's order tells apart. */
export const mapOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<{ [key: string]: T }> =>
  fc.array(fc.tuple(MAP_KEY, value), { maxLength: 5 }).map((entries) => Object.fromEntries(
    entries.reduce<[string, T][]>((kept, entry) => (hasOrder([...kept, entry].map(([key]) => key)) ? [...kept, entry] : kept), []),
  ));

/** `9`, `089` and `0x` go in a circle: the operator writes them in another order each time. */
function hasOrder(keys: readonly string[]): boolean {
  const sorted = [...keys].sort(compareAsYamlKeys);

  return sorted.every((key, i) => sorted.slice(i + 1).every((later) => compareAsYamlKeys(key, later) < 0));
}

export const RELABELING = fc.oneof(
  record(
    {
      sourceLabels: fc.array(PROMETHEUS_LABEL, { maxLength: 3 }),
      separator: TEXT,
      regex: fc.constantFrom('(.*)', '', 'a|b', 'yes', '1'),
      replacement: TEXT,
      targetLabel: fc.constantFrom('app', 'x', 'y'),
      modulus: LIMIT,
      action: fc.constantFrom('replace', 'Replace'),
    },
    ['targetLabel'],
  ),
  record(
    {
      sourceLabels: fc.array(PROMETHEUS_LABEL, { maxLength: 2 }),
      regex: fc.constantFrom('(.*)', '', '.+;no', 'a b', 'true'),
      action: fc.constantFrom('keep', 'Keep', 'drop', 'Drop'),
    },
    ['action'],
  ),
  record(
    {
      sourceLabels: fc.array(PROMETHEUS_LABEL, { minLength: 1, maxLength: 2 }),
      modulus: fc.constantFrom(1, 2, 64),
      targetLabel: fc.constant('__tmp_hash'),
      action: fc.constantFrom('hashmod', 'HashMod'),
    },
    ['modulus', 'targetLabel', 'action'],
  ),
  record(

    { regex: fc.constantFrom('__meta_(.+)', 'y', 'temp.*'), action: fc.constantFrom('labeldrop', 'LabelDrop', 'labelkeep', 'LabelKeep') },
    ['regex', 'action'],
  ),
  record(

    { regex: fc.constant('__meta_(.+)'), replacement: fc.constantFrom('$1', 'x_${1}'), action: fc.constantFrom('labelmap', 'LabelMap') },
    ['action', 'replacement', 'regex'],
  ),
  record(
    {
      sourceLabels: fc.array(PROMETHEUS_LABEL, { minLength: 1, maxLength: 1 }),
      targetLabel: fc.constant('app'),
      action: fc.constantFrom('lowercase', 'Uppercase', 'keepequal', 'DropEqual'),
    },
    ['sourceLabels', 'targetLabel', 'action'],
  ),
);
export const RELABELINGS = fc.array(RELABELING, { maxLength: 3 });

export const PROTOCOLS = fc.uniqueArray(

  fc.constantFrom('PrometheusProto', 'OpenMetricsText0.0.1', 'OpenMetricsText1.0.0', 'PrometheusText0.0.4', 'PrometheusText1.0.0'),
  { maxLength: 4 },
);
export const PROTOCOL = fc.constantFrom('PrometheusProto', 'OpenMetricsText1.0.0', 'PrometheusText1.0.0');

export const SELECTOR = record({
  matchLabels: fc.dictionary(LABEL_NAME, LABEL_VALUE, { maxKeys: 3, noNullPrototype: true }),
  matchExpressions: fc.array(fc.oneof(
    record(
      {
        key: LABEL_NAME,
        operator: fc.constantFrom('In', 'NotIn'),
        values: fc.array(fc.constantFrom('b', 'a', 'yes', 'c.d'), { minLength: 1, maxLength: 3 }),
      },
      ['key', 'operator', 'values'],
    ),
    record({ key: LABEL_NAME, operator: fc.constantFrom('Exists', 'DoesNotExist') }, ['key', 'operator']),
  ), { maxLength: 3 }),
});
export const NAMESPACE_SELECTOR = record(
  { any: BOOLEAN, matchNames: fc.array(fc.constantFrom('shop', 'pay', '1', 'yes'), { maxLength: 2 }) },
);
