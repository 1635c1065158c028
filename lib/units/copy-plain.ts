/** Copies plain data. */

/** A copy of lists and plain objects at every depth; other values, such as instances of classes, are kept as they are. */
export function copyPlain<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyPlain) as T;

  return isPlainObject(value) ? copyProps(value) : value;
}

/** The same of an object that may be an instance of a class. */
export function copyProps<T extends object>(props: T): T {
  const copy = { ...props } as { [key: string]: unknown };
  for (const key of Object.keys(copy)) copy[key] = copyPlain(copy[key]);

  return copy as T;
}

/** Whether a value is an object without a class. */
export function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as unknown;

  return prototype === Object.prototype || prototype === null;
}
