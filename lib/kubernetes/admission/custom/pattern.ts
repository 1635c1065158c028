/** Patterns of schemas. */
import { compileRe2 } from '../../../go/re2';
import { remembering } from '../../../units/remembering';

/** Whether the pattern matches anywhere in the text, in the RE2 dialect that the API server has from Go. */
export function matches(pattern: string, text: string): boolean {
  if (text.length <= MAX_SHORT && isCommon(pattern)) return common(pattern).test(text);

  return compileRe2(pattern).matcher(text).find();
}

/** JavaScript tries all ways to match, which takes no time in a short text. */
const MAX_SHORT = 64;

const common = remembering((pattern: string) => new RegExp(pattern));

/**
 * Whether JavaScript reads a pattern as RE2 does: letters, digits, groups without flags, classes of listed characters, repetition.
 * Most are durations, so the other dialect is seldom loaded.
 */
const isCommon = remembering((pattern: string) => /^(?:[\^$|?+*A-Za-z0-9)]|\((?!\?)|\\[.+d]|\[[A-Za-z0-9.]+(?:-[A-Za-z0-9]+)*\])*$/.test(pattern));
