/** The commands `config` and `config --diff`. */
import { Command } from './arguments';
import { chosenServers } from './chosen-servers';
import { exitCodeFor, inspectInputs } from './inspect-inputs';
import { jobChanges } from './job-changes';
import { tellErrors } from './tell-errors';
import { tellKept } from './tell-kept';
import { Paint, painter, printable, Terminal } from './terminal';
import { unifiedDiff } from './unified-diff';
import { visible } from '../findings/problem';
import { Inspected } from '../forecast/inspected';

/** Prints the configuration of one server, or of several with their names before each. */
export async function runConfig(command: Extract<Command, { name: 'config' }>, terminal: Terminal): Promise<number> {
  const { inputs, server } = command;
  const { inspected, notes, consolidated } = await inspectInputs(inputs, command, terminal);
  const servers = chosenServers([inspected], server, false).map((key) => [key, inspected.servers.get(key)!] as const);
  const { stdout } = terminal;
  const several = servers.length > 1;
  for (const [key, { config }] of servers) stdout.write(printable(several ? `# ${visible(key)}\n${config()}---\n` : config(), stdout));
  tellErrors(inspected.findings(), terminal, notes);
  tellKept(consolidated, terminal);

  return exitCodeFor(inspected.findings());
}

/** Prints a unified diff for each server, then the jobs that are added, removed and changed. */
export async function runDiff(command: Extract<Command, { name: 'diff' }>, terminal: Terminal): Promise<number> {
  const { before, after, server } = command;
  const { inspected: olds } = await inspectInputs(before.inputs, { ...command, ...before }, terminal);
  const { inspected: news, notes, consolidated } = await inspectInputs(after.inputs, { ...command, ...after }, terminal);
  const { stdout, env } = terminal;
  const paint = painter(stdout, env);
  const keys = chosenServers([olds, news], server, false);
  const diffs = keys.flatMap((key) => {
    const [was, is] = [configOf(olds, key), configOf(news, key)];

    return [...unifiedDiff(was, is, `OLD ${key}`, `NEW ${key}`).map((line) => paintDiff(line, paint)), ...summaryOf(key, was, is)];
  });
  stdout.write(printableLines(diffs));
  tellErrors(news.findings(), terminal, notes);
  tellKept(consolidated, terminal);

  return exitCodeFor(news.findings());
}

function configOf({ servers }: Inspected, key: string): string {
  return servers.get(key)?.config() ?? '';
}

function summaryOf(key: string, was: string, is: string): string[] {
  if (was === is) return [`${visible(key)}: no change`];
  const { added, removed, changed } = jobChanges(was, is);
  const list = (sign: string, names: readonly string[]) => names.map((name) => `  ${sign} ${visible(name)}`);

  return [
    `${visible(key)}: ${added.length} jobs added, ${removed.length} removed, ${changed.length} changed`,
    ...list('+', added), ...list('-', removed), ...list('~', changed),
  ];
}

function paintDiff(line: string, paint: Paint): string {
  const text = visible(line);
  if (/^(---|\+\+\+) /.test(line)) return paint('bold', text);
  const styles = { '-': 'red', '+': 'green', '@': 'cyan' } as const;
  const style = styles[line.charAt(0) as keyof typeof styles] as 'red' | undefined;

  return style ? paint(style, text) : text;
}

function printableLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
