/** Placeholders for values that only the cluster decides. They pass through relabeling like real values, and are replaced afterwards. */

/** Placeholder for a name, hash or id, or part of one. It consists of letters and digits, so that it matches most patterns for these. */
export const PLACEHOLDER = 'n0tkn0wn';

/** First byte of placeholder addresses, from a reserved block that no real address is in. */
const BLOCK = 240;
const BYTES = 256;

/** Placeholder for the address of a pod, by its number from 0 on. It is an IPv4 address, which patterns in relabeling rules expect. */
export function addressOf(pod: number): string {
  const number = pod + 1;

  return [BLOCK + Math.floor(number / BYTES ** 3), Math.floor(number / BYTES ** 2) % BYTES, Math.floor(number / BYTES) % BYTES, number % BYTES].join('.');
}

/** Whether a text contains a placeholder address. */
export function holdsAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/** The text with the names of pods in place of their placeholder addresses. */
export function withPodNames(text: string, nameOf: (address: string) => string | undefined): string {
  return holdsAddress(text) ? text.replace(ADDRESSES, (address) => nameOf(address) ?? address) : text;
}

const ADDRESS = /(?<![\d.])24[0-9](?:\.\d{1,3}){3}(?![\d.]*\d)/;
const ADDRESSES = new RegExp(ADDRESS, 'g');
