/** Options that must be one of a few values. */
import { UsageError } from './usage-error';

/** The value of an option, as one of those that are known. @throws UsageError */
export function choiceOf<T extends string>(option: string, text: string, known: readonly T[]): T {
  const found = known.find((each) => each === text);
  if (found === undefined) throw new UsageError(`"--${option}" must be ${alternatives(known)}, not "${text}"`);

  return found;
}

/** `text, json or sarif`. */
export function alternatives(known: readonly string[]): string {
  return `${known.slice(0, -1).join(', ')} or ${known[known.length - 1]}`;
}
