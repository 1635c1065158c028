/** Relabeling rules and labels made at random, with everything in them that is read differently elsewhere. */
import * as fc from 'fast-check';

/** Rules as they stand in `relabel_configs`, labels, and which names are valid. */
export interface RandomRelabeling {
  readonly rules: readonly { readonly [field: string]: unknown }[];
  readonly labels: { readonly [name: string]: string };
  readonly scheme?: 'utf8' | 'legacy';
}

/** Few, so that rules meet labels. The last two are ordered differently by bytes and by UTF-16. */
const NAME = fc.constantFrom('a', 'b', 'ab', 'A', '__meta_x', '__meta_y', 'job', '__address__', 'constructor', '__proto__x', 'é', 'a.b', 'a b', '\ue000', '😀');

const VALUE = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', 'a', 'b', 'ab', 'a;b', 'aab', 'AB', '1', '01', 'a.b', 'a\nb', '10.0.0.1:80', 'x-1') },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...'abAB1;:._-\n ', 'é', 'İ', 'ı', 'ß', 'ſ', 'K', 'Σ', 'ς', 'ǆ', 'ᾳ', 'ŉ', '😀', '𐐨', '$'), maxLength: 6 }) },
);

const ATOM = fc.constantFrom(
  'a', 'b', 'ab', '1', ';', ':', '\\.', '.', '.*', '.+', '(.*)', '(.+)', '(a)', '(b)?', '(a|b)', '(a*)', '(?:ab)', '(?P<n>a)', '(?P<n>b)', '(?<m>.)', '(?P<1x>.)', '(?P<01>a)',
  '(?P<n>.*)', '[ab]', '[^a]', '[]a]', '[^]a]', '[[:alpha:]]', '([[:digit:]]+)', '[a(?P<n>]', '\\(?P<n>', '\\pL', '(\\p{Greek}+)', '\\PL', '\\d+', '\\w', '(\\w+)', '\\s', '\\b', '\\B',
  '\\Qa.b\\E', '\\Q(?P<n>\\E', '\\Q(', '(?i)', '(?i:a)', '(?-s:.)', '(?s).', '(?U)', '(?m)^', '$', '^', '\\A', '\\z', 'é', '😀', '\\x{1F600}', 'a{2}', '(a){0,2}', '|', 'a*?',
);

/** Not RE2, or only together with what stands beside; the last ones get out of the anchors. */
const HOSTILE = fc.constantFrom('a{1001}', '\\C', '(', ')', '?', '*', '{2}', '(?=a)', '(?<!a)', '\\1', '[b-a]', '(?P<é>a)', '[[:foo:]]', '\\pX', ')|(?:', 'a)|(b', 'a)|(?:b|');


const REGEX = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('', '(.*)', '(.+)', '.*', 'a', 'a|b', '__meta_(.+)', '([^:]+)(?::\\d+)?') },
  { weight: 3, arbitrary: fc.array(fc.oneof({ weight: 40, arbitrary: ATOM }, { weight: 1, arbitrary: HOSTILE }), { minLength: 1, maxLength: 4 }).map((atoms) => atoms.join('')) },
);

const TEMPLATE = fc.array(fc.constantFrom(
  '$1', '${1}', '$0', '$2', '${2}', '$1x', '${1x}', '$n', '${n}', '${m}', '$m', '$$', '$', '${', '${}', '${1', '$}', '${n }', '$01', '${01}', '$10', '${é}', '$é', '$_', '${1}_', 'a', 'b', '_', '1', 'é', '-', ' ', '$999999999', '$9999999999',
), { minLength: 0, maxLength: 3 }).map((parts) => parts.join(''));

const TARGET = fc.oneof({ weight: 6, arbitrary: NAME }, { weight: 3, arbitrary: TEMPLATE.filter((text) => text !== '') }, TEMPLATE);
const SOURCES = fc.array(NAME, { maxLength: 3 });
const SEPARATOR = fc.constantFrom(';', ';', '', '-', '1', 'é', '$1');
const MODULUS: fc.Arbitrary<number> = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 9, arbitrary: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) },
  fc.constantFrom(0, 1),
);

/** Fields that an action has a use for, each left out now and then. */
function action(name: string, fields: { readonly [field: string]: fc.Arbitrary<unknown> }, requiredKeys: string[] = []): fc.Arbitrary<object> {
  return fc.record({ action: fc.constantFrom(name, name, name, name.toUpperCase()), ...fields }, { requiredKeys: ['action', ...requiredKeys] as never[] });
}

const [WITH_SOURCES, WITH_TARGET] = [{ source_labels: SOURCES, separator: SEPARATOR }, { target_label: TARGET }];
const PLAIN_TARGET = { target_label: NAME };

const USEFUL = fc.oneof(
  { weight: 5, arbitrary: action('replace', { ...WITH_SOURCES, ...WITH_TARGET, regex: REGEX, replacement: TEMPLATE }, ['target_label']) },
  { weight: 3, arbitrary: action('labelmap', { regex: REGEX, replacement: fc.oneof({ weight: 4, arbitrary: TEMPLATE.filter((text) => text !== '') }, TEMPLATE) }, ['regex']) },
  action('keep', { ...WITH_SOURCES, regex: REGEX }),
  action('drop', { ...WITH_SOURCES, regex: REGEX }, ['regex']),
  action('keepequal', { source_labels: SOURCES, ...PLAIN_TARGET }, ['target_label']),
  action('dropequal', { source_labels: SOURCES, ...PLAIN_TARGET }, ['target_label']),
  action('hashmod', { ...WITH_SOURCES, ...PLAIN_TARGET, modulus: MODULUS }, ['modulus', 'target_label']),
  action('labeldrop', { regex: REGEX }, ['regex']),
  action('labelkeep', { regex: REGEX }, ['regex']),
  action('lowercase', { ...WITH_SOURCES, ...PLAIN_TARGET }, ['target_label']),
  action('uppercase', { ...WITH_SOURCES, ...PLAIN_TARGET }, ['target_label']),
);

/** Any field on any action, null among the values: most of these are refused. */
const ANY = fc.record({
  action: fc.constantFrom('replace', 'keep', 'keepequal', 'hashmod', 'labelmap', 'labeldrop', 'lowercase', 'Replace', 'none', '', null),
  source_labels: fc.oneof(SOURCES, fc.constantFrom(null, [], [''], [null])),
  separator: fc.oneof(SEPARATOR, fc.constant(null)),
  regex: fc.oneof(REGEX, fc.constantFrom(null, '(.*)')),
  modulus: fc.oneof(MODULUS, fc.constant(null)),
  target_label: fc.oneof(TARGET, fc.constantFrom(null, '')),
  replacement: fc.oneof(TEMPLATE, fc.constantFrom(null, '$1')),
}, { requiredKeys: [] }).chain((rule) => fc.constantFrom<object>(rule, rule, rule, { ...rule, unknown: 1 }));

const RULES = fc.oneof(
  { weight: 9, arbitrary: fc.array(USEFUL, { minLength: 1, maxLength: 3, size: 'max' }) },
  { weight: 1, arbitrary: fc.array(ANY, { minLength: 1, maxLength: 1 }) },
);

const RELABELING = fc.record({
  rules: RULES,
  labels: fc.dictionary(NAME, VALUE, { maxKeys: 6, noNullPrototype: true }),
  scheme: fc.constantFrom('utf8', 'utf8', 'utf8', 'legacy'),
}) as fc.Arbitrary<RandomRelabeling>;

/** The same for the same seed. */
export function randomRelabelings(seed: number, count: number): RandomRelabeling[] {
  return fc.sample(RELABELING, { seed, numRuns: count });
}
