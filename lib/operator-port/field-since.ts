/** A field that older versions of the operator do not know. */

/** A field, and the first version of the operator that knows it. */
export interface FieldSince {
  /** E.g. `spec.consulSDConfigs[0].healthFilter`. */
  readonly path: string;
  readonly since: string;
}
