/** Values that are made when they are first asked for. */

/** Makes a value once; later calls get the same one. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;

  return () => (made ??= { value: make() }).value;
}
