import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as fc from 'fast-check';
import { diffLines } from '../../lib/cli/diff-lines';
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
});

describe('diffLines()', () => {
  const LINES = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 30 });

  test('gives both texts back', () => {
    fc.assert(fc.property(LINES, LINES, (before, after) => {
      const diff = diffLines(before, after);

      expect(diff.filter(({ sign }) => sign !== '+').map(({ line }) => line)).toEqual(before);
      expect(diff.filter(({ sign }) => sign !== '-').map(({ line }) => line)).toEqual(after);
    }), { seed: 1, numRuns: 1_000 });
  });

  test('takes two texts of a hundred thousand lines in a second or so', () => {
    const before = Array.from({ length: 100_000 }, (_, i) => (i % 3 ? 'same' : `line ${i}`));
    const after = before.filter((_, i) => i % 1_000 !== 0);
    const begun = cpuMillis();

    expect(diffLines(before, after).filter(({ sign }) => sign !== ' ')).toHaveLength(100);
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
