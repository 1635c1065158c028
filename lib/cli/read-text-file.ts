/** One file that is no manifest: its text as it is. */
import { isUtf8 } from 'node:buffer';
import { readFileBytes } from './read-bytes';
import { faultOf, faultOfSystem } from './read-faults';
import { LoadError } from '../cluster/load/load-error';
import { tooLarge } from '../cluster/load/load-manifests';

/** @throws LoadError for a file that cannot be read, is too large, or no UTF-8 */
export function readTextFile(path: string): string {
  const bytes = tryRead(path);
  if (!bytes) throw new LoadError([tooLarge(path)]);
  if (!isUtf8(bytes)) throw new LoadError([faultOf(path, 'is no UTF-8 text', 'name a YAML file')]);

  return bytes.toString('utf8');
}

function tryRead(path: string): Buffer | undefined {
  try {
    return readFileBytes(path);
  } catch (error) {
    throw new LoadError([faultOfSystem(path, error)]);
  }
}
