/** The option `--label <key>=<value>`, which may be repeated. */
import { whyNotLabelValue, whyNotQualifiedName } from '../../units/kubernetes-names';
import { Given, textsOf } from '../subcommand';
import { UsageError } from '../usage-error';

/** The labels by key. @throws UsageError */
export function labelsOf(given: Given): { readonly [label: string]: string } {
  return Object.fromEntries(textsOf(given, 'label').map((text) => {
    const [, key, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
    if (key === undefined) throw new UsageError(`"--label" must be <key>=<value>, not "${text}"`);
    const whyNot = [[key, whyNotQualifiedName(key)], [value, whyNotLabelValue(value)]].find(([, reason]) => reason !== undefined);
    if (whyNot) throw new UsageError(`"--label ${text}": "${whyNot[0]}" ${whyNot[1]}`);

    return [key, value];
  }));
}
