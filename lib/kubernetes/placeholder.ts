/** Stand-ins for what only a cluster decides: they pass through relabeling like real values, and are taken out again afterwards. */

/** Stands for a name, a hash or an id, or a piece of one: letters and digits, as most patterns for these want. */
export const PLACEHOLDER = 'n0tkn0wn';

/** First byte of stand-ins for addresses: a block that is not assigned, so that no manifest can mean it. */
const BLOCK = 240;
const BYTES = 256;

/** The stand-in for the address of the pod with that number, from 0 on: IPv4, since patterns in relabeling rules look for that. */
export function addressOf(pod: number): string {
  const number = pod + 1;

  return [BLOCK + Math.floor(number / BYTES ** 3), Math.floor(number / BYTES ** 2) % BYTES, Math.floor(number / BYTES) % BYTES, number % BYTES].join('.');
}

/** Whether a text holds a stand-in for an address. */
export function holdsAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/** A text with the names of pods in place of their stand-ins. */
export function withPodNames(text: string, nameOf: (address: string) => string | undefined): string {
  return holdsAddress(text) ? text.replace(ADDRESSES, (address) => nameOf(address) ?? address) : text;
}

const ADDRESS = /(?<![\d.])24[0-9](?:\.\d{1,3}){3}(?![\d.]*\d)/;
const ADDRESSES = new RegExp(ADDRESS, 'g');
