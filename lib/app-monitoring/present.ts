/** What is there of what may be needed. */

/** The values that are not undefined. */
export function present<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}
