/** Documents are read as Kubernetes reads them: words, keys, tags, merges and whole documents, made at random from stored seeds. */
import * as fc from 'fast-check';
import { LineCounter } from 'yaml';
import { askYaml, JUDGE_TIMEOUT_MILLIS } from './judges';
import { LoadProblems } from '../../lib/manifests/load/load-problems';
import { yamlDocuments } from '../../lib/manifests/load/yaml-documents';
import { yamlValue } from '../../lib/manifests/load/yaml-value';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 2_000);
const SEEDS = [20261120, 7];

/** Pieces that words of numbers, dates and truth values are made of. */
const PIECE = fc.constantFrom(
  ...'0123456789abefxXoObByYnN+-._:~<>=,TtZ '.split(''), 'yes', 'no', 'on', 'off', 'true', 'null', '0x', '0o', '0b', 'e+', '.inf', '.nan', '1e3', '2001-01-01', '00', '__',
);
const WORD = fc.oneof(
  { weight: 4, arbitrary: fc.array(PIECE, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map(String) },
  { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 66n), max: 2n ** 66n }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('Yes', 'YES', 'yES', 'On', 'oN', 'TRUE', 'True', 'tRUE', 'NULL', 'Null', '.NaN', '+.Inf', '-.INF', '-0', '1_000', '0777', '08', '1:30', '190:20:30') },
);
const TEXT = fc.string({ unit: fc.constantFrom(...'ab01: -#\'"{}[],&*!|>%@`\\\tü😀\ufeff'), maxLength: 8 });
const TAG = fc.constantFrom('', '', '', '', '!!str ', '!!int ', '!!float ', '!!bool ', '!!null ', '!!binary ', '!!timestamp ', '!mine ', '! ');
const SCALAR = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(TAG, WORD).map(([tag, word]) => tag + word) },
  { weight: 1, arbitrary: fc.tuple(TAG, TEXT).map(([tag, text]) => tag + JSON.stringify(text)) },
  { weight: 1, arbitrary: TEXT.map((text) => `'${text.replaceAll('\'', '\'\'')}'`) },
);
const KEY = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'on', 'y', '1', '1.5', '"1"') }, { weight: 1, arbitrary: SCALAR });

/** Flow and block documents with anchors, aliases and merges. */
const { document: DOCUMENT } = fc.letrec<{ document: string; flow: string }>((tie) => ({
  flow: fc.oneof(
    { maxDepth: 3 },
    SCALAR.filter((text) => !/[,[\]{}:#]/.test(text)),
    fc.constantFrom('*x', '*y'),
    fc.tuple(fc.constantFrom('', '', '&x ', '&y '), fc.array(tie('flow'), { maxLength: 3 })).map(([anchor, items]) => `${anchor}[${items.join(', ')}]`),
    fc.tuple(fc.constantFrom('', '', '&x ', '&y '), fc.array(fc.tuple(fc.oneof(KEY.filter((key) => !/[,[\]{}:#]/.test(key)), fc.constant('<<')), tie('flow')), { maxLength: 3 }))
      .map(([anchor, pairs]) => `${anchor}{${pairs.map(([key, value]) => `${key}: ${value}`).join(', ')}}`),
  ),
  document: fc.oneof(
    SCALAR.map((scalar) => `a: ${scalar}\n`),
    KEY.map((key) => `${key}: 1\n`),
    tie('flow').map((flow) => `${flow}\n`),
    fc.array(fc.tuple(KEY, fc.oneof(tie('flow'), fc.constantFrom('', '|\n  one\n  two\n', '>-\n  one\n  two\n\n  three', '\n- 1\n- a: 2\n  b: 3', '\n  c: 1\n  d:\n  - 2'))), { maxLength: 4 })
      .map((pairs) => pairs.map(([key, value]) => `${key}: ${value}\n`).join('')),
    fc.tuple(tie('flow'), tie('flow'), tie('flow')).map(([one, two, three]) => `k: &x ${one}\nl: &y ${two}\nm:\n  <<: *x\n  z: 1\n  <<: [*y, *x]\nn: ${three}\n`),
    fc.tuple(fc.constantFrom('&x {a: 1, b: 2}', '&x {b: 3}'), fc.constantFrom('&y {a: 4, c: 5}', '&y {d: 6}'), KEY, KEY)
      .map(([one, two, above, below]) => `k: ${one}\nl: ${two}\nm:\n  ${above}: 7\n  <<: [*x, *y]\n  ${below}: 8\n`),
  ),
}));

/** What we make of a document, in the words of the judge's answer. */
function read(text: string): { value?: unknown; refused?: string } {
  const lines = new LineCounter();
  const problems = new LoadProblems('document', lines);
  let value: unknown = null;
  try {
    for (const document of yamlDocuments(text, lines, problems.add)) value = yamlValue(document, { aliases: 0, nodes: 0 }, problems.add);
  } catch { /* told as a problem */ }
  const [first] = problems.sorted();

  return first ? { refused: `${first.code} ${first.message}` } : { value };
}

/** What we refuse and Kubernetes takes: keys of which it loses one, and texts that are no YAML, of which it reads only the beginning. */
const STRICTER = /^AM802 |^AM801 not YAML: (plain value cannot start with flow indicator|block collections are not allowed within flow)/;

describe.each(SEEDS)('documents of seed %i', (seed) => {
  test('are read as Kubernetes reads them', async () => {
    const texts = [...new Set(fc.sample(DOCUMENT, { seed, numRuns: RUNS }))];
    const answers = await askYaml(texts.map((text, i) => ({ id: String(i), text })));
    const differences = answers.flatMap(({ value, error }, i) => {
      const ours = read(texts[i]);
      if (error !== undefined ? ours.refused !== undefined : STRICTER.test(ours.refused ?? '')) return [];

      return error === undefined && ours.refused === undefined && sortedJson(ours.value) === sortedJson(value)
        ? [] : [{ text: texts[i], kubernetes: error ?? sortedJson(value), ours: ours.refused ?? sortedJson(ours.value) }];
    });

    expect(differences).toEqual([]);
    expect(answers.filter(({ error }) => error === undefined).length).toBeGreaterThan(RUNS / 4);
  });
});

/** Numbers as JavaScript holds them, keys in one order; bytes that are no text are one replacement character or several. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value ?? null, (_, held: unknown) => (typeof held === 'object' && held !== null && !Array.isArray(held)
    ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [`.${key}`, inner])) : held)).replace(/\ufffd+/g, '\ufffd');
}
