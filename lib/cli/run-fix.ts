/** The command `check --fix`. */
import { Command } from './arguments';
import { fixesOf } from './fixable-findings';
import { inspectInputs } from './inspect-inputs';
import { manifestDiff } from './manifest-diff';
import { readStdin } from './read-stdin';
import { exitCodeOfCheck, runCheck } from './run-check';
import { Paint, painter, printable, Terminal } from './terminal';
import { writeFile } from './write-file';
import { Finding } from '../findings/finding';
import { visible } from '../findings/problem';
import { Fixes } from '../fixes/plan-fixes';
import { count } from '../units/count';

/** Edits the files of the inputs, and prints a diff and the findings that are left. */
export async function runFix(command: Extract<Command, { name: 'check' }>, terminal: Terminal): Promise<number> {
  const { inputs, isDry, output } = command;
  // The inputs are read twice: before the files are edited, and afterwards.
  const stdin = inputs.includes('-') ? await readStdin(terminal) : '';
  const reading = () => ({ ...terminal, stdin: streamOf(stdin) });
  const read = await inspectInputs(inputs, { ...command, goOn: true }, reading());
  const fixes = fixesOf(read);
  if (!isDry) for (const { source, after } of fixes.files) writeFile(source, after);
  const out = output === 'text' ? terminal.stdout : terminal.stderr;
  const diff = fixes.files.flatMap(({ source, before, after }) => manifestDiff(before, after, source));
  const beside = isDry ? terminal.stderr : out;
  const lines = [...tellNotFixed(fixes, painter(beside, terminal.env)), summary(fixes, isDry)];
  const [shown, told] = [diff, lines].map((each) => each.map((line) => `${line}\n`).join(''));
  if (isDry) {
    beside.write(told);
    out.write(printable(shown, out));

    return exitCodeOfCheck(command, fixes.inspected.allFindings(), read.problems);
  }
  out.write(`${printable(shown, out)}${told}`);
  if (output === 'text') out.write('\n');

  return runCheck(command, reading());
}

async function* streamOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

function tellNotFixed({ notFixed }: Fixes, paint: Paint): string[] {
  return notFixed.map(({ finding, whyNot }) => `${paint('yellow', 'not fixed')} ${named(finding)}: ${visible(whyNot)}`);
}

function named({ code, path }: Finding): string {
  return visible(`${code} ${path}`);
}

function summary({ fixed, files }: Fixes, isDry: boolean): string {
  return `${count(fixed.length, 'finding')} ${isDry ? 'would be ' : ''}fixed in ${count(files.length, 'file')}`;
}
