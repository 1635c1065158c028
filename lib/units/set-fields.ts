/** Which of some fields an object sets. */

/** Names of the fields that are set, in the order of the object. Walks the object, since it has few of the many possible fields. */
export function setFields<F extends string>(value: { readonly [field in F]?: unknown }, fields: ReadonlySet<F>): F[] {
  return (Object.keys(value) as F[]).filter((field) => fields.has(field) && value[field] !== undefined);
}

/** The fields that are set, as an object of their own. */
export function pickSetFields<F extends string, T extends { readonly [field in F]?: unknown }>(
  value: T, fields: ReadonlySet<F>,
): Pick<T, F> {
  const picked: { [field: string]: unknown } = {};
  for (const field of setFields(value, fields)) picked[field] = value[field];

  return picked as Pick<T, F>;
}
