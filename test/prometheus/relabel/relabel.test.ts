import { relabel } from '../../../lib/prometheus/relabel/relabel';
import { ruleFrom, RuleYaml } from '../../../lib/prometheus/relabel/rule-from';

interface Row { readonly it: string; readonly labels: { [name: string]: string }; readonly rule: RuleYaml; readonly expected: { [name: string]: string } | 'dropped' }

const KEEPING: Row[] = [
  { it: 'keep keeps what matches', labels: { a: 'x' }, rule: { action: 'keep', source_labels: ['a'], regex: 'x|y' }, expected: { a: 'x' } },
  { it: 'keep drops what does not', labels: { a: 'z' }, rule: { action: 'keep', source_labels: ['a'], regex: 'x|y' }, expected: 'dropped' },
  { it: 'keep wants the whole text to match', labels: { a: 'xx' }, rule: { action: 'keep', source_labels: ['a'], regex: 'x' }, expected: 'dropped' },
  { it: 'keep lets a dot match a new line', labels: { a: 'x\ny' }, rule: { action: 'keep', source_labels: ['a'], regex: 'x.y' }, expected: { a: 'x\ny' } },
  { it: 'keep without a regex keeps all', labels: {}, rule: { action: 'keep' }, expected: {} },
  { it: 'drop drops what matches', labels: { a: 'x' }, rule: { action: 'drop', source_labels: ['a'], regex: 'x.*' }, expected: 'dropped' },
  { it: 'drop leaves what does not', labels: { a: 'yx' }, rule: { action: 'drop', source_labels: ['a'], regex: 'x.*' }, expected: { a: 'yx' } },
  { it: 'drop meets a missing label as an empty text', labels: {}, rule: { action: 'drop', source_labels: ['a'], regex: '' }, expected: 'dropped' },
  {
    it: 'keepequal keeps equal texts',
    labels: { a: 'x', b: 'x' },
    rule: { action: 'keepequal', source_labels: ['a'], target_label: 'b' },
    expected: { a: 'x', b: 'x' },
  },
  { it: 'keepequal drops others', labels: { a: 'x', b: 'y' }, rule: { action: 'keepequal', source_labels: ['a'], target_label: 'b' }, expected: 'dropped' },
  { it: 'keepequal takes two missing labels as equal', labels: {}, rule: { action: 'keepequal', source_labels: ['a'], target_label: 'b' }, expected: {} },
  {
    it: 'dropequal drops equal texts',
    labels: { a: 'x', b: 'x' },
    rule: { action: 'dropequal', source_labels: ['a'], target_label: 'b' },
    expected: 'dropped',
  },
  {
    it: 'dropequal leaves others',
    labels: { a: 'x', b: 'X' },
    rule: { action: 'dropequal', source_labels: ['a'], target_label: 'b' },
    expected: { a: 'x', b: 'X' },
  },
  {
    it: 'dropequal joins its sources',
    labels: { a: 'x', b: 'x;x' },
    rule: { action: 'dropequal', source_labels: ['a', 'a'], target_label: 'b' },
    expected: 'dropped',
  },
];

const WRITING: Row[] = [
  { it: 'replace copies by default', labels: { a: 'x' }, rule: { source_labels: ['a'], target_label: 'b' }, expected: { a: 'x', b: 'x' } },
  {
    it: 'replace joins with a semicolon',
    labels: { a: 'x', b: 'y' },
    rule: { source_labels: ['a', 'c', 'b'], target_label: 'd' },
    expected: { a: 'x', b: 'y', d: 'x;;y' },
  },
  {
    it: 'replace joins with a separator',
    labels: { a: 'x', b: 'y' },
    rule: { source_labels: ['a', 'b'], separator: '', target_label: 'd' },
    expected: { a: 'x', b: 'y', d: 'xy' },
  },
  {
    it: 'replace writes nothing without a match',
    labels: { a: 'x' },
    rule: { source_labels: ['a'], regex: 'y', target_label: 'a', replacement: 'z' },
    expected: { a: 'x' },
  },
  { it: 'replace deletes with an empty text', labels: { a: 'x', b: 'y' }, rule: { target_label: 'b', replacement: '' }, expected: { a: 'x' } },
  {
    it: 'replace takes a name from the text',
    labels: { a: 'x-y' },
    rule: { source_labels: ['a'], regex: '(.)-(.)', target_label: '${1}_z', replacement: '$2' },
    expected: { a: 'x-y', x_z: 'y' },
  },
  {
    it: 'replace writes nothing under an empty name',
    labels: { a: 'x' },
    rule: { source_labels: ['a'], target_label: '$2', replacement: 'y' },
    expected: { a: 'x' },
  },
  {
    it: 'hashmod writes the share of a text',
    labels: { a: 'x' },
    rule: { action: 'hashmod', source_labels: ['a'], modulus: 1000, target_label: 'b' },
    expected: { a: 'x', b: '726' },
  },
  { it: 'lowercase writes small letters', labels: { a: 'ÄB' }, rule: { action: 'lowercase', source_labels: ['a'], target_label: 'a' }, expected: { a: 'äb' } },
  { it: 'lowercase of nothing deletes', labels: { a: 'X' }, rule: { action: 'lowercase', source_labels: ['b'], target_label: 'a' }, expected: {} },
  {
    it: 'uppercase writes capitals',
    labels: { a: 'äb' },
    rule: { action: 'uppercase', source_labels: ['a'], target_label: 'b' },
    expected: { a: 'äb', b: 'ÄB' },
  },
];

const MAPPING: Row[] = [
  {
    it: 'labelmap copies labels under other names',
    labels: { m_a: 'x', b: 'y' },
    rule: { action: 'labelmap', regex: 'm_(.+)' },
    expected: { m_a: 'x', b: 'y', a: 'x' },
  },
  { it: 'labelmap leaves names that do not match', labels: { xm_a: 'x' }, rule: { action: 'labelmap', regex: 'm_(.+)' }, expected: { xm_a: 'x' } },
  {
    it: 'labelmap lets the last name win',
    labels: { m_b: 'y', m_a: 'x' },
    rule: { action: 'labelmap', regex: 'm_.', replacement: 'c' },
    expected: { m_a: 'x', m_b: 'y', c: 'y' },
  },
  {
    it: 'labelmap orders names by bytes',
    labels: { '😀': 'y', '\ue000': 'x' },
    rule: { action: 'labelmap', regex: '[^c]', replacement: 'c' },
    expected: { '\ue000': 'x', '😀': 'y', 'c': 'y' },
  },
  { it: 'labelmap may make an empty name', labels: { a: 'x' }, rule: { action: 'labelmap', regex: 'a', replacement: '$1' }, expected: { 'a': 'x', '': 'x' } },
  {
    it: 'labelmap replaces all matches of a pattern that gets out of its anchors',
    labels: { axbxb: 'x' },
    rule: { action: 'labelmap', regex: 'a)|(?:x)|(?:b', replacement: '_' },
    expected: { axbxb: 'x', __b__: 'x' },
  },
  { it: 'labeldrop removes labels', labels: { m_a: 'x', b: 'y' }, rule: { action: 'labeldrop', regex: 'm_.*' }, expected: { b: 'y' } },
  { it: 'labeldrop leaves names that only begin so', labels: { ab: 'x' }, rule: { action: 'labeldrop', regex: 'a' }, expected: { ab: 'x' } },
  { it: 'labelkeep removes all others', labels: { m_a: 'x', b: 'y' }, rule: { action: 'labelkeep', regex: 'b' }, expected: { b: 'y' } },
  { it: 'labelkeep without a regex keeps all', labels: { a: 'x' }, rule: { action: 'labelkeep' }, expected: { a: 'x' } },
];

describe('relabel()', () => {
  test.each([...KEEPING, ...WRITING, ...MAPPING])('$it', ({ labels, rule, expected }) => {
    const { labels: kept } = relabel(new Map(Object.entries(labels)), [ruleFrom(rule)]);

    expect(kept ? Object.fromEntries(kept) : 'dropped').toEqual(expected);
  });

  test('tells which rule drops, and applies none after it', () => {
    const rules = [{ target_label: 'a', replacement: 'y' }, { action: 'drop', source_labels: ['a'], regex: 'y' }, { action: 'drop' }].map((rule) => ruleFrom(rule));

    expect(relabel(new Map([['a', 'x']]), rules)).toEqual({ dropped: 1 });
  });

  test('without rules leaves all labels but empty ones', () => {
    const given = new Map([['b', 'x'], ['c', ''], ['a', 'y']]);

    expect(relabel(given, []).labels).toEqual(new Map([['a', 'y'], ['b', 'x']]));
    expect(given.size).toBe(3);
  });

  test('meets labels that rules have written after those that were found', () => {
    const rules = [{ target_label: 'm_a', replacement: 'written' }, { action: 'labelmap', regex: 'm_.', replacement: 'c' }].map((rule) => ruleFrom(rule));

    expect(relabel(new Map([['m_a', 'x'], ['m_b', 'y']]), rules).labels!.get('c')).toBe('written');
  });

  test.each([{ scheme: 'utf8' as const, expected: 'y' }, { scheme: 'legacy' as const, expected: undefined }])('writes names that are valid in $scheme', ({ scheme, expected }) => {
    const rule = ruleFrom({ source_labels: ['a'], target_label: '$1', replacement: 'y' }, scheme);

    expect(relabel(new Map([['a', 'é']]), [rule]).labels!.get('é')).toBe(expected);
  });

  test('takes labels named as things every object has', () => {
    const { labels } = relabel(new Map(), [ruleFrom({ source_labels: ['constructor', 'toString'], separator: '', target_label: '__proto__', replacement: 'x$1' })]);

    expect([...labels!]).toEqual([['__proto__', 'x']]);
  });
});
