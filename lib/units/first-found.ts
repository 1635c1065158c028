/** Finds the first result in a list. */

/** The first result of `find` that is not undefined; later items are not evaluated. */
export function firstFound<T, R>(items: Iterable<T> | undefined | null, find: (item: T, index: number) => R | undefined): R | undefined {
  let index = 0;
  for (const item of items ?? []) {
    const found = find(item, index++);
    if (found !== undefined) return found;
  }

  return undefined;
}
