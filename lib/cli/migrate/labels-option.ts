/** The option `--label <key>=<value>`, which may be repeated. */
import { Given, textsOf } from '../subcommand';
import { UsageError } from '../usage-error';

/** The labels by key. @throws UsageError */
export function labelsOf(given: Given): { readonly [label: string]: string } {
  return Object.fromEntries(textsOf(given, 'label').map((text) => {
    const [, key, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
    if (key === undefined) throw new UsageError(`"--label" must be <key>=<value>, not "${text}"`);

    return [key, value];
  }));
}
