/** The name that was meant, among those there are. */
import { tryFindNearest } from '../units/nearest-name';

/** Of how many names one is looked for: comparing with each is slow. */
const MOST = 50;

/** The known name that a wrong one stands for, if there are few to choose from. */
export function tryFindMeant(given: string, known: Iterable<string>): string | undefined {
  const names = [...new Set(known)].filter((name) => name !== '');

  return names.length > MOST ? undefined : tryFindNearest(given, names);
}
