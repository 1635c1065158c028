import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { tryPlainManifests } from '../../../lib/manifests/load/plain-manifests';
import { readDocuments } from '../../../lib/manifests/load/read-documents';
import { exampleManifests } from '../../support/example-manifests';

const HEAD = 'apiVersion: v1\nkind: ConfigMap\n';
const plain = (body: string) => tryPlainManifests(HEAD + body)?.map(({ manifest: { apiVersion, kind, ...fields } }) => fields);

/** What the reader of the whole language makes of a text. */
function whole(text: string) {
  const { manifests, problems } = readDocuments(text, 'x');

  return problems.length > 0 ? problems : manifests.map(({ manifest, line }) => ({ manifest, line }));
}

describe('tryPlainManifests()', () => {
  test.each([
    {
      it: 'maps and lists',
      text: 'a:\n  b: 1\n  c:\n  - x\n  - d: w\n    e: z\n  -\n    f: 2\n  - - 3\n    - 4\n',
      expected: { a: { b: 1, c: ['x', { d: 'w', e: 'z' }, { f: 2 }, [3, 4]] } },
    },
    { it: 'quotes', text: 'a: "x\\n\\"y\\""\nb: \'it\'\'s\'\nc: ""\n', expected: { a: 'x\n"y"', b: 'it\'s', c: '' } },
    { it: 'nothing', text: 'a:\nb: []\nc: {}\nd: ~\ne:\n-\n- x\n', expected: { a: null, b: [], c: {}, d: null, e: [null, 'x'] } },
    {
      it: 'words as Kubernetes does',
      text: 'a: on\nb: 0o17\nc: 1:30\nd: http://x:80\ne: (.*)\nf: -1\ng: a, [b] {c}\n',
      expected: { a: true, b: 15, c: '1:30', d: 'http://x:80', e: '(.*)', f: -1, g: 'a, [b] {c}' },
    },
    {
      it: 'literal text',
      text: 'a: |\n\n  x: [\n    # y\n\n  z\n\nb:\n- |-\n  ---\n   "\n\n- c: |\n      x\n       \n\n# d\n  e: 1\n',
      expected: { a: '\nx: [\n  # y\n\nz\n', b: ['---\n "', { c: 'x\n \n', e: 1 }] },
    },
    { it: 'comments on lines of their own', text: '# a\n\na: 1\n  # b\n', expected: { a: 1 } },
  ])('reads $it', ({ text, expected }) => expect(plain(text)).toEqual([expected]));

  test('reads documents, and tells their lines', () => {
    expect(tryPlainManifests(`---\n# one\n${HEAD}---\n---\n${HEAD}`)?.map(({ line }) => line)).toEqual([3, 7]);
    expect(tryPlainManifests('')).toEqual([]);
  });

  test.each([
    'a: [1]', 'a: {b: 1}', 'a: >\n  b', 'a: |2\n  b', 'a: |+\n  b', 'a: |\nb: 1', 'a:\n  b: |\n    x\n   y', 'a: |\n    \n  x', 'a: &x 1', 'a: *x', 'a: !!str 1', 'a: 1 # b', 'a: b: c', 'a: b\n  c', 'a: "\\u0041"', 'a: .nan', 'a:\tb', 'a: b\r', '"a": 1', 'y: 1', 'a: 1\na: 2',
    'a:\n    b: 1\n  c: 2', '<<: {}', '__proto__: 1', 'a: - b', '? a', 'a: @b', 'a: 😀', '... ', '%YAML 1.1',
  ])('leaves %j to the reader of the whole language', (text) => expect(plain(`${text}\n`)).toBeUndefined());

  test('leaves literal text at the end without a line break to it', () => expect(plain('a: |\n  b')).toBeUndefined());

  test.each(['kind: A\n', 'apiVersion: v1\n', 'apiVersion: v1\nkind: List\nitems: []\n', '- a\n', 'text\n'])('leaves %j to it as well', (text) => {
    expect(tryPlainManifests(text)).toBeUndefined();
  });

  test('reads most of what cdk8s writes', () => {
    const texts = exampleManifests().flatMap(({ manifests }) => manifests.map((manifest) => Yaml.stringify(manifest)));
    const read = texts.filter((text) => tryPlainManifests(text));

    expect(read.length).toBeGreaterThan(texts.length * 0.8);
    expect(read.map(tryPlainManifests)).toEqual(read.map(whole));
  });

  test('reads nothing otherwise than the reader of the whole language', () => {
    const words = ['a', 'b:', 'c: 1', 'kind: x', '- ', '-', '  ', '    ', '\n', '\n', '\n  ', '\n- ', '"q"', "'s'", ' ', ': ', '#', ' #', 'y', '1', '-1', 'http://x:1', '---\n', '[]', '{}', '[', '?', '|', '|-', ': |\n', ': |-\n', '\u00a0', '\u3000', '"', '\'', '\\', '|', 'null'];
    const LINE = fc.tuple(fc.constantFrom('', '  ', '    ', '- ', '  - ', '- - ', '    - '), fc.constantFrom('a', 'b', 'cc', 'x.y/z', ''), fc.constantFrom(':', ': ', ':  ', ''), fc.array(fc.constantFrom(...words), { maxLength: 3 })).map(([indent, key, colon, rest]) => `${indent}${key}${colon}${rest.join('')}\n`);
    const TEXT = fc.array(LINE, { maxLength: 8 }).map((lines) => HEAD + lines.join(''));
    let taken = 0;
    fc.assert(fc.property(TEXT, (text) => {
      const read = tryPlainManifests(text);
      if (!read) return;
      taken++;

      expect(read).toEqual(whole(text));
    }), { seed: 20261120, numRuns: Number(process.env.FUZZ_RUNS ?? 6_000) });

    expect(taken).toBeGreaterThan(200);
  }, 120_000);
});
