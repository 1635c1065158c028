/** The command `check`. */
import { Command, FailOn } from './arguments';
import { escapedJson } from './escaped-json';
import { checkedFindings, fixableLine } from './fixable-findings';
import { FrameFinder } from './frame-finder';
import { InspectedInputs, inspectInputs } from './inspect-inputs';
import { PlaceOf, summaryLines } from './print-inspection';
import { renderCheck } from './render-check';
import { renderFindingsMarkdown } from './render-findings-markdown';
import { renderGithub } from './render-github';
import { renderJunit } from './render-junit';
import { renderSarif } from './render-sarif';
import { painter, Terminal } from './terminal';
import { packageVersion } from './version';
import { Finding, Severity } from '../findings/finding';
import { LoadProblem, placeOfProblem } from '../manifests/load/load-error';

type CheckCommand = Extract<Command, { name: 'check' }>;

/** Exit code if a part of the input cannot be read, whatever the findings on the rest are. */
const UNREADABLE = 2;

/** Prints the findings for the inputs, also if some files of a folder cannot be read. */
export async function runCheck(command: CheckCommand, terminal: Terminal): Promise<number> {
  const read = await inspectInputs(command.inputs, { ...command, goOn: true }, terminal);
  terminal.stdout.write(renderAs(command, read, terminal));

  return exitCodeOfCheck(command, read.inspected.allFindings(), read.problems);
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

function renderAs(command: CheckCommand, read: InspectedInputs, terminal: Terminal): string {
  const { inspected, accepted } = read;
  const findings = inspected.allFindings();
  const placeOf = placesOf(read);
  const { tryLine } = new FrameFinder(read);
  const lineOf = (finding: Finding) => tryLine(finding, placeOf(finding));
  switch (command.output) {
    case 'json': return escapedJson(checkedFindings(read));
    case 'sarif': return escapedJson(renderSarif(checkedFindings(read), lineOf, packageVersion(), accepted));
    case 'github': return renderGithub(findings, lineOf);
    case 'junit': return renderJunit(findings, placeOf, FAILING[command.failOn]);
    case 'markdown': return renderFindingsMarkdown(findings, placeOf);
    case 'text': return renderText(command, read, terminal) + fixableLine(read);
  }
}

/** Places of findings, also of those on files and rows, whose paths are places already. */
function placesOf({ placeOfFinding, problems, accepted }: InspectedInputs): PlaceOf {
  const places = new Map([
    ...problems.map((problem): [string, string] => [placeOfProblem(problem), `${problem.source}:${problem.line}`]),
    ...accepted.map((row): [string, string] => [row.place, row.place]),
  ]);

  return (finding) => placeOfFinding(finding) ?? places.get(finding.path);
}

/** Text does not repeat a path that is a place. */
function renderText({ summary, all }: CheckCommand, read: InspectedInputs, { stdout, env }: Terminal): string {
  const { inspected, placeOfFinding } = read;
  const findings = inspected.allFindings();
  const paint = painter(stdout, env);

  return summary ? `${summaryLines(findings, paint).join('\n')}\n` : renderCheck(findings, {
    placeOf: placeOfFinding,
    paint,
    frameOf: new FrameFinder(read).tryFrame,
    showsAll: all,
    ...stdout.isTTY && { columns: stdout.columns },
  });
}
