/** Names of groups, taken out of a pattern: Go takes two groups of one name, its port does not. */

/** A pattern whose groups are all unnamed, and the numbers of those that had each name. */
export interface UnnamedPattern {
  readonly pattern: string;
  readonly groups: ReadonlyMap<string, readonly number[]>;
}

/** Reads no more than it needs to tell groups from literal text; a pattern that is no RE2 is still none afterwards. */
export function withoutGroupNames(pattern: string): UnnamedPattern {
  const groups = new Map<string, number[]>();
  if (!pattern.includes('(?')) return { pattern, groups };
  let unnamed = '';
  let count = 0;
  for (const [piece, open, name] of pattern.matchAll(PIECE)) {
    if (open !== undefined) count++;
    if (name !== undefined) groups.set(name, [...groups.get(name) ?? [], count]);
    unnamed += name === undefined ? piece : '(';
  }

  return { pattern: unnamed, groups };
}

/**
 * In this order: quoted text, an escape, a class (its first `]` is literal, and it may hold classes in brackets of their own), a group that
 * captures, anything else.
 * @see parse in regexp/syntax/parse.go, Go 1.26
 */
const PIECE = /\\Q.*?(?:\\E|$)|\\.|\[\^?\]?(?:\\.|\[:.*?:\]|[^\]\\])*\]|(\((?:\?P?<(\w+)>|(?!\?)))|./gsu;
