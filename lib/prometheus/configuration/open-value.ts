/** Values that are filled in later. */
import { PLACEHOLDER } from '../../kubernetes/placeholder';

/**
 * Whether a text is known only in the cluster, or has a variable: `$(TOKEN)`, which the config reloader replaces, or `${TOKEN}` and
 * `{{ token }}` of programs that make the file.
 */
export function isOpenValue(text: string): boolean {
  return text.includes(PLACEHOLDER) || VARIABLE.test(text);
}

const VARIABLE = /\$\([A-Za-z_]\w*\)|\$\{[A-Za-z_]\w*\}|\{\{.*\}\}/s;
