import { readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { CHECKS } from '../../lib/checks/catalogue';

const ROOT = resolve(__dirname, '..', '..');
const SECTIONS = ['**Severity**', '**Cause.**', '**What happens.**', '**Fix.**', '```yaml'];

const codes = CHECKS.map(({ code }) => code);
const pages = readdirSync(join(ROOT, 'docs', 'checks')).filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -'.md'.length));
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');

describe('the checks', () => {
  test('are sorted by code, each once', () => expect(codes).toEqual([...new Set(codes)].sort()));

  test('have a page each, and no page is without a check', () => expect(pages.sort()).toEqual(codes));

  test('have a test table each', () => {
    const tests = readdirSync(__dirname).filter((file) => file.endsWith('.test.ts') && file !== 'catalogue.test.ts').map((file) => read('test', 'checks', file));

    expect(codes.filter((code) => !tests.some((text) => text.includes(`describe('${code}'`)))).toEqual([]);
  });

  test('are files of their own', () => {
    const files = readdirSync(join(ROOT, 'lib', 'checks')).map((file) => read('lib', 'checks', file)).filter((text) => /: Check = \{/.test(text));

    expect(files).toHaveLength(CHECKS.length);
  });
});

test.each(codes)('docs/checks/%s.md says everything, and the severity of the catalogue', (code) => {
  const page = read('docs', 'checks', `${code}.md`);
  const [, severity] = new RegExp(`^\\| ${code} \\| (\\w+) \\|`, 'm').exec(read('docs', 'findings.md')) ?? [];

  SECTIONS.forEach((section) => expect(page).toContain(section));
  expect(page).toMatch(new RegExp(`^# ${code}: `));
  expect(page).toContain(`**Severity**: ${severity}`);
});
