/** Removes the names of groups from a pattern. Go accepts two groups with the same name; its JavaScript port does not. */

/** A pattern without group names, and the numbers of the groups that had each name. */
export interface UnnamedPattern {
  readonly pattern: string;
  readonly groups: ReadonlyMap<string, readonly number[]>;
}

/** The pattern with its named groups made unnamed. A pattern that is not valid RE2 stays invalid. */
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
 * Matches, in this order: quoted text, an escape, a character class (its first `]` is literal, and it may contain named classes such as
 * `[:alpha:]`), a capturing group, or any other character.
 * @see parse in regexp/syntax/parse.go, Go 1.26
 */
const PIECE = /\\Q.*?(?:\\E|$)|\\.|\[\^?\]?(?:\\.|\[:.*?:\]|[^\]\\])*\]|(\((?:\?P?<(\w+)>|(?!\?)))|./gsu;
