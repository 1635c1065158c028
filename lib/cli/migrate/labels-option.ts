/** The option `--label <key>=<value>`, which may be repeated. */
import { whyNotLabelValue, whyNotQualifiedName } from '../../units/kubernetes-names';
import { Given, textsOf } from '../subcommand';
import { UsageError } from '../usage-error';

/** The labels by key. @throws UsageError */
export function labelsOf(given: Given): { readonly [label: string]: string } {
  return Object.fromEntries(textsOf(given, 'label').map((text) => {
    const [, key, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
    if (key === undefined) throw new UsageError(`"--label" must be <key>=<value>, not "${text}"`);
    const why = [{ part: key, reason: whyNotQualifiedName(key) }, { part: value, reason: whyNotLabelValue(value) }].find(({ reason }) => reason !== undefined);
    if (why) throw new UsageError(`"--label ${text}": "${why.part}" ${why.reason}`);

    return [key, value];
  }));
}
