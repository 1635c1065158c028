/** Reads standard input as one text. */
import { Terminal } from './terminal';
import { LoadError } from '../manifests/load/load-error';
import { tooLarge } from '../manifests/load/load-manifests';
import { readStreamBytes } from '../manifests/load/read-bytes';

/** What messages call standard input. */
export const STDIN = '<stdin>';

/** @throws LoadError if it is too large */
export async function readStdin({ stdin }: Pick<Terminal, 'stdin'>): Promise<string> {
  const bytes = await readStreamBytes(stdin);
  if (!bytes) throw new LoadError([tooLarge(STDIN)]);

  return bytes.toString('utf8');
}
