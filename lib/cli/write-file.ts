/** Writes a file completely, or not at all. */
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** The error for a file that cannot be written; the message has path and reason. */
export class WriteError extends Error {}

/**
 * Replaces a file at the path; if the path is not a regular file, e.g. a pipe, it is written to.
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
  EISDIR: 'it is a folder; use the path of a file',
  ENOENT: 'its folder does not exist; create it first',
  ENOSPC: 'no space is left',
  ENOTDIR: 'the parent path is a file, not a folder',
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
