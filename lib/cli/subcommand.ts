/** A command in a file of its own: its help, its options, and what it does. */
import { choiceOf } from './choice';
import { Options, parseOptions } from './parse-options';
import { Terminal } from './terminal';

/** What was given: files and folders, and options by name; an option that may be repeated has a list. */
export interface Given {
  readonly inputs: readonly string[];
  readonly values: { readonly [option: string]: string | boolean | readonly (string | boolean)[] | undefined };
}

/** One command; `--help` is handled for it. */
export interface Subcommand {
  readonly help: string;
  readonly options: Options;
  /** Returns the exit code. @throws UsageError, LoadError, WriteError */
  readonly run: (given: Given, terminal: Terminal) => Promise<number>;
}

/** Parses the arguments after the name of a command, and runs it. @throws UsageError */
export async function runSubcommand(command: Subcommand, args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, inputs } = parse(command, args);
  if (values.help) {
    terminal.stdout.write(command.help);

    return 0;
  }

  return command.run({ inputs, values }, terminal);
}

function parse({ options }: Subcommand, args: readonly string[]): Given {
  const { values, positionals } = parseOptions(args, { ...options, help: { type: 'boolean', short: 'h' } });

  return { values, inputs: positionals };
}

/** The value of an option that is text. */
export function textOf({ values }: Given, option: string): string | undefined {
  return values[option] as string | undefined;
}

/** The values of an option that may be repeated. */
export function textsOf({ values }: Given, option: string): readonly string[] {
  return (values[option] ?? []) as readonly string[];
}

/** The value of an option that must be one of a few; without it, the first. @throws UsageError */
export function oneOf<T extends string>(given: Given, option: string, known: readonly T[]): T {
  return choiceOf(option, textOf(given, option) ?? known[0], known);
}
