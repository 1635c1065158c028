/** Parses options of every command, by the same rules. */
import { parseArgs, ParseArgsConfig } from 'node:util';
import { asUsageError, UsageError } from './usage-error';

/** Options by name, as `parseArgs` takes them. */
export type Options = NonNullable<ParseArgsConfig['options']>;

/** What is given: values by option, and the other arguments. */
export type Parsed<T extends Options> = Pick<
  ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>>, 'values' | 'positionals'
>;

/** Options by name, and the other arguments. @throws UsageError for an unknown option, or one that takes one value and is given twice */
export function parseOptions<const T extends Options>(args: readonly string[], options: T): Parsed<T> {
  try {
    const { tokens, ...parsed } = parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
    refuseRepeated(tokens.flatMap((token) => (token.kind === 'option' ? token.name : [])), options);

    return parsed as Parsed<T>;
  } catch (error) {
    throw asUsageError(error);
  }
}

/** All but the last value of such an option would have no effect. */
function refuseRepeated(given: readonly string[], options: Options): void {
  const repeated = given.find((name, i) => given.indexOf(name) < i && options[name].type === 'string' && !options[name].multiple);
  if (repeated !== undefined) throw new UsageError(`"--${repeated}" is given more than once; give one value`);
}
