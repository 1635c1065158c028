/** A file that is written as a whole, or not at all. */
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** A file that cannot be written: the message says which and why. */
export class WriteError extends Error {}

/**
 * Takes the place of a file at the path; what is no regular file, e.g. a pipe, is written to.
 *
 * @throws WriteError
 */
export function writeFile(path: string, text: string): void {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there && !there.isFile()) writeFileSync(path, text);
    else replace(there ? realpathSync(path) : path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new WriteError(`cannot write "${path}": ${REASONS[code ?? ''] ?? (error as Error).message}`);
  }
}

const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  EISDIR: 'it is a folder; name a file in it',
  ENOENT: 'its folder does not exist; create it first',
  ENOSPC: 'no space is left',
  ENOTDIR: 'what should be its folder is a file',
  EROFS: 'the file system is read-only',
};

function replace(path: string, text: string): void {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
