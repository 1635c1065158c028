import { yamlDocument, yamlList } from '../../../../lib/operator/configuration/yaml/yaml-text';
import { Yaml } from '../../../../lib/operator-port/yaml';

const LONG = 'word '.repeat(20).trim();

describe('yamlDocument()', () => {
  test.each<{ it: string; value: Yaml; expected: string }>([
    { it: 'writes a plain word', value: 'cart', expected: 'cart' },
    { it: 'writes a pattern plain', value: '(.+);true', expected: '(.+);true' },
    { it: 'writes a URL plain', value: 'http://a:80/x', expected: 'http://a:80/x' },
    { it: 'quotes nothing', value: '', expected: '""' },
    { it: 'quotes words of YAML 1.1', value: 'yes', expected: '"yes"' },
    { it: 'quotes numbers that are text', value: '0x1F', expected: '"0x1F"' },
    { it: 'quotes dates that are text', value: '2024-02-29', expected: '"2024-02-29"' },
    { it: 'quotes a number with a sign behind 0b', value: '0b-11', expected: '"0b-11"' },
    { it: 'quotes times with the largest offset', value: '2024-02-29T01:02:03+24:60', expected: '"2024-02-29T01:02:03+24:60"' },
    { it: 'writes times with a larger offset plain', value: '2024-02-29T01:02:03+25:00', expected: '2024-02-29T01:02:03+25:00' },
    { it: 'writes dates that do not exist plain', value: '2023-02-29', expected: '2023-02-29' },
    { it: 'quotes numbers to the base 60', value: '1:30', expected: '"1:30"' },
    { it: 'writes numbers', value: 8080, expected: '8080' },
    { it: 'writes truth', value: false, expected: 'false' },
    { it: 'writes null', value: null, expected: 'null' },
    { it: 'quotes indicators', value: '# no comment', expected: "'# no comment'" },
    { it: 'quotes a colon before a space', value: 'a: b', expected: "'a: b'" },
    { it: 'quotes a colon at the end', value: 'a:', expected: "'a:'" },
    { it: 'doubles single quotes', value: "'", expected: "''''" },
    { it: 'quotes a space at the end', value: 'a ', expected: "'a '" },
    { it: 'escapes tabs', value: 'a\tb', expected: '"a\\tb"' },
    { it: 'escapes emoji', value: '😀', expected: '"\\U0001F600"' },
    { it: 'escapes everything after a byte order mark', value: '\ufeffa b', expected: '"\\uFEFF\\x61\\x20\\x62"' },
    { it: 'keeps other alphabets', value: '日本', expected: '日本' },
    { it: 'writes lines as a block', value: 'a\nb', expected: '|-\n  a\n  b' },
    { it: 'writes a last line break as a block', value: 'a\nb\n', expected: '|\n  a\n  b' },
    { it: 'keeps further line breaks', value: 'a\n\n', expected: '|+\n  a\n' },
    { it: 'says how far a block is indented that begins with space', value: ' a\nb', expected: '|2-\n   a\n  b' },
    { it: 'quotes lines that end in space', value: 'a \nb', expected: '"a \\nb"' },
    { it: 'breaks long lines', value: LONG, expected: `${'word '.repeat(15)}word\n  word word word word` },
    { it: 'writes an empty list', value: [], expected: '[]' },
    { it: 'writes an empty map', value: new Map(), expected: '{}' },
    {
      it: 'does not indent a list in a map',
      value: ['a', new Map<string, Yaml>([['b', 1], ['c', ['d']]])],
      expected: '\n- a\n- b: 1\n  c:\n  - d',
    },
    { it: 'writes a list in a list', value: [['a', 'b'], []], expected: '\n- - a\n  - b\n- []' },
    { it: 'indents a map in a map', value: new Map([['a', new Map([['y', 'z']])]]), expected: '\n  a:\n    "y": z' },
  ])('$it', ({ value, expected }) => {
    expect(yamlDocument([['k', value]])).toBe(`k:${expected.startsWith('\n') ? '' : ' '}${expected}\n`);
  });

  test.each([
    { it: 'keeps repeated keys', entries: [['a', 1], ['a', 2]], expected: 'a: 1\na: 2\n' },
    { it: 'marks a key of several lines', entries: [['a\nb', 1]], expected: '? |-\n  a\n  b\n: 1\n' },
    { it: 'marks a key that is too long', entries: [['k'.repeat(129), ['a']]], expected: `? ${'k'.repeat(129)}\n: - a\n` },
    { it: 'writes nothing for no entries', entries: [], expected: '' },
  ] as const)('$it', ({ entries, expected }) => {
    expect(yamlDocument(entries as readonly [string, Yaml][])).toBe(expected);
  });
});

test.each<{ it: string; items: Yaml[]; expected: string }>([
  { it: 'an empty list', items: [], expected: 'k: []\n' },
  { it: 'each item', items: ['a', new Map<string, Yaml>([['b', 1], ['c', []]])], expected: 'k:\n- a\n- b: 1\n  c: []\n' },
])('yamlList() writes $it', ({ items, expected }) => {
  expect(yamlList('k', items)).toBe(expected);
});
