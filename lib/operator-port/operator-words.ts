/** The operator's own words for a reason. */

/**
 * Text for people. It is not a string, so that no code can search or cut it: code goes by the cause of a rejection,
 * and the words only go into a message, as in `${words}`.
 */
export class OperatorWords {
  constructor(private readonly words: string) {}

  /** The words with a place in front of them: `endpoints[0]: basicAuth: …`. */
  under(place: string): OperatorWords {
    return new OperatorWords(`${place}: ${this.words}`);
  }

  toString(): string {
    return this.words;
  }
}
