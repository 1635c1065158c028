/** A plain scalar as it is written in a YAML text: the field that it is for decides its type. */
export class WrittenScalar {
  constructor(readonly text: string) {}
}
