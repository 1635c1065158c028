/** Kubernetes' reader takes more than YAML allows, and less than JSON's escapes: what it made of each text was asked of it. */
import { LineCounter } from 'yaml';
import { loadManifests, readManifests } from '../../../lib/manifests/load/load-manifests';
import { LoadProblems } from '../../../lib/manifests/load/load-problems';
import { yamlDocuments } from '../../../lib/manifests/load/yaml-documents';
import { yamlValue } from '../../../lib/manifests/load/yaml-value';

function read(text: string): { values: unknown[]; faults: string[] } {
  const lines = new LineCounter();
  const problems = new LoadProblems('a.yaml', lines);
  const values = yamlDocuments(text, lines, problems.add).map((document) => yamlValue(document, { aliases: 0, nodes: 0 }, problems.add));

  return { values, faults: problems.sorted().map(({ code, line, column }) => `${code} ${line}:${column}`) };
}

describe('yamlDocuments()', () => {
  test.each([
    { it: 'single quotes with a line that is indented as the key', text: 'a:\n- b: 1\n  m: \'one\n  two\'\n', value: { a: [{ b: 1, m: 'one two' }] } },
    { it: 'single quotes with a line that is indented less than the key', text: 'x:\n    rule: \'a\n  == \'\'\'\'\'\n    z: 1\n', value: { x: { rule: 'a == \'\'', z: 1 } } },
    { it: 'double quotes with a line that is not indented', text: 'a: "x\ny\\\nz"\nb: 1\n', value: { a: 'x yz', b: 1 } },
    { it: 'an empty line within quotes', text: 'x:\n  a: \'one\n\n  two\'\n', value: { x: { a: 'one\ntwo' } } },
    { it: 'a list in brackets with lines that are indented as the key', text: 'x:\n  a: [x,\n  w\n  ]\n  c: 2\nd: 1\n', value: { x: { a: ['x', 'w'], c: 2 }, d: 1 } },
    { it: 'braces that end before their key', text: 'x:\n  a: {\n  "y": 1,\nz: \'p\nq\'\n}\nd:\n  e: 1\n', value: { x: { a: { y: 1, z: 'p q' } }, d: { e: 1 } } },
    { it: 'an escaped single quote in double quotes', text: 'a: "\\\'x\\\\\\\'"\nb: "y"\n', value: { a: '\'x\\\'', b: 'y' } },
    { it: 'a byte order mark within a line', text: 'a: x\ufeffy\nb: |\n  \ufeffz\n', value: { a: 'x\ufeffy', b: '\ufeffz\n' } },
    { it: 'a comment right behind quotes', text: 'a: "y"#c\nb: 1\n', value: { a: 'y', b: 1 } },
    { it: 'carriage returns alone as line breaks', text: 'a: 1\rb:\r- 2\r', value: { a: 1, b: [2] } },
    { it: 'JSON with characters that YAML refuses', text: '{"a": "x\u2028y\u0083\\/z"}', value: { a: 'x\u2028y\u0083/z' } },
  ])('reads $it', ({ text, value }) => {
    expect(read(text)).toEqual({ values: [value], faults: [] });
  });

  test.each([
    { it: 'an escape of JSON', text: 'a: 1\nb: "x\\/y"\n', faults: ['AM801 2:6'] },
    { it: 'a byte order mark that begins a line', text: 'a: 1\n\ufeffb: 2\n', faults: ['AM801 2:1'] },
    { it: 'a document that ends within quotes', text: 'a: \'x\n---\nb: \'1\n', faults: ['AM801 1:6', 'AM801 4:1'] },
    { it: 'plain text with a line that is indented less', text: 'a:\n- b: plain\n  text\n  c: 1\n', faults: ['AM801 3:3'] },
  ])('refuses $it', ({ text, faults }) => {
    expect(read(text).faults).toEqual(faults);
  });
});

describe('loadManifests()', () => {
  const json = (name: string) => JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { brace: '}"{' } });

  test.each([
    { it: 'one on each line', text: `${json('a')}\n${json('b')}\n`, expected: ['a 1', 'b 2'] },
    { it: 'on one line', text: `  ${json('a')} ${json('b')}`, expected: ['a 1', 'b 1'] },
    { it: 'with many lines each', text: `${JSON.stringify(JSON.parse(json('a')), null, 2)}\n\n${json('b')}`, expected: ['a 1', 'b 12'] },
  ])('reads objects of JSON $it', ({ text, expected }) => {
    expect(loadManifests(text, 'app.json').map(({ manifest, line }) => `${manifest.metadata?.name} ${line}`)).toEqual(expected);
  });

  test('refuses a broken object behind another', () => {
    expect(readManifests(`${json('a')}\n{"apiVersion": `, 'app.json').problems.map(({ code, line }) => `${code} ${line}`)).toContain('AM801 2');
  });
});
