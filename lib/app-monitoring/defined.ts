/** Values without those that are undefined. */

/** The values that are not undefined. */
export function defined<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}
