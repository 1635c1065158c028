/** Why something is refused, in the operator's words. Checks are joined by `??`: after the first reason nothing else is looked at. */

/** Nothing when all is well. */
export type Reason = string | undefined;

/** A reason with the place it comes from: `endpoints[0]: basicAuth: …`. */
export function under(place: string, reason: Reason): Reason {
  return reason === undefined ? undefined : `${place}: ${reason}`;
}

/** The first reason that a list gives. */
export function firstReason<T>(items: Iterable<T> | undefined | null, check: (item: T, index: number) => Reason): Reason {
  let index = 0;
  for (const item of items ?? []) {
    const reason = check(item, index++);
    if (reason !== undefined) return reason;
  }

  return undefined;
}

/** What a reader throws, as a reason. */
export function reasonOf(step: () => unknown): Reason {
  try {
    step();

    return undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;

    return error.message;
  }
}
