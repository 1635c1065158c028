/** The command `check`. */
import { Command, FailOn } from './arguments';
import { escapedJson } from './escaped-json';
import { inspectInputs } from './inspect-inputs';
import { findingLines, PlaceOf } from './print-inspection';
import { renderSarif } from './render-sarif';
import { painter, Terminal } from './terminal';
import { packageVersion } from './version';
import { Finding, Severity } from '../findings/finding';

/** Prints the findings for the inputs. */
export async function runCheck(command: Extract<Command, { name: 'check' }>, terminal: Terminal): Promise<number> {
  const { inspected, placeOf } = await inspectInputs(command.inputs, command, terminal);
  const findings = inspected.allFindings();
  terminal.stdout.write(renderAs(command.output, findings, placeOf, terminal));

  return findings.some(({ severity }) => FAILING[command.failOn].includes(severity)) ? 1 : 0;
}

const FAILING: { readonly [failOn in FailOn]: readonly Severity[] } = {
  error: [Severity.ERROR],
  warning: [Severity.ERROR, Severity.WARNING],
};

function renderAs(output: 'text' | 'json' | 'sarif', findings: readonly Finding[], placeOf: PlaceOf, { stdout, env }: Terminal): string {
  switch (output) {
    case 'json': return escapedJson(findings);
    case 'sarif': return escapedJson(renderSarif(findings, placeOf, packageVersion()));
    case 'text': return `${findingLines(findings, placeOf, painter(stdout, env)).join('\n')}\n`;
  }
}
