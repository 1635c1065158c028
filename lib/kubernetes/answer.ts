/** Answers of a cluster that is not there to be asked, and how they combine. */

/** `unknown` where only the cluster itself could tell. */
export type Answer = 'allowed' | 'denied' | 'unknown';

/** The answer for a fact that is certain. */
export function answerOf(isAllowed: boolean): Answer {
  return isAllowed ? 'allowed' : 'denied';
}

/** Allowed if any of them is allowed, denied if there are none; items after the first allowed one are not asked. */
export function anyOf<T>(values: Iterable<T>, ask: (value: T) => Answer): Answer {
  let answer: Answer = 'denied';
  for (const value of values) {
    const one = ask(value);
    if (one === 'allowed') return one;
    if (one === 'unknown') answer = one;
  }

  return answer;
}

/** Denied if any of them is denied, allowed if there are none; items after the first denied one are not asked. */
export function allOf<T>(values: Iterable<T>, ask: (value: T) => Answer): Answer {
  let answer: Answer = 'allowed';
  for (const value of values) {
    const one = ask(value);
    if (one === 'denied') return one;
    if (one === 'unknown') answer = one;
  }

  return answer;
}
