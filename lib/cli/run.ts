/** One call of the program: takes arguments, writes text, returns an exit code. */
import { Command, parseCommand } from './arguments';
import { NoServerError } from './chosen-servers';
import { COMMAND_HELP, HELP } from './help';
import { runSubcommand } from './subcommand';
import { SUBCOMMAND_WORDS, trySubcommand } from './subcommands';
import { Terminal } from './terminal';
import { HELP_ADVICE, UsageError } from './usage-error';
import { packageVersion } from './version';
import { WriteError } from './write-file';
import { visible } from '../findings/problem';
import { ProfileError } from '../inspection/profile-error';
import { LoadError, renderLoadProblem } from '../manifests/load/load-error';

/** Exit codes: they never change their meaning. */
const OK = 0;
const UNUSABLE = 2;

/** Runs the program; errors of input and arguments become messages and exit code 2. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const found = trySubcommand(args);

    if (found) return await runSubcommand(found.command, found.rest, terminal);

    return await dispatch(parseCommand(args, SUBCOMMAND_WORDS), terminal);
  } catch (error) {
    if (error instanceof UsageError) terminal.stderr.write(`${visible(error.message)}\n${error.advice}\n`);
    else if (error instanceof ProfileError) terminal.stderr.write(`${linesOf(error)}\n${HELP_ADVICE}\n`);
    else if (error instanceof LoadError) terminal.stderr.write(`${error.problems.map(renderLoadProblem).join('\n')}\n`);
    else if (error instanceof NoServerError) terminal.stderr.write(`${error.message}\n`);
    else if (error instanceof WriteError) terminal.stderr.write(`${visible(error.message)}\n`);
    else throw error;

    return UNUSABLE;
  }
}

/** A profile may have several problems, one a line. */
function linesOf({ message }: ProfileError): string {
  return message.split('\n').map(visible).join('\n');
}

/** Each command is loaded when it is called: loading them all takes longer than most of them run. */
/* eslint-disable @typescript-eslint/no-require-imports */
async function dispatch(command: Command, terminal: Terminal): Promise<number> {
  switch (command.name) {
    case 'help':
      terminal.stdout.write(command.of ? COMMAND_HELP[command.of] : HELP);

      return OK;
    case 'version':
      terminal.stdout.write(`${packageVersion()}\n`);

      return OK;
    case 'inspect': return (require('./run-inspect') as typeof import('./run-inspect')).runInspect(command, terminal);
    case 'check':
      if (command.fix) return (require('./run-fix') as typeof import('./run-fix')).runFix(command, terminal);

      return (require('./run-check') as typeof import('./run-check')).runCheck(command, terminal);
    case 'config': return (require('./run-config') as typeof import('./run-config')).runConfig(command, terminal);
    case 'diff': return (require('./run-config') as typeof import('./run-config')).runDiff(command, terminal);
    case 'targets': return (require('./run-targets') as typeof import('./run-targets')).runTargets(command, terminal);
    case 'target-diff': return (require('./run-target-diff') as typeof import('./run-target-diff')).runTargetDiff(command, terminal);
    case 'explain': return (require('./run-explain') as typeof import('./run-explain')).runExplain(command, terminal);
    case 'report': return (require('./run-report') as typeof import('./run-report')).runReport(command, terminal);
    case 'snapshot': return (require('./run-snapshot') as typeof import('./run-snapshot')).runSnapshot(command, terminal);
  }
}
