/** Recognises the patterns that most rules have: fixed texts, or anything between fixed texts. They need no regular expression compiler. */

/** The texts that a pattern matches: `before`, one of the alternatives, and `after`. */
export interface LiteralPattern {
  readonly before: string;
  readonly alternatives: ReadonlySet<string>;
  readonly after: string;
  /** Whether the alternatives are a group, as in `(a|b);c`, and not the whole pattern, as in `a|b`. */
  readonly isGroup: boolean;
}

/** Recognises `a;b`, `a|b` and `(a|b);c`; undefined for patterns that contain anything else. */
export function tryLiteralPattern(pattern: string): LiteralPattern | undefined {
  const found = LITERAL.exec(pattern);
  if (!found) return undefined;
  const [, before = '', grouped, after = '', ungrouped = ''] = found;

  return { before, alternatives: new Set((grouped ?? ungrouped).split('|')), after, isGroup: grouped !== undefined };
}

/** Texts of the whole match and of the group, as Go returns them for the pattern between `^` and `$`. */
export function matchLiteral({ before, alternatives, after, isGroup }: LiteralPattern, text: string): readonly string[] | undefined {
  if (text.length < before.length + after.length || !text.startsWith(before) || !text.endsWith(after)) return undefined;
  const middle = text.slice(before.length, text.length - after.length);
  if (!alternatives.has(middle)) return undefined;

  return isGroup ? [text, middle] : [text];
}

/** Characters without a meaning in patterns, around one group or with alternatives. */
const LITERAL = /^(?:([\w:/; -]*)\(([\w:/; |-]*)\)([\w:/; -]*)|([\w:/; |-]*))$/;

/** A pattern that takes anything between fixed texts, as `go_.*` or `Pod;(.*)` do. */
export interface OpenPattern {
  readonly before: string;
  readonly after: string;
  /** Least length of what is between: 1 for `.+`. */
  readonly atLeast: number;
  /** Whether what is between is a group. */
  readonly isGroup: boolean;
}

/** Recognises `.*`, `.+`, `(.*)` and `(.+)`, alone or with fixed text around them. */
export function tryOpenPattern(pattern: string): OpenPattern | undefined {
  const [, before, grouped, ungrouped, after] = OPEN.exec(pattern) ?? [];

  return before === undefined ? undefined : { before, after, atLeast: (grouped ?? ungrouped) === '+' ? 1 : 0, isGroup: grouped !== undefined };
}

/** Texts of the whole match and of the group, as Go returns them for the pattern between `^(?s:` and `)$`. */
export function matchOpen({ before, after, atLeast, isGroup }: OpenPattern, text: string): readonly string[] | undefined {
  const end = text.length - after.length;

  if (end < before.length + atLeast || !text.startsWith(before) || !text.endsWith(after)) return undefined;

  return isGroup ? [text, text.slice(before.length, end)] : [text];
}

const OPEN = /^([\w:/; -]*)(?:\(\.([*+])\)|\.([*+]))([\w:/; -]*)$/;
