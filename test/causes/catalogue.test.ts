import { readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { CAUSES } from '../../lib/causes/catalogue';
import { CAUSE_STAGES } from '../../lib/forecast/diagnosis';

const ROOT = resolve(__dirname, '..', '..');

const codes = CAUSES.map(({ code }) => code);
const filesIn = (side: 'lib' | 'test') => readdirSync(join(ROOT, side, 'causes'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');

describe('CAUSES', () => {
  test('are sorted by code, each once', () => expect(codes).toEqual([...new Set(codes)].sort()));

  test('have a test table each', () => {
    const tests = filesIn('test').filter((file) => file.endsWith('.test.ts') && file !== 'catalogue.test.ts').map((file) => read('test', 'causes', file));

    expect(codes.filter((code) => !tests.some((text) => text.includes(`describe('${code}'`)))).toEqual([]);
  });

  test('are written in plain words', () => {
    const texts = ['causes', 'forecast'].flatMap((room) => readdirSync(join(ROOT, 'lib', room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts')).map((file) => read('lib', room, file)));

    expect(texts.flatMap((text) => [...text.matchAll(/.*\b(?:mend|mends|mended|told|nobody|stands|in vain|(?<!there )is (?:no|none)|nothing of it)\b.*/g)].map(([line]) => line))).toEqual([]);
  });

  test('are files of their own', () => {
    const files = filesIn('lib').map((file) => read('lib', 'causes', file)).filter((text) => /: Cause = \{/.test(text));

    expect(files).toHaveLength(CAUSES.length);
  });
});

test.each(CAUSES.map(({ code, stage }) => ({ code, stage })))('$code is in the folder of its stage, $stage', ({ code, stage }) => {
  const files = filesIn('lib').filter((file) => read('lib', 'causes', file).includes(`  code: '${code}',\n  stage: `));

  expect(files.map((file) => file.split('/')[0])).toEqual([stage]);
});

test('every folder is a stage', () => {
  const folders = new Set(filesIn('lib').flatMap((file) => (file.includes('/') ? [file.split('/')[0]] : [])));

  expect([...folders].filter((folder) => !(CAUSE_STAGES as readonly string[]).includes(folder))).toEqual([]);
});
