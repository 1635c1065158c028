/** The command `check`. */
import { Command, FailOn } from './arguments';
import { escapedJson } from './escaped-json';
import { CheckedFinding, checkedFindings, fixableLine } from './fixable-findings';
import { FrameFinder } from './frame-finder';
import { inspectInputs } from './inspect-inputs';
import { PlaceOf, summaryLines } from './print-inspection';
import { renderCheck } from './render-check';
import { renderFindingsMarkdown } from './render-findings-markdown';
import { renderGithub } from './render-github';
import { renderJunit } from './render-junit';
import { renderSarif } from './render-sarif';
import { painter, Terminal } from './terminal';
import { packageVersion } from './version';
import { Finding, Severity } from '../findings/finding';
import { AcceptedRow } from '../inspection/acceptances';
import { LoadProblem, placeOfProblem } from '../manifests/load/load-error';

type CheckCommand = Extract<Command, { name: 'check' }>;

/** Exit code if a part of the input cannot be read, whatever the findings on the rest are. */
const UNREADABLE = 2;

/** Prints the findings for the inputs, also if some files of a folder cannot be read. */
export async function runCheck(command: CheckCommand, terminal: Terminal): Promise<number> {
  const read = await inspectInputs(command.inputs, { ...command, goOn: true }, terminal);
  const { inspected, placeOf, problems, accepted } = read;
  const findings = checkedFindings(read);
  // The paths of these findings are places already, which text does not repeat.
  const paths = new Map([
    ...problems.map((problem): [string, string] => [placeOfProblem(problem), `${problem.source}:${problem.line}`]),
    ...accepted.map((row): [string, string] => [row.place, row.place]),
  ]);
  const place: PlaceOf = (key) => placeOf(key) ?? (command.output === 'text' ? undefined : paths.get(key));
  // Those that can be fixed are copies.
  const originals = new Map(inspected.allFindings().map((finding, i) => [findings[i], finding]));
  const fieldOf: Checked['fieldOf'] = (finding) => inspected.fieldOf(originals.get(finding) ?? finding);
  terminal.stdout.write(renderAs(command, { findings, placeOf: place, accepted, fieldOf }, terminal));
  if (command.output === 'text') terminal.stdout.write(fixableLine(findings));

  return exitCodeOfCheck(command, findings, problems);
}

/** By the findings, and by what could not be read. */
export function exitCodeOfCheck(command: CheckCommand, findings: readonly Finding[], problems: readonly LoadProblem[]): number {
  if (problems.length > 0) return UNREADABLE;

  return findings.some(({ severity }) => FAILING[command.failOn].includes(severity)) ? 1 : 0;
}

const FAILING: { readonly [failOn in FailOn]: readonly Severity[] } = {
  error: [Severity.ERROR],
  warning: [Severity.ERROR, Severity.WARNING],
};

/** What is printed. */
interface Checked {
  readonly findings: readonly CheckedFinding[];
  readonly placeOf: PlaceOf;
  readonly accepted: readonly AcceptedRow[];
  readonly fieldOf: (finding: Finding) => string | undefined;
}

function renderAs(command: CheckCommand, checked: Checked, { stdout, env }: Terminal): string {
  const { findings, placeOf, accepted, fieldOf } = checked;
  const { output, summary, failOn } = command;
  const paint = painter(stdout, env);
  switch (output) {
    case 'json': return escapedJson(findings);
    case 'sarif': return escapedJson(renderSarif(findings, placeOf, packageVersion(), accepted));
    case 'github': return renderGithub(findings, placeOf);
    case 'junit': return renderJunit(findings, placeOf, FAILING[failOn]);
    case 'markdown': return renderFindingsMarkdown(findings, placeOf);
    case 'text': return summary ? `${summaryLines(findings, paint).join('\n')}\n` : renderCheck(findings, {
      placeOf,
      paint,
      frameOf: new FrameFinder(placeOf, fieldOf).tryFrame,
      showsAll: command.all,
      ...stdout.isTTY && { columns: stdout.columns },
    });
  }
}
