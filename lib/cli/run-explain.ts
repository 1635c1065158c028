/** The command `explain`. */
import { Command } from './arguments';
import { escapedJson } from './escaped-json';
import { inspectInputs } from './inspect-inputs';
import { renderExplanation } from './render-explanation';
import { tellErrors } from './tell-errors';
import { painter, Terminal } from './terminal';
import { UsageError } from './usage-error';
import { explain } from '../explanation/explain';
import { UnknownSubject } from '../explanation/explain-subject';
import { Explanation } from '../explanation/explanation';
import { Inspected } from '../forecast/inspected';

/** Prints the steps of one object. */
export async function runExplain(command: Extract<Command, { name: 'explain' }>, terminal: Terminal): Promise<number> {
  const { subject, inputs, output, showSecrets } = command;
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
