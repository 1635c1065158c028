/** Values in messages. */

/** The value as errors show it, shortened if it is long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';

  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

const LONGEST = 100;
