/** Golden files: readable text that a result is compared with. `UPDATE_GOLDEN=1` writes them anew, but never in CI. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'fs';
import { dirname, join, relative } from 'path';

const ROOT = join(__dirname, '..', '..');

/**
 * Compares text with the golden file at `path`, or writes it there when goldens are updated.
 * @throws when there is no such golden, or when goldens are to be updated in CI
 */
export function expectGolden(path: string, text: string): void {
  if (updating()) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  if (!existsSync(path)) {
    throw new Error(`there is no golden ${relative(ROOT, path)}; run the test with UPDATE_GOLDEN=1 and read what it writes`);
  }

  expect({ golden: relative(ROOT, path), text }).toEqual({ golden: relative(ROOT, path), text: readFileSync(path, 'utf8') });
}

/** Fails on files below `folder` that no test owns: each is a case that was removed or renamed. */
export function expectNoOrphanGoldens(folder: string, owned: readonly string[]): void {
  const known = new Set(owned);
  const orphans = filesBelow(folder).filter((file) => !known.has(file)).map((file) => relative(ROOT, file));

  expect(orphans).toEqual([]);
}

function updating(): boolean {
  if (!process.env.UPDATE_GOLDEN) return false;
  if (process.env.CI) throw new Error('goldens are not updated in CI: run the test with UPDATE_GOLDEN=1 at home and commit what it writes');

  return true;
}

function filesBelow(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}
