/** Plain field English in everything that people read: messages, docstrings and comments of lib, README, docs. */
import { readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';
import { markdownProse, Prose, proseOf } from './prose';
import { broken, RULES } from './rules';

const ROOT = join(__dirname, '..', '..');

/** Pages that are generated from the docstrings of lib. The docstrings are tested, and changes belong there. */
const GENERATED = 'docs/api/';

/** Words that are not ours to choose. */
const ALLOWED: readonly { readonly path: string; readonly rule: string; readonly why: string }[] = [
  { path: 'lib/report/style.ts', rule: 'none', why: 'a word of CSS' },
  { path: 'lib/report/page.ts', rule: 'none', why: 'a word of content security policies' },
];

const ROOMS = [
  ...readdirSync(join(ROOT, 'lib')).map((name) => `lib/${name}`), 'docs', 'README.md', 'CHANGELOG.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md',
];

describe('the language of', () => {
  test.each(ROOMS)('%s', (room) => {
    expect(filesOf(room).flatMap(complaints)).toEqual([]);
  });
});

describe('the exceptions', () => {
  test('are used, each', () => {
    const unused = ALLOWED.filter(({ path, rule }) => !readProse(path).some((prose) => broken(prose).some((found) => found.rule === rule)));

    expect(unused).toEqual([]);
  });
});

describe('proseOf()', () => {
  test.each([
    { it: 'a string', source: 'const a = "what mends it";', expected: [['string', 1, 'what mends it']] },
    { it: 'a template, with values taken out', source: 'f(`${a} is no ${b}`);', expected: [['string', 1, '… is no …']] },
    { it: 'strings within the values of a template', source: 'f(`a b ${x ? "c d" : ""}`);', expected: [['string', 1, 'a b …'], ['string', 1, 'c d']] },
    { it: 'a comment at the end of a line', source: 'f(); // mended there', expected: [['comment', 1, 'mended there']] },
    { it: 'a comment within a template', source: 'f(`a b ${/* c d */ x}`);', expected: [['string', 1, 'a b …']] },
    { it: 'a docstring of several lines', source: '\n/**\n * Fixes a.\n * Fixes b.\n */', expected: [['comment', 2, 'Fixes a.\nFixes b.']] },
    {
      it: 'no code, links and defaults',
      source: '/** See `told`, {@link told}, https://told.example\n * @default - none\n */',
      expected: [['comment', 1, 'See …, …, …\n…']],
    },
    { it: 'no identifiers, words alone and modules', source: 'import { told } from "./told one"; const mend = "none";', expected: [] },
    { it: 'no comment in a regular expression', source: 'const a = /\\/\\*/.test("b c"); // d e', expected: [['string', 1, 'b c'], ['comment', 1, 'd e']] },
    { it: 'no comment in a string', source: 'const a = "// b c";', expected: [['string', 1, '// b c']] },
  ])('finds $it', ({ source, expected }) => {
    expect(proseOf(source).map(({ kind, line, text }) => [kind, line, text])).toEqual(expected);
  });
});

describe('markdownProse()', () => {
  test('takes code out and keeps lines', () => {
    const source = 'a `told` b\n```ts\ntold\n```\nc';

    expect(markdownProse(source).filter(({ text }) => text !== '').map(({ line, text }) => [line, text])).toEqual([[1, 'a … b'], [5, 'c']]);
  });
});

describe('broken()', () => {
  test.each([
    ['mend', 'what mends it'], ['mend', 'Mended for you'], ['told', 'by what it is told'], ['told', 'it tells of pods'], ['stated', 'where nothing is stated'],
    ['nobody', 'Nobody reads it'], ['none', 'there are none'], ['is no', '"x" is no label name'], ['is no', 'a string is no URL'],
    ['stands', 'it stands in the spec'], ['stands', 'a stand-in'], ['hangs on', 'it hangs on the version'], ['lives with', 'a finding one lives with'],
    ['slip', 'A slip in the properties'], ['in vain', 'Ignored in vain'], ['upside down', 'versions upside down'], ['held against', 'held against their code'],
    ['-odd', 'forty-odd causes'], ['says itself', 'whatever says itself how'], ['any origin', 'manifests of any origin'], ['cannot say', 'annotations cannot say it'],
    ['begins with "Of"', 'Of an object, the name'],
  ])('%s: %s', (rule, text) => {
    expect(broken({ kind: 'comment', line: 1, text }).map((found) => found.rule)).toContain(rule);
  });

  test.each([
    'Add a port, then recommend it', 'the toolbar shows it', 'a static list', 'clusterIP: None', 'the value "none"', 'it is no longer set', 'there is no Service', 'Standard error',
    'understand', 'the slippery path', 'Kubernetes objects', 'one of them',
  ])('nothing in: %s', (text) => {
    expect(broken({ kind: 'comment', line: 1, text })).toEqual([]);
  });

  test('has a row above for every rule', () => {
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  });
});

function complaints(path: string): string[] {
  const isAllowed = (rule: string) => ALLOWED.some((each) => each.path === path && each.rule === rule);

  return readProse(path).flatMap((prose) => broken(prose).filter(({ rule }) => !isAllowed(rule)).map(({ shown }) => `${path}:${prose.line}: ${shown}`));
}

function readProse(path: string): Prose[] {
  const source = readFileSync(join(ROOT, path), 'utf8');

  return path.endsWith('.md') ? markdownProse(source) : proseOf(source);
}

function filesOf(room: string): string[] {
  if (/\.(ts|md)$/.test(room)) return [room];

  return readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|md)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith(GENERATED))
    .sort();
}
