/** Replacements of parts of a text. */

/** The text between two offsets becomes another text. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all replacements; equal ones count once. @throws RangeError if two overlap */
export function spliced(text: string, splices: readonly Splice[]): string {
  const sorted = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
  let [result, at] = ['', 0];
  let last: Splice | undefined;
  for (const splice of sorted) {
    if (last && last.start === splice.start && last.end === splice.end && last.text === splice.text) continue;
    if (splice.start < at) throw new RangeError('two changes of a text overlap');
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
    last = splice;
  }

  return result + text.slice(at);
}
