/** Maps among values of any shape. */

/** Whether a value is a map: no list, and not null. */
export function isObject(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
