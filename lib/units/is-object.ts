/** Recognises objects among unknown values. */

/** Whether a value is an object, and neither a list nor null. */
export function isObject(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
