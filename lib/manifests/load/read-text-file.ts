/** One file: its text as it is. */
import { isUtf8 } from 'node:buffer';
import { LoadError } from './load-error';
import { tooLarge } from './load-manifests';
import { readFileBytes } from './read-bytes';
import { faultOf, faultOfSystem } from './read-faults';

/** What to name instead of a file that cannot be read, or that is no text. */
export interface ReadFixes {
  /** @default - a file or folder that can be read */
  readonly unreadable?: string;
  readonly noText: string;
}

/** @throws LoadError for a file that cannot be read, is too large, or no UTF-8 */
export function readTextFile(path: string, { unreadable, noText }: ReadFixes): string {
  const bytes = tryRead(path, unreadable);
  if (!bytes) throw new LoadError([tooLarge(path)]);
  if (!isUtf8(bytes)) throw new LoadError([faultOf(path, 'is no UTF-8 text', noText)]);

  return bytes.toString('utf8');
}

function tryRead(path: string, fix: string | undefined): Buffer | undefined {
  try {
    return readFileBytes(path);
  } catch (error) {
    throw new LoadError([faultOfSystem(path, error, fix)]);
  }
}
