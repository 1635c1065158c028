/** Answers to questions about a cluster that cannot be queried, and how they combine. */

/** Whether something is allowed; `unknown` if it depends on the cluster. */
export type Answer = 'allowed' | 'denied' | 'unknown';

/** The answer for a fact that is certain. */
export function answerOf(isAllowed: boolean): Answer {
  return isAllowed ? 'allowed' : 'denied';
}

/** Allowed if one of the values is allowed, denied if there are no values. Values after the first allowed one are not evaluated. */
export function anyOf<T>(values: Iterable<T>, ask: (value: T) => Answer): Answer {
  let answer: Answer = 'denied';
  for (const value of values) {
    const one = ask(value);
    if (one === 'allowed') return one;
    if (one === 'unknown') answer = one;
  }

  return answer;
}

/** Denied if one of the values is denied, allowed if there are no values. Values after the first denied one are not evaluated. */
export function allOf<T>(values: Iterable<T>, ask: (value: T) => Answer): Answer {
  let answer: Answer = 'allowed';
  for (const value of values) {
    const one = ask(value);
    if (one === 'denied') return one;
    if (one === 'unknown') answer = one;
  }

  return answer;
}
