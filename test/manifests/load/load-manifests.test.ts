import * as fc from 'fast-check';
import { MAX_FILE_BYTES } from '../../../lib/manifests/load/load-caps';
import { LoadError } from '../../../lib/manifests/load/load-error';
import { loadManifests, readManifests } from '../../../lib/manifests/load/load-manifests';
import { cpuMillis } from '../../support/cpu-millis';

const load = (text: string) => loadManifests(text, 'app.yaml');
const named = (name: string, more = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${more}`;
const faults = (text: string) => readManifests(text, 'app.yaml').problems.map(({ code, line, column }) => `${code} ${line}:${column}`);

describe('loadManifests()', () => {
  test.each([
    { it: 'nothing in an empty text', text: '', expected: [] },
    { it: 'nothing in comments, separators and null', text: '# a\n---\n---\nnull\n---\n~\n...\n', expected: [] },
    { it: 'several documents', text: `${named('a')}---\n${named('b')}`, expected: ['a 1', 'b 6'] },
    { it: 'JSON', text: '{\n\t"apiVersion": "v1", "kind": "ConfigMap",\n\t"metadata": {"name": "\\ud83d\\ude00"}\n}', expected: ['😀 1'] },
    { it: 'a text with byte order mark and CRLF', text: `\ufeff${named('a').replaceAll('\n', '\r\n')}---\r\n${named('b')}`, expected: ['a 1', 'b 6'] },
    {
      it: 'lists within lists',
      text: 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: a}}\n- apiVersion: v1\n  kind: List\n  items: [{apiVersion: v1, kind: Secret, metadata: {name: b}}]\n',
      expected: ['a 4', 'b 7'],
    },
    { it: 'an empty list', text: 'apiVersion: v1\nkind: List\nitems: []\n', expected: [] },
    { it: 'an object with items that is no list', text: 'apiVersion: v1\nkind: Basket\nmetadata: {name: a}\nitems: []\n', expected: ['a 1'] },
  ])('reads $it', ({ text, expected }) => {
    expect(load(text).map(({ manifest, line }) => `${manifest.metadata?.name} ${line}`)).toEqual(expected);
  });

  test('gives elements of a typed list its kind', () => {
    const [{ manifest }] = load('apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitorList\nitems:\n- metadata: {name: a}\n');

    expect(manifest).toEqual({ apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata: { name: 'a' } });
  });

  test('reads every tag', () => {
    const [{ manifest }] = load(named('a', 'b: [!!bool on, !!null ~, !!float 1, !!int "5", !!timestamp 2001-01-02, !!binary aGk=, !!str 5, !own 5]\n'));

    expect(manifest.b).toEqual([true, null, 1, 5, '2001-01-02', 'hi', '5', '5']);
  });

  test.each(['!!bool 1', '!!null x', '!!float x', '!!int 1.5', '!!timestamp 2001-02-30', '!!binary aGk'])('refuses %s', (value) => {
    expect(faults(named('a', `b: ${value}\n`))).toEqual([`AM806 5:${value.indexOf(' ') + 5}`]);
  });

  test('takes __proto__ and constructor for keys like others', () => {
    const [{ manifest }] = load(named('a', 'data:\n  __proto__: {polluted: 1}\n  constructor: x\n'));

    expect(Object.keys(manifest.data as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('gives each use of an alias a value of its own, and each alias the anchor above it', () => {
    const [{ manifest }] = load(named('a', 'one: &x {l: &y 1, m: *y}\ntwo: &y 2\nthree: *x\nfour: *y\n'));

    expect(manifest).toMatchObject({ one: { l: 1, m: 1 }, three: { l: 1, m: 1 }, four: 2 });
    expect(manifest.one).not.toBe(manifest.three);
  });

  test.each([
    { it: 'broken syntax, in each document', text: `${named('a', 'b: [1\n')}---\n${named('c', 'd: "x\n')}`, expected: ['AM801 6:1', 'AM801 12:1'] },
    { it: 'control characters', text: 'a: 1\nb: \u0007', expected: ['AM801 2:4'] },
    { it: 'characters that are line breaks to Kubernetes', text: 'a: x\u2028y', expected: ['AM801 1:5'] },
    { it: 'keys that are there twice, also in other words', text: named('a', 'b: 1\nb: 2\n1: x\n"1": y\n'), expected: ['AM802 6:1', 'AM802 8:1'] },
    { it: 'a key twice in JSON', text: '{"apiVersion": "v1", "kind": "A", "kind": "B"}', expected: ['AM802 1:35'] },
    { it: 'a hundred levels and more', text: named('a', `b: ${'['.repeat(101)}`), expected: ['AM803 5:104'] },
    {
      it: 'levels that aliases bring',
      text: named('a', `b: &b ${'['.repeat(60)}${']'.repeat(60)}\nc: ${'['.repeat(60)}*b${']'.repeat(60)}\n`),
      expected: ['AM803 6:64'],
    },
    { it: 'more than a hundred aliases', text: named('a', `b: &b 1\nc: [${Array(101).fill('*b').join(', ')}]\n`), expected: ['AM803 6:405'] },
    {
      it: 'aliases of aliases',
      text: named('a', `a0: &a0 [1]\n${Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]\n`).join('')}`),
      expected: ['AM803 8:10'],
    },
    { it: 'aliases of much', text: named('a', `b: &b [${Array(20_000).fill('1').join(', ')}]\nc: [*b, *b, *b, *b, *b, *b]\n`), expected: ['AM803 6:21'] },
    { it: 'text, lists and numbers for objects', text: 'hello\n---\n- a\n---\n12\n', expected: ['AM804 1:1', 'AM804 3:1', 'AM804 5:1'] },
    { it: 'objects without kind or apiVersion', text: 'kind: A\n---\napiVersion: v1\n---\n{}\n', expected: ['AM804 1:1', 'AM804 3:1', 'AM804 5:1'] },
    { it: 'elements of a list that are no objects', text: 'apiVersion: v1\nkind: List\nitems:\n- 1\n- {kind: A}\n', expected: ['AM804 4:3', 'AM804 5:3'] },
    { it: 'aliases without anchor', text: named('a', 'b: *c\n'), expected: ['AM805 5:4'] },
    { it: 'anchors that contain themselves', text: named('a', 'b: &b [*b]\n'), expected: ['AM805 5:8'] },
    {
      it: 'values and keys that JSON does not have',
      text: named('a', 'b: .nan\n~: 1\n[c]: 2\nd: !!int x\ne: "\\ud800"\n<<: 1\n'),
      expected: ['AM806 5:4', 'AM806 6:1', 'AM806 7:1', 'AM806 8:10', 'AM806 9:4', 'AM806 10:1'],
    },
  ])('refuses $it', ({ text, expected }) => expect(faults(text)).toEqual(expected));

  test('refuses a file of more than 16 MB', () => {
    expect(faults('#'.repeat(MAX_FILE_BYTES))).toEqual([]);
    expect(faults('#'.repeat(MAX_FILE_BYTES + 1))).toEqual(['AM803 0:0']);
  });

  test('tells all faults at once, with file, line, column and fix', () => {
    expect(() => load(`${named('a', 'data:\n  x: 1\n  x: 2\n')}---\ntext "\u200b"\n`)).toThrow(new LoadError([
      { code: 'AM802', source: 'app.yaml', line: 7, column: 3, message: 'key "x" is set twice', fix: 'remove one of the two' },
      {
        code: 'AM804', source: 'app.yaml', line: 9, column: 1, message: 'a string where an object is expected', fix: 'write one object per document, or a list as `kind: List` with `items`',
      },
    ]));
  });
});

describe('readManifests() of anything', () => {
  const RUNS = Number(process.env.FUZZ_RUNS ?? 1_500);
  const SAMPLE = `${named('a', 'data: &x {b: [1, 2], "c": |\n    text\n  }\n')}---\napiVersion: v1\nkind: List\nitems:\n- <<: *x\n  d: 'it''s'\n  ? [e]\n  : !!binary aGk=\n`;
  const TOKEN = fc.constantFrom(...'[]{},:-?&*!|>\'"%@`#~ \n\t0a', '---\n', '...\n', '<<: ', '*x', '&x ', '!!int ', '\n  ', '\u0000', '\ud800', '\u0085', '__proto__', 'kind: List\napiVersion: v1\nitems:\n');
  const MUTATED = fc.array(fc.tuple(fc.nat(SAMPLE.length), fc.nat(12), fc.array(TOKEN, { maxLength: 4 })), { minLength: 1, maxLength: 6 })
    .map((edits) => edits.reduce((text, [at, cut, tokens]) => text.slice(0, at) + tokens.join('') + text.slice(at + cut), SAMPLE));
  const BYTES = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('utf8'));

  test.each([
    { it: 'random bytes', texts: BYTES },
    { it: 'random tokens', texts: fc.array(TOKEN, { maxLength: 60 }).map((tokens) => tokens.join('')) },
    { it: 'tokens by the thousand', texts: fc.tuple(TOKEN, TOKEN, fc.nat(3_000)).map(([one, two, times]) => (one + two).repeat(times)), share: 0.05 },
    { it: 'damaged manifests', texts: MUTATED },
  ])('gives objects or faults with a place for $it, and never hangs', ({ texts, share = 1 }) => {
    fc.assert(fc.property(texts, (text) => {
      const begun = cpuMillis();
      const { manifests, problems } = readManifests(text, 'fuzz');

      expect(cpuMillis() - begun).toBeLessThan(2_000);
      expect(problems.every(({ code, line, column }) => /^AM80[1-6]$/.test(code) && line >= 1 && column >= 1)).toBe(true);
      expect(manifests.every(({ manifest, line }) => typeof manifest.kind === 'string' && line >= 1)).toBe(true);
      expect(() => JSON.stringify(manifests)).not.toThrow();
    }), { seed: 20261120, numRuns: Math.ceil(RUNS * share) });
  }, 120_000);
});
