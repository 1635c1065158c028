/** Patterns of schemas, compiled once each. */
import { compileRe2 } from '../../../go/re2';

/** Whether the pattern matches anywhere in the text, in the RE2 dialect that the API server has from Go. */
export function matches(pattern: string, text: string): boolean {
  if (text.length <= MAX_SHORT && isCommon(pattern)) return remembered(common, pattern, () => new RegExp(pattern)).test(text);

  return remembered(compiled, pattern, () => compileRe2(pattern)).matcher(text).find();
}

/** JavaScript tries all ways to match, which takes no time in a short text. */
const MAX_SHORT = 64;

const common = new Map<string, RegExp>();
const compiled = new Map<string, ReturnType<typeof compileRe2>>();
const areCommon = new Map<string, boolean>();

/**
 * Whether JavaScript reads a pattern as RE2 does: letters, digits, groups without flags, classes of listed characters, repetition.
 * Most are durations, so the other dialect is seldom loaded.
 */
function isCommon(pattern: string): boolean {
  return remembered(areCommon, pattern, () => /^(?:[\^$|?+*A-Za-z0-9)]|\((?!\?)|\\[.+d]|\[[A-Za-z0-9.]+(?:-[A-Za-z0-9]+)*\])*$/.test(pattern));
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  if (!known.has(key)) known.set(key, make());

  return known.get(key)!;
}
