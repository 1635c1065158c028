/** Catches the RangeError that parsers throw for text that they cannot read. */

/** The message of the RangeError that a step throws; undefined if it throws nothing. Other errors are thrown again. */
export function rangeErrorOf(step: () => unknown): string | undefined {
  try {
    step();

    return undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;

    return error.message;
  }
}
