/** Numbers of things, in words. */

/** `1 target`, `2 targets`, `1 discovery`, `0 discoveries`. */
export function count(number: number, thing: string): string {
  if (number === 1) return `1 ${thing}`;

  return `${number} ${/[^aeiou]y$/.test(thing) ? `${thing.slice(0, -1)}ies` : `${thing}s`}`;
}
