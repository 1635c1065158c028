/** Finds the known name that a misspelt name is most similar to. */

/** The known name with the fewest changed letters, if they are few for its length; if several are equal, the first in sort order. */
export function tryFindNearest(given: string, known: Iterable<string>): string | undefined {
  const comparable = [...known].filter((name) => isComparable(given, name));
  const ranked = comparable.map((name) => ({ name, changes: changesBetween(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, changes }) => changes <= Math.max(1, Math.floor(Math.min(name.length, given.length) / 3)))
    .sort((a, b) => a.changes - b.changes || (a.name < b.name ? -1 : 1));

  return ranked[0]?.name;
}

/** Maximum length of a Kubernetes name. Longer texts are not compared, since time and memory grow with the product of the lengths. */
const LONGEST = 253;

function isComparable(given: string, name: string): boolean {
  return given.length <= LONGEST && name.length <= LONGEST;
}

/** Number of letters to insert, remove, replace, or swap with their neighbour. */
function changesBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        row[j - 1] + 1,
        rows[i - 1][j] + 1,
        rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
        isSwap ? rows[i - 2][j - 2] + 1 : Infinity,
      );
    }
    rows.push(row);
  }

  return rows[a.length][b.length];
}
