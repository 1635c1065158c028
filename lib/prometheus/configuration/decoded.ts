/** A value of a configuration in its Go type. */

/**
 * The fields of a struct that are given. A field that is null has the zero value of its type: "", false, 0; `null` for a struct, undefined
 * for a pointer, a list and a map.
 */
export interface Decoded { readonly [field: string]: unknown }

/** A text; its default if the field is not given. */
export function textIn(value: Decoded, field: string, byDefault = ''): string {
  return (value[field] ?? byDefault) as string;
}

/** A struct; empty if it is not given. */
export function structIn(value: Decoded, field: string): Decoded {
  return (value[field] ?? {}) as Decoded;
}

/** A list; empty if it is not given. */
export function listIn<T>(value: Decoded, field: string): readonly T[] {
  return (value[field] ?? []) as readonly T[];
}

/** Whether a field has another value than the zero value of its type. */
export function isSet(value: Decoded, field: string): boolean {
  const found = value[field];

  return found !== undefined && found !== null && found !== '' && found !== false && found !== 0n && found !== 0;
}
