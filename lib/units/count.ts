/** Numbers of things, in words. */

/** `1 target`, `1,000 targets`, `0 discoveries`, `2 addresses`. */
export function count(number: number, thing: string): string {
  return `${grouped(number)} ${number === 1 ? thing : plural(thing)}`;
}

/** `1,000,000`, whatever the locale. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

function plural(thing: string): string {
  if (/[^aeiou]y$/.test(thing)) return `${thing.slice(0, -1)}ies`;

  return `${thing}${thing.endsWith('ss') ? 'es' : 's'}`;
}
