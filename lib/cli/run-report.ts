/** The command `report`. */
import { Command } from './arguments';
import { exitCodeFor, inspectInputs } from './inspect-inputs';
import { Terminal } from './terminal';
import { writeFile } from './write-file';
import { renderReport } from '../report/render-report';

/** Writes the HTML report. */
export async function runReport(command: Extract<Command, { name: 'report' }>, terminal: Terminal): Promise<number> {
  const { inspected, placeOf } = await inspectInputs(command.inputs, { ...command, showSecrets: false }, terminal);
  const page = renderReport(inspected, { title: command.title, placeOf });
  if (command.out === undefined) terminal.stdout.write(page);
  else writeFile(command.out, page);

  return exitCodeFor(inspected.allFindings());
}
