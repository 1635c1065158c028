/** The first result that is there. */

/** The first result that a list gives; nothing after it is looked at. */
export function firstFound<T, R>(items: Iterable<T> | undefined | null, find: (item: T, index: number) => R | undefined): R | undefined {
  let index = 0;
  for (const item of items ?? []) {
    const found = find(item, index++);
    if (found !== undefined) return found;
  }

  return undefined;
}
