/** What a migration writes, and its report. */
import { Equivalence, losesTargets } from '../../migration/equivalence/equivalence';
import { renderEquivalence } from '../../migration/equivalence/render-equivalence';
import { printable, Terminal } from '../terminal';
import { writeOutput } from '../write-output';

/** Prints the code, or writes it to a file; the report goes to standard error. Returns the exit code. */
export function printCode(code: string, equivalence: Equivalence, file: string | undefined, terminal: Terminal): number {
  const { stderr } = terminal;
  writeOutput(code, file, terminal);
  stderr.write(printable(renderEquivalence(equivalence), stderr));

  return losesTargets(equivalence) ? 1 : 0;
}
