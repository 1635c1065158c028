/** Answers of a cluster that is not there to be asked, and how they combine. */

/** `unknown` where only the cluster itself could tell. */
export type Answer = 'allowed' | 'denied' | 'unknown';

/** Of something that is certain. */
export function answerOf(isAllowed: boolean): Answer {
  return isAllowed ? 'allowed' : 'denied';
}

/** Allowed where one is, and denied where there are none; those after the first that is allowed are not asked. */
export function anyOf<T>(values: Iterable<T>, ask: (value: T) => Answer): Answer {
  let answer: Answer = 'denied';
  for (const value of values) {
    const one = ask(value);
    if (one === 'allowed') return one;
    if (one === 'unknown') answer = one;
  }

  return answer;
}

/** Denied where one is, and allowed where there are none; those after the first that is denied are not asked. */
export function allOf<T>(values: Iterable<T>, ask: (value: T) => Answer): Answer {
  let answer: Answer = 'allowed';
  for (const value of values) {
    const one = ask(value);
    if (one === 'denied') return one;
    if (one === 'unknown') answer = one;
  }

  return answer;
}
