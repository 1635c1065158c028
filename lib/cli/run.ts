/** One call of the program: arguments in, text out, an exit code back. */
import { Command, parseCommand, UsageError } from './arguments';
import { COMMAND_HELP, HELP } from './help';
import { runCheck } from './run-check';
import { runConfig, runDiff } from './run-config';
import { runExplain } from './run-explain';
import { runInspect } from './run-inspect';
import { runReport } from './run-report';
import { runTargetDiff } from './run-target-diff';
import { runTargets } from './run-targets';
import { Terminal } from './terminal';
import { packageVersion } from './version';
import { WriteError } from './write-file';
import { visible } from '../findings/problem';
import { LoadError, renderLoadProblem } from '../manifests/load/load-error';

/** Exit codes: they never change their meaning. */
const OK = 0;
const UNUSABLE = 2;

/** What a call of the program does; the promise never rejects for what a user can give. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(parseCommand(args), terminal);
  } catch (error) {
    if (error instanceof UsageError) terminal.stderr.write(`${visible(error.message)}\nTry "cdk8s-app-monitoring --help".\n`);
    else if (error instanceof LoadError) terminal.stderr.write(`${error.problems.map(renderLoadProblem).join('\n')}\n`);
    else if (error instanceof WriteError) terminal.stderr.write(`${visible(error.message)}\n`);
    else throw error;

    return UNUSABLE;
  }
}

async function dispatch(command: Command, terminal: Terminal): Promise<number> {
  switch (command.name) {
    case 'help':
      terminal.stdout.write(command.of ? COMMAND_HELP[command.of] : HELP);

      return OK;
    case 'version':
      terminal.stdout.write(`${packageVersion()}\n`);

      return OK;
    case 'inspect': return runInspect(command, terminal);
    case 'check': return runCheck(command, terminal);
    case 'config': return runConfig(command, terminal);
    case 'diff': return runDiff(command, terminal);
    case 'targets': return runTargets(command, terminal);
    case 'target-diff': return runTargetDiff(command, terminal);
    case 'explain': return runExplain(command, terminal);
    case 'report': return runReport(command, terminal);
  }
}
