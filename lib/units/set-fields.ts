/** Finds the fields that an object sets. */

/** Names of the fields that are set, in the order of the object. It iterates over the object, which has few of the many possible fields. */
export function setFields<F extends string>(value: { readonly [field in F]?: unknown }, fields: ReadonlySet<F>): F[] {
  return (Object.keys(value) as F[]).filter((field) => fields.has(field) && value[field] !== undefined);
}

/** A new object with only the fields that are set. */
export function pickSetFields<F extends string, T extends { readonly [field in F]?: unknown }>(
  value: T, fields: ReadonlySet<F>,
): Pick<T, F> {
  const picked: { [field: string]: unknown } = {};
  for (const field of setFields(value, fields)) picked[field] = value[field];

  return picked as Pick<T, F>;
}
