/** All codes of findings; `docs/findings.md` describes them, and a test compares both. */

/** The first and the last number of each range of codes without a gap. */
const RANGES: readonly (readonly [first: number, last: number])[] = [
  [101, 123], [201, 229], [231, 236], [301, 310], [401, 415], [501, 520], [601, 608], [611, 616],
  [631, 632], [641, 642], [701, 716], [741, 742], [801, 808], [901, 940], [942, 945], [949, 964],
  [966, 974], [980, 986],
];

/** Whether a finding or an error of this library can have the code. */
export function isKnownCode(code: string): boolean {
  const [, digits] = /^AM(\d{3})$/.exec(code) ?? [];

  return digits !== undefined && RANGES.some(([first, last]) => first <= Number(digits) && Number(digits) <= last);
}
