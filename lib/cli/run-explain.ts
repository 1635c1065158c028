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
import { quote, visible } from '../findings/problem';
import { Inspected } from '../forecast/inspected';
import { MONITOR_KIND_NAMES } from '../operator-port/monitor-kinds';

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
    if (!(error instanceof UnknownSubject)) throw error;
    throw new UsageError(error.message, error.candidates.length > 0 ? namesToType(subject, error.candidates) : undefined);
  }
}

/** The exact names, each with what its explanation begins with. */
function namesToType(subject: string, candidates: readonly string[]): string {
  const width = Math.max(...candidates.map((key) => visible(key).length));
  const rows = candidates.map((key) => `  ${visible(key).padEnd(width)}  ${beginningOf(key.split('/')[0])}`);

  return [`Type one of these names in place of ${quote(visible(subject))}:`, ...rows].join('\n');
}

function beginningOf(kind: string): string {
  if (kind === 'Service') return 'from the Service to its pods and to what scrapes them';

  return (MONITOR_KIND_NAMES as readonly string[]).includes(kind) ? 'from the labels of the monitor to its targets' : 'from the pods to what scrapes them';
}
