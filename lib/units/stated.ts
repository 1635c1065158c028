/** Which of some fields an object states. */

/** Names of the stated fields, in the object's order. Asks the object for what it has, since it has few of the many fields there are. */
export function statedFields<F extends string>(value: { readonly [field in F]?: unknown }, fields: ReadonlySet<F>): F[] {
  return (Object.keys(value) as F[]).filter((field) => fields.has(field) && value[field] !== undefined);
}

/** The stated fields as an object of their own. */
export function pickStated<F extends string, T extends { readonly [field in F]?: unknown }>(value: T, fields: ReadonlySet<F>): Pick<T, F> {
  const picked: { [field: string]: unknown } = {};
  for (const field of statedFields(value, fields)) picked[field] = value[field];

  return picked as Pick<T, F>;
}
