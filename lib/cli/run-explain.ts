/** The command `explain`. */
import { Command } from './arguments';
import { escapedJson } from './escaped-json';
import { explainCode } from './explain-code';
import { inspectInputs } from './inspect-inputs';
import { renderExplanation } from './render-explanation';
import { tellErrors } from './tell-errors';
import { painter, Terminal } from './terminal';
import { UsageError } from './usage-error';
import { explain } from '../explanation/explain';
import { UnknownSubject } from '../explanation/explain-subject';
import { Explanation } from '../explanation/explanation';
import { Inspected } from '../forecast/inspected';

/** Prints the steps of one object, or the page about the code of a finding. */
export async function runExplain(command: Extract<Command, { name: 'explain' }>, terminal: Terminal): Promise<number> {
  const { subject, inputs, output, showSecrets } = command;
  if (inputs.length === 0) {
    terminal.stdout.write(explainCode(subject, painter(terminal.stdout, terminal.env)));

    return 0;
  }
  const { inspected, notes } = await inspectInputs(inputs, command, terminal);
  const explanation = explainOrRefuse(inspected, subject, !showSecrets);
  tellErrors([], terminal, notes);
  const { stdout, env } = terminal;
  stdout.write(output === 'json' ? escapedJson(explanation) : renderExplanation(explanation, painter(stdout, env)));

  return explanation.isScraped ? 0 : 1;
}

function explainOrRefuse(inspected: Inspected, subject: string, hideSecrets: boolean): Explanation {
  try {
    return explain(inspected, subject, { hideSecrets });
  } catch (error) {
    throw error instanceof UnknownSubject ? new UsageError(error.message) : error;
  }
}
