/** Arguments to a command, or why they are none. */
import { parseArgs } from 'node:util';
import { whyNotVersion } from '../units/version';

/** What the user wants. */
export type Command =
  | { readonly name: 'help'; readonly of?: CommandName }
  | { readonly name: 'version' }
  | { readonly name: 'inspect'; readonly inputs: readonly string[]; readonly output: 'text' | 'json'; readonly operatorVersion?: string; readonly showSecrets: boolean }
  | { readonly name: 'config'; readonly inputs: readonly string[]; readonly server?: string; readonly showSecrets: boolean }
  | { readonly name: 'diff'; readonly before: string; readonly after: string; readonly server?: string; readonly showSecrets: boolean };

export type CommandName = 'inspect' | 'config';

/** Bad usage: the message says what is wrong. */
export class UsageError extends Error {}

const OPTIONS = {
  'help': { type: 'boolean', short: 'h' },
  'version': { type: 'boolean' },
  'output': { type: 'string', short: 'o' },
  'operator-version': { type: 'string' },
  'server': { type: 'string' },
  'diff': { type: 'boolean' },
  'show-secrets': { type: 'boolean' },
} as const;

/** Options that a command takes beside `--help`. */
const TAKES: { readonly [command in CommandName]: readonly string[] } = {
  inspect: ['output', 'operator-version', 'show-secrets'],
  config: ['server', 'diff', 'show-secrets'],
};

/** @throws UsageError */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals: [name, ...inputs] } = parse(args);
  const isCommand = name === 'inspect' || name === 'config';
  if (values.help) return { name: 'help', of: isCommand ? name : undefined };
  if (values.version) return { name: 'version' };
  if (!isCommand) throw new UsageError(name === undefined ? 'no command is given' : `there is no command "${name}"`);
  const stranger = Object.keys(values).find((option) => !TAKES[name].includes(option));
  if (stranger !== undefined) throw new UsageError(`"${name}" has no option "--${stranger}"`);
  const showSecrets = values['show-secrets'] ?? false;
  if (name === 'inspect') {
    return { name, inputs: atLeastOne(inputs), output: outputOf(values.output), operatorVersion: versionOf(values['operator-version']), showSecrets };
  }


  const shared = { server: values.server, showSecrets };
  if (!values.diff) return { name, inputs: atLeastOne(inputs), ...shared };
  if (inputs.length !== 2) throw new UsageError('"--diff" takes two files or folders, OLD and NEW');
  if (inputs.every((input) => input === '-')) throw new UsageError('standard input can be one of OLD and NEW, not both');

  return { name: 'diff', before: inputs[0], after: inputs[1], ...shared };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]);
  }
}

function atLeastOne(inputs: readonly string[]): readonly string[] {
  if (inputs.length === 0) throw new UsageError('no file or folder is given; "-" reads standard input');

  return inputs;
}

function outputOf(output: string = 'text'): 'text' | 'json' {
  if (output !== 'text' && output !== 'json') throw new UsageError(`"--output" is text or json, not "${output}"`);

  return output;
}

function versionOf(version: string | undefined): string | undefined {
  const why = version === undefined ? undefined : whyNotVersion(version);
  if (why) throw new UsageError(`"--operator-version ${version}" ${why}`);

  return version;
}
