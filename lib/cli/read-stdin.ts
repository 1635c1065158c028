/** Reads standard input as one text. */
import { isUtf8 } from 'node:buffer';
import { Terminal } from './terminal';
import { LoadError } from '../manifests/load/load-error';
import { tooLarge } from '../manifests/load/load-manifests';
import { readStreamBytes } from '../manifests/load/read-bytes';
import { noUtf8 } from '../manifests/load/read-faults';

/** What messages call standard input. */
export const STDIN = '<stdin>';

/** @throws LoadError if it is too large, or is not UTF-8 */
export async function readStdin({ stdin }: Pick<Terminal, 'stdin'>): Promise<string> {
  const bytes = await readStreamBytes(stdin);
  if (!bytes) throw new LoadError([tooLarge(STDIN)]);

  if (!isUtf8(bytes)) throw new LoadError([noUtf8(STDIN)]);

  return bytes.toString('utf8');
}
