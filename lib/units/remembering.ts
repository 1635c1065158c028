/** Values that are asked for again and again. */

/** So many values are kept of one function; then it begins anew. */
const MOST = 1_000;

/** A function that makes the value of each key once. What is thrown is not kept. */
export function remembering<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, { readonly value: V }>();

  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = make(key);
    if (known.size >= MOST) known.clear();
    known.set(key, { value });

    return value;
  };
}
