/** Rules for samples made at random, around the labels and names that samples and targets have. */
import * as fc from 'fast-check';

/** Rules as they are written in `metric_relabel_configs`. */
export type SampleRules = readonly { readonly [field: string]: unknown }[];

const LABEL = fc.oneof(
  { weight: 4, arbitrary: fc.constant('__name__') },
  { weight: 4, arbitrary: fc.constantFrom('namespace', 'job', 'team', 'instance', 'code', 'le', 'pod', 'x', 'a', 'copy') },
  { weight: 1, arbitrary: fc.constantFrom('__meta_kubernetes_namespace', '__address__', '__tmp', 'exported_job', 'exported_namespace') },
);

const VALUE = fc.constantFrom(
  'http_requests_total', 'go_goroutines', 'go_.*', 'http_.*', 'cart_items', '[a-b]', 'process_.+', '[^a].*', 'shop', 'inner', 'other', 'a', 'j.*', '200|500',
  '', '.+', '.*', '(.*)', '(.+)', '.*_total', '\\w+', '[a-z_]+',
);
const REGEX = fc.oneof(
  { weight: 5, arbitrary: VALUE }, { weight: 1, arbitrary: fc.tuple(VALUE, VALUE).map(([left, right]) => `${left}|${right}`) },
  { weight: 2, arbitrary: fc.tuple(VALUE, VALUE).map(([left, right]) => `(${left});${right}`) },
);
const SOURCES = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(LABEL) },
  { weight: 2, arbitrary: fc.tuple(LABEL, LABEL) },
  { weight: 1, arbitrary: fc.constant([]) },
);
const NAMES = fc.constantFrom(
  'le|quantile', '__.*', '__name__', 'code', '.*', 'exported_.*', 'namespace|team', '__name__|job|instance', '[^_].*', '(__name__|x).*',
);

const REPLACEMENT = fc.constantFrom('$1', '$0', 'shop', '', 'x-$1', '${2}');
const MAPPED = fc.constantFrom('__meta_(.+)', '__(name)__', '(.*)', 'exported_(.+)', 'na(.*)');

const rule = (action: string, fields: { readonly [field: string]: fc.Arbitrary<unknown> }) => fc.record({ action: fc.constant(action), ...fields });

const RULE = fc.oneof(
  { weight: 5, arbitrary: rule('keep', { source_labels: SOURCES, regex: REGEX }) },
  { weight: 4, arbitrary: rule('drop', { source_labels: SOURCES, regex: REGEX }) },
  { weight: 4, arbitrary: rule('replace', { source_labels: SOURCES, regex: REGEX, target_label: LABEL, replacement: REPLACEMENT }) },
  { weight: 1, arbitrary: rule('replace', { source_labels: SOURCES, regex: REGEX, target_label: fc.constantFrom('$1', 'x_$1'), replacement: REPLACEMENT }) },
  { weight: 1, arbitrary: rule('labeldrop', { regex: NAMES }) },
  { weight: 1, arbitrary: rule('labelkeep', { regex: NAMES }) },
  { weight: 1, arbitrary: rule('labelmap', { regex: MAPPED, replacement: fc.constantFrom('$1', 'x_$1') }) },
  { weight: 1, arbitrary: rule('hashmod', { source_labels: SOURCES, target_label: LABEL, modulus: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: rule('lowercase', { source_labels: SOURCES, target_label: LABEL }) },
  { weight: 1, arbitrary: rule('keepequal', { source_labels: SOURCES, target_label: LABEL }) },
  { weight: 1, arbitrary: rule('dropequal', { source_labels: SOURCES, target_label: LABEL }) },
);

/** The same for the same seed. */
export function randomSampleRules(seed: number, count: number): SampleRules[] {
  return fc.sample(fc.array(RULE, { minLength: 1, maxLength: 4 }), { seed, numRuns: count });
}
