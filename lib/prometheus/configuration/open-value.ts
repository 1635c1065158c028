/** Values that are filled in later. */
import { PLACEHOLDER } from '../../kubernetes/placeholder';

/** Whether a text is known only in the cluster, or has a variable such as `$(TOKEN)`, which the config reloader replaces. */
export function isOpenValue(text: string): boolean {
  return text.includes(PLACEHOLDER) || /\$\([A-Za-z_][A-Za-z0-9_]*\)/.test(text);
}
