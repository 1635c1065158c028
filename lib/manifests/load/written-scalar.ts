/** A plain scalar as it stands in a YAML text: who reads it knows which type it wants. */
export class WrittenScalar {
  constructor(readonly text: string) {}
}
