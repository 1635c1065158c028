/** Readers throw a RangeError for text that they cannot read. */

/** The message of the RangeError that a step throws; undefined where it throws nothing. Other errors pass through. */
export function rangeErrorOf(step: () => unknown): string | undefined {
  try {
    step();

    return undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;

    return error.message;
  }
}
