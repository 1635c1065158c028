/** Writes a result to a file, or to standard output. */
import { printable, Terminal } from './terminal';
import { writeFile } from './write-file';

/** @throws WriteError */
export function writeOutput(text: string, file: string | undefined, { stdout }: Pick<Terminal, 'stdout'>): void {
  if (file === undefined) stdout.write(printable(text, stdout));
  else writeFile(file, text);
}
