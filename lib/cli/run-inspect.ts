/** The command `inspect`. */
import { Command } from './arguments';
import { escapedJson } from './escaped-json';
import { exitCodeFor, inspectInputs } from './inspect-inputs';
import { renderInspection } from './print-inspection';
import { painter, Terminal } from './terminal';
import { inspectionToJson } from '../inspection/to-json';

/** Prints servers, selections and findings. */
export async function runInspect(command: Extract<Command, { name: 'inspect' }>, terminal: Terminal): Promise<number> {
  const { inspected, placeOfFinding } = await inspectInputs(command.inputs, command, terminal);
  const json = inspectionToJson(inspected);
  const { stdout, env } = terminal;
  stdout.write(command.output === 'json' ? escapedJson(json) : renderInspection(json, placeOfFinding, painter(stdout, env)));

  return exitCodeFor(json.findings);
}
