import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as fc from 'fast-check';
import { unifiedDiff } from '../../lib/cli/unified-diff';
import { cpuMillis } from '../support/cpu-millis';

const lines = (text: string) => text.split('').map((line) => `${line}\n`).join('');

describe('unifiedDiff()', () => {
  test.each([
    { it: 'nothing', before: 'abc', after: 'abc', expected: [] },
    { it: 'a changed line', before: 'abc', after: 'axc', expected: ['@@ -1,3 +1,3 @@', ' a', '-b', '+x', ' c'] },
    { it: 'a first text', before: '', after: 'ab', expected: ['@@ -0,0 +1,2 @@', '+a', '+b'] },
    { it: 'a text that goes', before: 'a', after: '', expected: ['@@ -1 +0,0 @@', '-a'] },
    {
      it: 'two changes far apart',
      before: '1abcdefg2',
      after: 'Xabcdefg',
      expected: ['@@ -1,4 +1,4 @@', '-1', '+X', ' a', ' b', ' c', '@@ -6,4 +6,3 @@', ' e', ' f', ' g', '-2'],
    },
    {
      it: 'two changes near each other',
      before: '1abcdef2',
      after: 'Xabcdef',
      expected: ['@@ -1,8 +1,7 @@', '-1', '+X', ' a', ' b', ' c', ' d', ' e', ' f', '-2'],
    },
    { it: 'lines that are there often', before: 'aabaab', after: 'aabab', expected: ['@@ -2,5 +2,4 @@', ' a', ' b', ' a', '-a', ' b'] },
  ])('shows $it', ({ before, after, expected }) => {
    expect(unifiedDiff(lines(before), lines(after), 'one', 'two')).toEqual(expected.length === 0 ? [] : ['--- one', '+++ two', ...expected]);
  });

  test('takes a last line without an end as one with an end', () => {
    expect(unifiedDiff('a\nb', 'a\nb\n', 'one', 'two')).toEqual([]);
  });

  const LINES = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 30 });

  test('gives both texts back', () => {
    fc.assert(fc.property(LINES, LINES, (before, after) => {
      const shown = unifiedDiff(lines(before.join('')), lines(after.join('')), 'one', 'two').slice(2).filter((line) => !line.startsWith('@@'));
      const without = (sign: string) => shown.filter((line) => !line.startsWith(sign)).map((line) => line.slice(1)).join('');

      expect(before.join('')).toContain(without('+'));
      expect(after.join('')).toContain(without('-'));
    }), { seed: 1, numRuns: 1_000, examples: [[[], ['a']], [['a'], []]] });
  });

  const LONG = Array.from({ length: 100_000 }, (_, i) => (i % 3 ? 'same' : `line ${i}`));

  test.each([
    { it: 'with a hundred changes', after: LONG.filter((_, i) => i % 1_000 !== 0), expected: 100 },
    { it: 'without one equal line', after: LONG.map((line) => `other ${line}`), expected: 200_000 },
  ])('takes two texts of a hundred thousand lines $it in a few seconds', ({ after, expected }) => {
    const begun = cpuMillis();

    expect(unifiedDiff(LONG.join('\n'), after.join('\n'), 'one', 'two').slice(2).filter((line) => /^[-+]/.test(line))).toHaveLength(expected);
    expect(cpuMillis() - begun).toBeLessThan(5_000);
  });
});

test('unifiedDiff() is what patch understands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'patch-'));
  try {
    const [before, after] = [lines('abcdefghijklmnop'), lines('abXdefghijklmYZnop')];
    writeFileSync(join(folder, 'file'), before);
    writeFileSync(join(folder, 'diff'), `${unifiedDiff(before, after, 'file', 'file').join('\n')}\n`);
    execFileSync('git', ['apply', '-p0', '--unsafe-paths', 'diff'], { cwd: folder });

    expect(execFileSync('cat', [join(folder, 'file')], { encoding: 'utf8' })).toBe(after);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
