/** The command `snapshot`. */
import { stringify } from 'yaml';
import { Command } from './arguments';
import { readInputs } from './read-inputs';
import { snapshotScript } from './snapshot-commands';
import { tellErrors } from './tell-errors';
import { printable, Terminal } from './terminal';
import { reduced } from '../inspection/snapshot';

/** Prints the commands that collect objects of a cluster; with inputs, the objects without what is not needed. */
export async function runSnapshot({ inputs, namespace }: Extract<Command, { name: 'snapshot' }>, terminal: Terminal): Promise<number> {
  const { stdout, stdin } = terminal;
  if (inputs.length === 0) {
    stdout.write(snapshotScript(namespace));

    return 0;
  }
  const { manifests, notes } = await readInputs(inputs, stdin);
  tellErrors([], terminal, notes);
  for (const manifest of reduced(manifests.map((loaded) => loaded.manifest))) stdout.write(printable(`---\n${stringify(manifest)}`, stdout));

  return 0;
}
