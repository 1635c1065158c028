/** Reads the text of one file. */
import { isUtf8 } from 'node:buffer';
import { LoadError } from './load-error';
import { tooLarge } from './load-manifests';
import { readFileBytes } from './read-bytes';
import { faultOfSystem, noUtf8 } from './read-faults';

/** Fixes to suggest for a file that cannot be read, or that is not text. */
export interface ReadFixes {
  /** @default - a file or folder that can be read */
  readonly unreadable?: string;
  readonly noText: string;
}

/** The text of a file. @throws LoadError for a file that cannot be read, is too large, or is not UTF-8 */
export function readTextFile(path: string, { unreadable, noText }: ReadFixes): string {
  const bytes = tryRead(path, unreadable);
  if (!bytes) throw new LoadError([tooLarge(path)]);
  if (!isUtf8(bytes)) throw new LoadError([noUtf8(path, noText)]);

  return bytes.toString('utf8');
}

function tryRead(path: string, fix: string | undefined): Buffer | undefined {
  try {
    return readFileBytes(path);
  } catch (error) {
    throw new LoadError([faultOfSystem(path, error, fix)]);
  }
}
