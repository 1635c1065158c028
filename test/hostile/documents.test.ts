import { commandsOn, faultsOf, prototypes } from './everywhere';
import { smallCluster, wholeConfiguration } from './scene';
import { Inspection } from '../../lib/inspection/inspection';
import { MAX_ALIASES, MAX_DEPTH } from '../../lib/manifests/load/load-caps';
import { LoadError } from '../../lib/manifests/load/load-error';
import { useFolder, yaml } from '../cli/folder';

const { file } = useFolder();

const HEAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
const map = (data: string) => `${HEAD}data: ${data}\n`;
const lines = (times: number, line: (i: number) => string) => Array.from({ length: times }, (_, i) => line(i)).join('\n');
/** Nine times nine times nine. */
const BOMB = `${HEAD}a: &a [x, x, x]\n${lines(9, (i) => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(', ')}]`)}\n`;
const WIDE = `${HEAD}data: &a [${Array(20_000).fill('x').join(', ')}]\nmore: [${Array(50).fill('*a').join(', ')}]\n`;

/** Refused with one of the codes, or read as so many objects. */
interface Row { readonly it: string; readonly text: string; readonly refused?: string; readonly read?: number }

const ROWS: readonly Row[] = [
  { it: 'an alias bomb', text: BOMB, refused: 'AM803' },
  { it: 'few aliases of something large', text: WIDE, refused: 'AM803' },
  { it: `${MAX_ALIASES + 1} aliases`, text: `${HEAD}a: &a x\nb: [${Array(MAX_ALIASES + 1).fill('*a').join(', ')}]\n`, refused: 'AM803' },
  { it: `${MAX_ALIASES} aliases`, text: `${HEAD}a: &a x\nb: [${Array(MAX_ALIASES).fill('*a').join(', ')}]\n`, read: 1 },
  { it: 'an anchor that contains itself', text: `${HEAD}a: &a {b: [*a]}\n`, refused: 'AM805' },
  { it: 'a merge of itself', text: `${HEAD}a: &a {<<: *a}\n`, refused: 'AM805' },
  { it: '1,000 flow lists', text: '['.repeat(1_000) + ']'.repeat(1_000), refused: 'AM803' },
  { it: '1,000 flow maps', text: '{a: '.repeat(1_000) + '}'.repeat(1_000), refused: 'AM803' },
  { it: '1,000 open flow lists', text: '['.repeat(1_000), refused: 'AM803' },
  { it: '1,000 block maps', text: lines(1_000, (i) => `${' '.repeat(i)}a:`), refused: 'AM803' },
  { it: '1,000 block lists', text: '- '.repeat(1_000), refused: 'AM803' },
  { it: '1,000 keys that are maps', text: '? '.repeat(1_000), refused: 'AM803' },
  { it: '1,000 levels of JSON', text: `${'{"a":['.repeat(500)}1${']}'.repeat(500)}`, refused: 'AM803' },
  { it: '1,000 lists of objects within each other', text: `${'{"apiVersion":"v1","kind":"List","items":['.repeat(500)}${']}'.repeat(500)}`, refused: 'AM803' },
  { it: `${MAX_DEPTH - 5} levels`, text: map('['.repeat(MAX_DEPTH - 5) + ']'.repeat(MAX_DEPTH - 5)), read: 1 },
  { it: 'a list of 20,000', text: map(`[${Array(20_000).fill('1').join(',')}]`), read: 1 },
  { it: '1,000 objects of one name', text: Array(1_000).fill(HEAD).join('---\n'), read: 1_000 },
  { it: '10,000 empty documents', text: '---\n'.repeat(10_000), read: 0 },
  { it: '100,000 blanks within a line', text: map(`a${' '.repeat(100_000)}b`), read: 1 },
  { it: '100,000 blanks within quotes', text: map(`"a${' '.repeat(100_000)}b"`), read: 1 },
  { it: '100,000 blanks in front of a colon', text: `${HEAD}data${' '.repeat(100_000)}: x\n`, refused: 'AM801' },
  { it: '100,000 escapes in a text without an end', text: map(`"${'\\n'.repeat(100_000)}`), refused: 'AM801' },
  { it: '100,000 digits', text: map('1'.repeat(100_000)), read: 1 },
  { it: '2,000 commas', text: map(`[${','.repeat(2_000)}]`), refused: 'AM801' },
  { it: 'keys of every prototype', text: map('{__proto__: {polluted: x}, constructor: {prototype: {polluted: x}}, toString: x, hasOwnProperty: x}'), read: 1 },
  { it: 'a merge of prototypes', text: `${HEAD}a: &a {__proto__: {polluted: x}, constructor: x}\nb: {<<: *a}\n`, read: 1 },
  { it: '`__proto__` for a whole object', text: '{"__proto__": {"apiVersion": "v1", "kind": "ConfigMap"}}', refused: 'AM804' },
  { it: 'a key that is there twice', text: map('{a: 1, a: 2}'), refused: 'AM802' },
  { it: '`__proto__` that is there twice', text: map('{__proto__: 1, __proto__: 2}'), refused: 'AM802' },
  {
    it: 'kinds of every prototype',
    text: yaml(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'List/', '/'].map((kind) => ({ apiVersion: 'v1', kind, metadata: { name: 'a' } }))),
    read: 6,
  },
  { it: 'a list that is none', text: '{"apiVersion": "v1", "kind": "constructorList", "items": {"constructor": 1}}', read: 1 },
  {
    it: 'no name',
    text: yaml([{ apiVersion: 'v1', kind: 'Pod' }, { apiVersion: 'v1', kind: 'Pod', metadata: null }, { apiVersion: 'v1', kind: 'Pod', metadata: { name: '' } }]),
    read: 3,
  },
  { it: 'an empty kind', text: '{"apiVersion": "v1", "kind": ""}', refused: 'AM804' },
  { it: 'NaN', text: map('.nan'), refused: 'AM806' },
  { it: 'infinities', text: map('[.inf, -.inf]'), refused: 'AM806' },
  { it: '1e400, which Kubernetes reads as text', text: map('[1e400, -1e400]'), read: 1 },
  { it: 'a half character', text: map('"\\ud800"'), refused: 'AM806' },
  { it: 'two halves that make a whole', text: map('"\\ud83d\\ude00"'), read: 1 },
  { it: 'line separators', text: map('"a\u2028b"'), refused: 'AM801' },
  { it: 'line separators as escapes', text: map('"a\\u2028b\\L\\P"'), read: 1 },
  { it: 'a byte order mark in front', text: `\ufeff${HEAD}`, read: 1 },
  { it: 'a byte order mark within', text: map('"a\ufeffb"'), read: 1 },
  { it: 'U+0000', text: map('"a\u0000b"'), refused: 'AM801' },
  { it: 'U+0000 as an escape', text: map('"a\\0b"'), read: 1 },
  { it: 'terminal escapes', text: map('"\u001b[31m"'), refused: 'AM801' },
];

const before = prototypes();
afterAll(() => expect(prototypes()).toBe(before));

describe.each(ROWS)('$it', ({ text, refused, read }) => {
  test('is read, or refused with a place', () => {
    const codes = refusalsOf(() => Inspection.ofYaml(text));

    if (refused === undefined) expect(codes).toEqual([]);
    else expect(codes).toContain(refused);
    if (read !== undefined) expect(codes).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('does the same as what is in the cluster, and is no configuration', () => {
    expect(refusalsOf(() => Inspection.ofYaml('', { external: text }))).toEqual(refusalsOf(() => Inspection.ofYaml(text)));
    expect(['AM641', undefined]).toContain(Inspection.ofYaml('', { prometheusConfig: text }).findings[0]?.code);
  });

  test('goes through the commands', async () => {
    const other = file('other.yaml', smallCluster());
    const prometheusConfig = file('prometheus.yml', JSON.stringify(wholeConfiguration()));
    const hostile = file('hostile.yaml', text);
    // What is refused is refused before anything differs.
    const commands = commandsOn({ app: hostile, other, prometheusConfig }).filter((_, i) => i % (refused === undefined ? 2 : 7) === 0);

    expect(await faultsOf([...commands, ['check', other, '--external', hostile], ['targets', other, '--prometheus-config', hostile]])).toEqual([]);
  });
});

/** Codes of a text that is refused, each once. */
function refusalsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof LoadError) return [...new Set(error.problems.map(({ code }) => code))];
    throw error;
  }

  return [];
}
