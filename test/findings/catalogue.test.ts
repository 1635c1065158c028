import { readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';

const ROOT = resolve(__dirname, '..', '..');
const SEVERITIES = ['error', 'warning', 'info'];

/** Text of every TypeScript file in a folder but this one. */
function sourcesIn(folder: string): string[] {
  return (readdirSync(join(ROOT, folder), { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts') && !file.endsWith('catalogue.test.ts'))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8'));
}

const codesIn = (texts: readonly string[]) => [...new Set(texts.flatMap((text) => text.match(/\bAM\d{3}\b/g) ?? []))].sort();

/** Rows of the table, cell by cell. */
const rows = readFileSync(join(ROOT, 'docs', 'findings.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \[?AM\d/.test(line))
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
  .map(([code, ...cells]) => [code.replace(/^\[(\w+)\].*/, '$1'), ...cells]);

const library = sourcesIn('lib');
const documented = rows.map(([code]) => code);

describe('docs/findings.md', () => {
  test('has one row for each code of the library, in order, and none without', () => {
    expect(documented).toEqual(codesIn(library));
  });

  test('says severity, cause and fix of each', () => {
    for (const [, severity, cause, fix, ...more] of rows) {
      expect(SEVERITIES).toContain(severity);
      expect(cause).not.toBe('');
      expect(fix).toMatch(/^[A-Z]/);
      expect(more).toEqual([]);
    }
  });

  test('says of those that do not stop what the library says of them', () => {
    const stated = library.flatMap((text) => [...text.matchAll(/code: '(AM\d{3})',\s*severity: (?:(?!Severity)[^,\n])*Severity\.(WARNING|INFO)/g)].map(([, code, severity]) => `${code} ${severity.toLowerCase()}`));

    // What is milder in some cases has the severity of the others in its row, which says so.
    const isSaid = (each: string) => rows.some(([code, severity, cause]) => (
      each === `${code} info` && severity !== 'info' && /\bnotes?\b/.test(cause) || each === `${code} warning` && severity === 'error' && /\bwarning\b/.test(cause)));
    const always = [...new Set(stated)].filter((each) => !isSaid(each));

    expect(rows.filter(([, severity]) => severity !== 'error').map(([code, severity]) => `${code} ${severity}`)).toEqual(always.sort());
  });
});

describe('the tests', () => {
  test('see each code of the library, and none that there is not', () => {
    expect(codesIn(sourcesIn('test'))).toEqual(codesIn(library));
  });
});
